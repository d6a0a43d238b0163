"""`paper-archive rename`: give a page another name, and keep its address."""

from pathlib import Path

import click

from paper_archive.cli.deciding import slug_argument
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.workflows.renaming import rename_page


def _new_name(_context: click.Context, _argument: click.Parameter, name: str) -> str:
    """Return the new name of a page; with a folder it is not a slug, and is refused as it is."""
    return name.removesuffix(".md")


@click.command()
@click.argument("old", metavar="OLD", callback=slug_argument)
@click.argument("new", metavar="NEW", callback=_new_name)
@content_option()
@with_output()
def rename(old: str, new: str, content: Path) -> CommandResult:
    """Rename the page OLD to NEW; its former address leads there.

    If you have renamed the file yourself, this only adds the redirect. A page is named by its
    file name, without `.md`.
    """
    if old == new:
        raise click.UsageError(f"{old} has this name already; name another one")
    renaming = rename_page(content, old, new, PROGRESS)
    lines = [f"{old} was renamed to {new} before; nothing to do"]
    if not renaming.is_repeated:
        lines = [] if renaming.was_moved else [f"renamed {old} to {new}"]
        lines.append(f"/papers/{old}/ leads to /papers/{new}/")
    return CommandResult(lines=lines, facts={"page": new, "other": old})
