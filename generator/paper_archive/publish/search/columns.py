"""The columns by which results are counted, filtered and sorted, one file each."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from paper_archive.paper import Paper
from paper_archive.publish.language import ENGLISH, Language
from paper_archive.publish.limits import short_name
from paper_archive.publish.search.numerals import distances, write_numbers
from paper_archive.statuses import STATUSES

_AUTHOR_PAPERS: Final = 2
"""Authors of fewer papers are not offered as a filter."""


def column_files(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    recent: Collection[str] = frozenset(),
    language: Language = ENGLISH,
) -> dict[str, bytes]:
    """Return column → file, without columns that no paper has.

    `recent` are the slugs of the papers that came last; by their column a browser knows which new
    papers a search finds.

    A file is a JSON object: `values`, sorted; `counts`, how many papers have each (see `numerals`);
    `papers`, their numbers as distances; `names` of the values, where they are others.
    """
    columns = {
        "date": _column((paper.date,) if paper.date else () for paper in papers),
        "tag": _column(paper.tags for paper in papers),
        "venue": _column((short_name(paper.venue),) if paper.venue else () for paper in papers),
        "author": _column(
            (dict.fromkeys(map(short_name, paper.authors)) for paper in papers), _AUTHOR_PAPERS
        ),
        "status": _column(paper.status for paper in papers),
        "comments": _column(
            () if paper.comments is None else (paper.comments,) for paper in papers
        ),
        "recent": _column((paper.slug,) if paper.slug in recent else () for paper in papers),
    }
    if columns["status"]:
        names = (STATUSES[status] for status in columns["status"]["values"])
        columns["status"]["names"] = [language.say(name) for name in names]
    for tag in columns["tag"].get("values", ()):
        columns["tag"].setdefault("names", []).append(topic_names.get(tag, tag))
    return {
        name: json.dumps(column, ensure_ascii=False, separators=(",", ":")).encode()
        for name, column in columns.items()
        if column
    }


def _column(values_of_papers: Iterable[Iterable[Any]], min_papers: int = 1) -> dict[str, Any]:
    numbers: defaultdict[Any, list[int]] = defaultdict(list)
    for number, values in enumerate(values_of_papers):
        for value in values:
            numbers[value].append(number)
    held = {value: numbers[value] for value in sorted(numbers) if len(numbers[value]) >= min_papers}
    if not held:
        return {}
    return {
        "values": list(held),
        "counts": write_numbers(map(len, held.values())),
        "papers": write_numbers(step for each in held.values() for step in distances(each)),
    }
