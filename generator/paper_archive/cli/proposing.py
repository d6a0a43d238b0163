"""`paper-archive propose`: do what an issue form asks, for a pull request."""

from pathlib import Path

import click

from paper_archive.archive.files import whole_file
from paper_archive.cli import days
from paper_archive.cli.asking import settings_of
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType
from paper_archive.errors import ArchiveError
from paper_archive.workflows.issue_forms import problems_answer, read_form
from paper_archive.workflows.proposing import propose as propose_changes


@click.command(name="propose")
@click.argument("event", type=PathType(path_type=Path, dir_okay=False))
@click.option(
    "--answer",
    type=PathType(path_type=Path, dir_okay=False),
    required=True,
    help="Write the text of the pull request, or what is wrong, to this file.",
)
@content_option()
@with_output()
def propose(event: Path, answer: Path, content: Path) -> CommandResult:
    """Correct or add papers, as an issue form asks.

    EVENT is the JSON file of the event that GitHub gives a workflow. The workflow corrections.yml
    runs this command.
    """
    try:
        settings = settings_of(content, is_cached=False)
        form, today = read_form(event), days.today().isoformat()
        proposal = propose_changes(form, content, settings, today, PROGRESS)
    except ArchiveError as error:
        whole_file.write(answer, problems_answer(error.problems))
        raise
    whole_file.write(answer, proposal.text)
    return CommandResult(lines=[f"changed {slug}" for slug in proposal.slugs])
