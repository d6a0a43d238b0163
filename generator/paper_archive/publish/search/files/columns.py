"""The columns by which results are counted, filtered and sorted, one file each."""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from paper_archive.paper import Paper
from paper_archive.publish.external_links import pdf_address
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.publish.limits import short_name
from paper_archive.publish.paper_parts.abstract_links import CODE, links_in
from paper_archive.publish.search.files.numerals import distances, write_numbers
from paper_archive.statuses import STATUSES

_AUTHOR_PAPERS: Final = 2
"""Authors of fewer papers are not offered as a filter."""
_HEAD_VALUES: Final = range(4, 9)
"""How many of the most frequent values are in a file of their own, if all of them weigh too much.
It is left out if fewer have room."""
_HEAD_BYTES: Final = 14_000
_PDF: Final = "pdf"
_UNDATED: Final = "undated"
HAS: Final = {CODE: message("Code"), _PDF: message("PDF")}
"""What papers may have → what it is called."""


def columns_of(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    recent: Collection[str] = frozenset(),
    language: Language = ENGLISH,
) -> "dict[str, Column]":
    """Return the columns by name, without those that no paper has.

    `recent` are the slugs of the papers that came last; by their column a browser knows which new
    papers a search finds.

    A file is a JSON object: `values`, sorted; `counts`, how many papers have each (see `numerals`);
    `papers`, their numbers as distances; `names` of the values, where they are others. In `year`,
    the last year comes first, and papers without a date are at the end. `tag-head` has the most
    frequent tags, where `tag` weighs much.
    """
    columns = {
        "date": _column((paper.date,) if paper.date else () for paper in papers),
        "year": _years(papers, language),
        "tag": _column(paper.tags for paper in papers),
        "venue": _column((short_name(paper.venue),) if paper.venue else () for paper in papers),
        "author": _column(
            (dict.fromkeys(map(short_name, paper.people)) for paper in papers), _AUTHOR_PAPERS
        ),
        "status": _column(paper.status for paper in papers),
        "has": _column(map(kinds_of, papers)),
        "comments": _column(
            () if paper.comments is None else (paper.comments,) for paper in papers
        ),
        "recent": _column((paper.slug,) if paper.slug in recent else () for paper in papers),
    }
    columns["tag"] = columns["tag"].named(lambda tag: topic_names.get(tag, tag))
    columns["status"] = columns["status"].named(lambda status: language.say(STATUSES[status]))
    columns["has"] = columns["has"].named(lambda kind: language.say(HAS[kind]))
    columns["tag-head"] = columns["tag"].head()
    return {name: column for name, column in columns.items() if column.papers}


@dataclass(frozen=True, slots=True)
class Column:
    """The papers that have each value of a column."""

    papers: Mapping[Any, Sequence[int]]
    """Value → the numbers of its papers, ascending; the values in order."""
    names: Mapping[Any, str] = field(default_factory=dict)
    """Value → its name, where it is another."""

    def named(self, name_of: Callable[[Any], str]) -> "Column":
        """Return the same with names."""
        return Column(self.papers, {value: name_of(value) for value in self.papers})

    def head(self) -> "Column":
        """Return the most frequent values, if all of them weigh much; nothing if few have room."""
        if self.weight <= _HEAD_BYTES:
            return Column({})
        kept: list[Any] = []
        left = float(_HEAD_BYTES)
        for value in sorted(self.papers, key=lambda each: -len(self.papers[each])):
            left -= _weight(self.papers[value])
            if left < 0 or len(kept) == _HEAD_VALUES[-1]:
                break
            kept.append(value)
        if len(kept) < _HEAD_VALUES[0]:
            return Column({})
        papers = {value: numbers for value, numbers in self.papers.items() if value in kept}
        return Column(papers, {value: name for value, name in self.names.items() if value in kept})

    @property
    def weight(self) -> int:
        """About how many bytes it has when compressed."""
        return round(sum(map(_weight, self.papers.values())))

    def data(self) -> bytes:
        """Return the file."""
        held = {
            "values": list(self.papers),
            "counts": write_numbers(map(len, self.papers.values())),
            "papers": write_numbers(
                step for each in self.papers.values() for step in distances(each)
            ),
        }
        if self.names:
            held["names"] = [self.names[value] for value in self.papers]
        return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()


def _column(values_of_papers: Iterable[Iterable[Any]], min_papers: int = 1) -> Column:
    numbers: defaultdict[Any, list[int]] = defaultdict(list)
    for number, values in enumerate(values_of_papers):
        for value in values:
            numbers[value].append(number)
    several = [value for value, papers in numbers.items() if len(papers) >= min_papers]
    return Column({value: numbers[value] for value in sorted(several)})


def _years(papers: Sequence[Paper], language: Language) -> Column:
    """Return the papers of each year, the last one first, and those without a date."""
    years = _column((paper.date[:4],) if paper.date else () for paper in papers)
    if not years.papers:
        return years
    undated = [number for number, paper in enumerate(papers) if not paper.date]
    held = dict(sorted(years.papers.items(), reverse=True))
    if not undated:
        return Column(held)
    names = {year: year for year in held} | {_UNDATED: language.say(message("undated"))}
    return Column(held | {_UNDATED: undated}, names)


def kinds_of(paper: Paper) -> list[str]:
    """Return what else is known to be there of a paper."""
    kinds = {kind.lower() for kind in paper.links}
    has_code = CODE in kinds or any(link.kind == CODE for link in links_in(paper.abstract))
    has = ((CODE, has_code), (_PDF, bool(pdf_address(paper))))
    return [kind for kind, is_there in has if is_there]


def _weight(numbers: Sequence[int]) -> float:
    """Return about how many bytes the distances of ascending numbers have when compressed.

    A number that follows the one before costs almost nothing. Of the others, an even spread is the
    worst case: its entropy.
    """
    gaps = sum(1 for step in distances(numbers) if step > 1) + 1
    spread = (numbers[-1] + 1) / gaps
    return gaps * (math.log2(spread) + 2) / 8
