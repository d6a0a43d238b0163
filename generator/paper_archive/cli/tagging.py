"""`paper-archive tag`: assign topics to all papers again."""

from pathlib import Path

import click

from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.text import counted
from paper_archive.workflows.tagging import tag_papers


@click.command()
@content_option()
@with_output()
def tag(content: Path) -> CommandResult:
    """Assign topics to all papers again, after topics.yml has changed.

    Tags that a person or a source added stay, and tags that a person removed stay removed.
    """
    report = tag_papers(content, PROGRESS)
    lines = [f"updated tags on {counted(len(report.changed), 'paper')}"]
    if not report.has_file:
        lines = ["there is no topics.yml: all tags stay; restore it, or write [] into a new one"]
    elif not report.has_topics:
        lines.append("topics.yml has no topics: `paper-archive topics suggest` finds some")
    return CommandResult(
        lines=lines,
        facts={"papers": report.papers, "changed": report.changed},
        problems=report.problems,
    )
