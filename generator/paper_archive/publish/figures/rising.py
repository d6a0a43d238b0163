"""What is rising: topics and words of titles that recent papers have more often than earlier ones.

The recent papers are those of the last month, quarter and year of the archive, by their own dates;
the earlier ones are those of the twelve months before. What is compared is the logarithm of the
odds that a paper has a topic or a word, in units of its standard error, each count half a paper
larger than it is. Nothing is said of few papers, or of what few papers have.

Sources: Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008), 3.3;
Anscombe, "On Estimating Binomial Response Relations", Biometrika 43 (1956), for half a paper.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.addresses import search_address
from paper_archive.publish.figures.title_terms import by_term, said_in, usual_forms
from paper_archive.publish.groups import Group
from paper_archive.publish.languages.dates import label, month_at, month_number, span
from paper_archive.publish.languages.language import Language
from paper_archive.publish.search.words.words import stem
from paper_archive.publish.site import Site

_PERIODS: Final = (("month", 1), ("quarter", 3), ("year", 12))
_BEFORE: Final = 12
"""Months that a period is compared with."""
_LEAST_PAPERS: Final = 20
"""Papers that a period must have, and the months before it."""
_LEAST_COUNT: Final = 5
"""Papers that must have what is rising."""
_LEAST_ERRORS: Final = 4
"""Standard errors by which the odds must have grown: thousands of words are compared at once, and
chance does that with one of thirty thousand."""
_MOST: Final = 6
_PRIOR: Final = 0.5


@dataclass(frozen=True)
class _Span:
    """The papers of a month or a year; what their titles say is computed once for all periods."""

    papers: Sequence[Paper] = ()

    @cached_property
    def said(self) -> Counter[tuple[str, str]]:
        """Term and form → how many titles have the term in this form."""
        return said_in(each.title for each in self.papers)


class _Comparison(NamedTuple):
    """Two periods, with their papers."""

    period: str
    label: str
    recent: Sequence[_Span]
    label_before: str
    earlier: Sequence[_Span]
    dates: str
    """The recent period, as a search takes it: `2024-05`, `2024-03..2024-05`."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A topic or a term that is rising."""

    name: str
    address: str
    """Of the papers that have it."""
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class Rising:
    """What is rising in one period."""

    period: str
    """The kind of period: `month`, `quarter` or `year`."""
    label: str
    """The months of the period, or the year."""
    label_before: str
    """What it is compared with: `the 12 months before`, or the year before."""
    papers: int
    papers_before: int
    topics: Sequence[Growth]
    """Those that grew most surely first."""
    terms: Sequence[Growth]
    """Words of titles, or two that stand together, in the same order; no word is in two of them."""


def rising(site: Site) -> list[Rising]:
    """Return what is rising in the last month, quarter and year, without those that have nothing.

    Where most papers have no month, it is the last year, compared with the one before.
    """
    found = (_compared(site, each) for each in _comparisons(site))
    return [each for each in found if each and (each.topics or each.terms)]


def _comparisons(site: Site) -> Iterator[_Comparison]:
    months, years = (_until(site.periods[kind], site.last_captured) for kind in ("month", "year"))
    if 2 * _papers_in(months.values()) < _papers_in(years.values()):
        last = max(years)
        before = f"{int(last) - 1:04}"
        earlier = [years.get(before, _Span())]
        yield _Comparison("year", last, [years[last]], before, earlier, last)
    elif months:
        for period, length in _PERIODS:
            yield _months_compared(months, period, length, site.settings.language)


def _until(periods: Mapping[str, Group], last_captured: str) -> dict[str, _Span]:
    """Return period → its papers; those after the last capture are announced, or mistakes."""
    return {
        period: _Span(group.papers)
        for period, group in periods.items()
        if not last_captured or period <= last_captured
    }


def _papers_in(spans: Iterable[_Span]) -> int:
    return sum(len(each.papers) for each in spans)


def _months_compared(
    months: Mapping[str, _Span], period: str, length: int, language: Language
) -> _Comparison:
    end = month_number(max(months)) + 1
    recent = [month_at(number) for number in range(end - length, end)]
    earlier = [month_at(number) for number in range(end - length - _BEFORE, end - length)]
    return _Comparison(
        period,
        span(label(recent[0], language), label(recent[-1], language), language),
        [months.get(month, _Span()) for month in recent],
        language.say("the 12 months before"),
        [months.get(month, _Span()) for month in earlier],
        "..".join(dict.fromkeys((recent[0], recent[-1]))),
    )


def _compared(site: Site, compared: _Comparison) -> Rising | None:
    parts = compared.recent, compared.earlier
    totals = _papers_in(compared.recent), _papers_in(compared.earlier)
    if min(totals) < _LEAST_PAPERS:
        return None
    topics = _grown([_tags_of(each) for each in parts], totals)
    said = [_said_in(each) for each in parts]
    terms = _grown([by_term(each) for each in said], totals)
    forms = usual_forms(said, {term for term, *_ in terms})
    dates = f"date:{compared.dates}"
    return Rising(
        compared.period,
        compared.label,
        compared.label_before,
        *totals,
        [
            Growth(site.topics[tag].name, site.topics[tag].address, *now)
            for tag, *now in topics[:_MOST]
        ],
        [
            Growth(forms[term], search_address(f"{_query(forms[term])} {dates}"), *now)
            for term, *now in _apart(terms, forms)
        ],
    )


def _grown(counts: Sequence[Counter[str]], totals: tuple[int, int]) -> list[tuple[str, int, int]]:
    """Return what has grown, with its counts, the surest first; then by name."""
    recent, earlier = counts
    grown = [
        (_errors(count, earlier[name], *totals), name, count)
        for name, count in recent.items()
        if count >= _LEAST_COUNT
    ]
    surest = sorted(
        (each for each in grown if each[0] >= _LEAST_ERRORS),
        key=lambda each: (-round(each[0], 6), -each[1].count(" "), each[1]),
    )
    return [(name, count, earlier[name]) for _, name, count in surest]


def _errors(count: int, before: int, papers: int, papers_before: int) -> float:
    """Return by how many standard errors the odds have grown."""
    cells = [count, papers - count, before, papers_before - before]
    have, lack, had, lacked = (cell + _PRIOR for cell in cells)
    growth = math.log(have / lack) - math.log(had / lacked)
    return growth / math.sqrt(1 / have + 1 / lack + 1 / had + 1 / lacked)


def _tags_of(spans: Iterable[_Span]) -> Counter[str]:
    return Counter(tag for some in spans for each in some.papers for tag in each.tags)


def _said_in(spans: Iterable[_Span]) -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for each in spans:
        total.update(each.said)
    return total


def _apart(
    grown: Iterable[tuple[str, int, int]], forms: Mapping[str, str]
) -> Iterator[tuple[str, int, int]]:
    """Yield the first terms that have no word in common."""
    used: set[str] = set()
    number = 0
    for term, *counts in grown:
        stems = {stem(word) for word in forms[term].split()}
        if number < _MOST and used.isdisjoint(stems):
            used |= stems
            number += 1
            yield term, counts[0], counts[1]


def _query(form: str) -> str:
    return f'title:"{form}"' if " " in form else f"title:{form}"
