"""`paper-archive check`: find what is wrong in the content folder."""

from pathlib import Path

import click

from paper_archive.archive.content import Content
from paper_archive.cli.output import CommandResult, content_option, with_output
from paper_archive.text import counted
from paper_archive.workflows.checking import check_archive


@click.command()
@content_option()
@click.option(
    "--addresses",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The addresses.txt of the published site; each of its addresses must lead somewhere.",
)
@with_output()
def check(content: Path, addresses: Path | None) -> CommandResult:
    """Read the whole content folder and list all problems in it.

    The build fails on the same problems.
    """
    found = check_archive(content, addresses)
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
