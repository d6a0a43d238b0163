"""`paper-archive topics suggest`: find phrases of the archive that may be topics."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from paper_archive.archive.topics.suggestions import Suggestion
from paper_archive.cli.output import CommandResult, content_option, with_output
from paper_archive.tags import tag_of
from paper_archive.text import counted
from paper_archive.workflows.suggesting import suggest_topics

_SUGGESTED: Final = 40


@click.group()
def topics() -> None:
    """Work on the topics of the archive."""


@topics.command()
@content_option()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_SUGGESTED,
    show_default=True,
    help="How many phrases to suggest at most.",
)
@click.option("--entries", is_flag=True, help="Print the new topics as entries for topics.yml.")
@with_output(prints_data=lambda options: bool(options["entries"]))
def suggest(content: Path, limit: int, *, entries: bool) -> CommandResult:
    """Suggest phrases that may be topics and are not in topics.yml.

    Nothing is written: choose from them, and edit topics.yml.
    """
    found, problems = suggest_topics(content, limit)
    lines = _entries(found) if entries else _lines(found)
    return CommandResult(
        lines=list(lines),
        facts={"suggestions": [asdict(each) for each in found]},
        problems=problems,
    )


def _lines(found: Sequence[Suggestion]) -> Iterator[str]:
    new = [each for each in found if not each.tag]
    more = [each for each in found if each.untagged]
    if not new and not more:
        yield "no phrases found that could be topics"
    if new:
        yield "Phrases that may be topics:"
        yield from (f"  {_described(each)}" for each in new)
    if more:
        yield "Phrases that may belong to topics of yours:"
        for each in more:
            lacking = f"{each.untagged:,} of them without the topic {each.tag}"
            yield f"  {_described(each, lacking)}"


def _described(each: Suggestion, lacking: str = "") -> str:
    numbers = [counted(each.papers, "paper"), f"{each.titles:,} in the title"]
    said = ", ".join([*numbers, lacking] if lacking else numbers)
    return f"{each.phrase}: {said}; such as “{each.examples[0]}”"


def _entries(found: Sequence[Suggestion]) -> Iterator[str]:
    """Yield entries of topics.yml, one line of YAML each key."""
    for each in found:
        if each.tag:
            continue
        yield f"- name: {json.dumps(each.phrase.title(), ensure_ascii=False)}"
        yield f"  slug: {json.dumps(tag_of(each.phrase), ensure_ascii=False)}"
        said = f"Papers that say “{each.phrase}”."
        yield f"  description: {json.dumps(said, ensure_ascii=False)}"
        # Papers on other things say a single word in passing, too.
        key = "phrases" if " " in each.phrase else "mentions"
        yield f"  {key}: [{json.dumps(each.phrase, ensure_ascii=False)}]"
        yield ""
