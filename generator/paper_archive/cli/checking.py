"""`paper-archive check`: find what is wrong in the content folder and in archive.yml."""

from pathlib import Path

import click

from paper_archive.archive.content import Content
from paper_archive.cli import days
from paper_archive.cli.output import CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType
from paper_archive.text import counted
from paper_archive.workflows.checking import check_archive
from paper_archive.workflows.configuration import file_of, mistakes_in


@click.command()
@content_option()
@click.option(
    "--addresses",
    type=PathType(path_type=Path, dir_okay=False),
    help="The addresses.txt of the published site; each of its addresses must lead somewhere.",
)
@with_output()
def check(content: Path, addresses: Path | None) -> CommandResult:
    """List all problems in the content folder and in archive.yml.

    The build fails on the same problems of the content folder.
    """
    found = check_archive(content, addresses)
    mistakes = mistakes_in(file_of(content), content, days.today().isoformat())
    found.problems.extend(each for each in mistakes if each not in found.problems)
    numbers = {
        "papers": found.paper_count,
        "pages": len(found.other_pages),
        "topics": len(found.topics),
    }
    return CommandResult(
        lines=[f"{_looked_at(found)}: {_verdict(found)}"],
        facts=numbers,
        problems=found.problems,
        warnings=found.warnings,
    )


def _looked_at(found: Content) -> str:
    return ", ".join(
        (
            counted(found.paper_count, "paper"),
            counted(len(found.other_pages), "other page"),
            counted(len(found.topics), "topic"),
        )
    )


def _verdict(found: Content) -> str:
    problems = counted(len(found.problems), "problem") if found.problems else "no problems found"
    return f"{problems}, {counted(len(found.warnings), 'warning')}" if found.warnings else problems
