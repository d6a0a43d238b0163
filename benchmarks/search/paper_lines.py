"""Papers in a file of JSON lines, from which each engine reads what it indexes."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from paper_archive.paper import Paper

_LISTS: Final = ("authors", "tags")
_INDEXED: Final = (
    *("slug", "title", "abstract", "date", "author_count", "venue", "comments"),
    *_LISTS,
)


def write_papers(papers: Iterable[Paper], path: Path) -> None:
    """Write what search reads of papers, one JSON object per line."""
    with path.open("w", encoding="utf-8") as lines:
        for paper in papers:
            fields = {name: getattr(paper, name) for name in _INDEXED}
            lines.write(f"{json.dumps(fields, ensure_ascii=False)}\n")


def read_papers(path: Path) -> Iterator[Paper]:
    """Yield the papers that were written."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields: dict[str, Any] = json.loads(line)
            yield Paper(**fields | {name: tuple(fields[name]) for name in _LISTS})
