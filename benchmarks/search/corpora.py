"""The papers that are searched: those of this archive, of a file, or made up."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import corpus
from paper_archive.archive import store
from paper_archive.paper import Paper
from paper_archive.text import clean, clean_paragraphs, slug
from projects import ROOT

BUNDLED: Final = "bundled"
"""The name of the papers of this archive."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Papers to search in."""

    name: str
    papers: Sequence[Paper]
    topic_names: Mapping[str, str]
    """Tag → name of the topic."""


def open_corpus(size: str, source: Path | None) -> Corpus:
    """Return the papers of this archive, or as many as asked for of a file, or made-up ones.

    Raises:
        SystemExit: if the file holds fewer.

    """
    if size == BUNDLED:
        content = ROOT / "content"
        names = {topic.slug: topic.name for topic in store.load_topics(content)}
        return Corpus(BUNDLED, store.load(content).papers, names)
    found = _papers_of(source) if source else corpus.papers(int(size))
    papers = list(islice(found, int(size)))
    if len(papers) < int(size):
        raise SystemExit(f"The corpus holds {len(papers)} papers, not {size}.")
    return Corpus(size, papers, {})


def _papers_of(source: Path) -> Iterator[Paper]:
    """Yield the papers of a compressed file of JSON lines; each gets a slug of its own."""
    taken: set[str] = set()
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            fields: dict[str, Any] = json.loads(line)
            title = clean(fields["title"])
            name = slug(title)
            if name in taken:
                name = slug(f"{number} {title}")
            taken.add(name)
            yield Paper(
                slug=name,
                title=title,
                abstract=clean_paragraphs(fields["abstract"]),
                authors=tuple(map(clean, fields["authors"])),
                date=str(fields.get("year") or ""),
                venue=fields.get("venue") or "",
            )
