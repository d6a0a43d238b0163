"""`paper-archive merge` and `paper-archive split`: a person decides what one paper is."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from paper_archive.archive.ledger.remembered import Remembered
from paper_archive.cli.conflict_lines import conflict_line
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.text import counted
from paper_archive.workflows.deciding import Decision, merge_pages, split_page

_NAMES_SHOWN: Final = 3


def slug_argument(_context: click.Context, _argument: click.Parameter, name: str) -> str:
    """Return the slug of a page that is named by its slug or its file."""
    return Path(name).name.removesuffix(".md")


@click.command()
@click.argument("kept", metavar="KEPT", callback=slug_argument)
@click.argument("other", metavar="OTHER", callback=slug_argument)
@content_option()
@with_output()
def merge(kept: str, other: str, content: Path) -> CommandResult:
    """Merge the page OTHER into KEPT, which is about the same paper.

    OTHER is deleted. KEPT then has the notes, tags, identifiers, links and sources of both, and the
    other fields that only OTHER had. Later imports keep the two together. A page is named by its
    file name, without `.md`.
    """
    if kept == other:
        raise click.UsageError(f"{kept} cannot be merged into itself; name two pages")
    decision = merge_pages(content, kept, other, PROGRESS)
    lines = [f"{other} was merged into {kept} before; nothing to do"]
    if not decision.is_repeated:
        lines = [
            *map(conflict_line, decision.conflicts),
            f"merged {other} into {kept}",
            f"deleted {other}: /papers/{other}/ leads to /papers/{kept}/",
            f"to undo this, run `paper-archive split {kept} {other}`",
        ]
    if decision.are_notes_moved:
        lines.append(
            f"the notes of {other} came from another folder: run `paper-archive check`, "
            "which names the links that lead nowhere now"
        )
    return CommandResult(lines=lines, facts=_facts(decision))


@click.command()
@click.argument("page", metavar="PAGE", callback=slug_argument)
@click.argument("records", metavar="[RECORD]...", nargs=-1)
@content_option()
@with_output()
def split(page: str, records: tuple[str, ...], content: Path) -> CommandResult:
    """Split a page that holds two papers, or undo a merge.

    Without RECORD, list the records on the page with their names. RECORD is one
    of these names, or that of a page that was merged into PAGE. Later imports keep the two apart.
    """
    decision = split_page(content, page, records, PROGRESS)
    if not records:
        return CommandResult(lines=_list(decision), facts=_facts(decision))
    lines = [f"{decision.other} was split from {page} before; nothing to do"]
    if not decision.is_repeated:
        lines = [
            f"split {decision.other} from {page}: {counted(len(decision.records), 'record')}",
            f"your notes and edits stayed on {page}",
        ]
    if decision.lost_abstract:
        lines.append(
            "one of the pages has no abstract now; importing its source again brings it back"
        )
    return CommandResult(lines=lines, facts=_facts(decision))


def _facts(decision: Decision) -> dict[str, object]:
    conflicts = [asdict(conflict) for conflict in decision.conflicts]
    return {"page": decision.slug, "other": decision.other, "conflicts": conflicts}


def _list(decision: Decision) -> list[str]:
    slug, records = decision.slug, decision.records
    if not records:
        return [f"{slug} was made by hand; no record was joined to it"]
    if len(records) == 1:
        return [f"{slug} holds one record only; there is nothing to split"]
    lines = [f"{each.name}  {_described(each, slug)}" for each in records]
    return [
        f"{slug} holds {counted(len(records), 'record')}:",
        *lines,
        f"to give some of them a page of their own, run `paper-archive split {slug} NAME...`",
    ]


def _described(record: Remembered, slug: str) -> str:
    """Return a line by which a person knows a record."""
    paper = record.paper
    authors = ", ".join(paper.people[:_NAMES_SHOWN])
    more = " et al." if paper.has_more_authors or len(paper.people) > _NAMES_SHOWN else ""
    names = ", ".join(source.name for source in paper.sources)
    parts = (
        paper.title,
        authors + more,
        paper.date,
        paper.venue,
        ", ".join(f"{scheme} {each}" for scheme, each in paper.ids.items()),
        f"from {names}" if names else "",
        f"merged from {paper.slug}" if paper.slug != slug else "",
    )
    return "; ".join(filter(None, parts))
