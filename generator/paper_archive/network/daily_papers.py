"""What Hugging Face is asked: the Daily Papers of a day, a week or a month.

sources/daily_papers_json reads the answers. For a day without papers, the service answers with the
latest day that has some, so the day of each paper is checked. It does not say how many papers there
are: a list ends with two empty pages, since one alone may be an error.

Source: https://huggingface.co/docs/hub/api, "Papers"; saved responses.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.failures import FailedTry
from paper_archive.network.parts import Noted, Outcome, Part, objects_of
from paper_archive.network.services import DAILY_PAPERS
from paper_archive.values import is_day

_Listed: TypeAlias = Mapping[str, Any]
"""A paper in a list, as Hugging Face writes it."""

FIRST_DAY: Final = "2023-05-04"
"""The day of the first list."""
_MOST_PAGES: Final = 500


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week or a month."""

    parameter: str
    """`date`, `week` or `month`."""
    name: str
    """In ISO 8601: `2026-11-27`, `2026-W48`, `2026-11`."""
    first: str
    last: str
    """Its first and last day."""


def day(text: str) -> Period:
    """Return the period of an ISO day.

    Raises:
        ValueError: when it is not one.

    """
    name = date.fromisoformat(text).isoformat()
    return Period("date", name, name, name)


def week(text: str) -> Period:
    """Return the period of an ISO week, like `2026-W48`.

    Raises:
        ValueError: when it is not one.
        OverflowError: when it ends after the year 9999.

    """
    first = date.fromisoformat(f"{text}-1")
    year, number, _ = first.isocalendar()
    name = f"{year:04}-W{number:02}"
    return Period("week", name, first.isoformat(), (first + timedelta(days=6)).isoformat())


def month(text: str) -> Period:
    """Return the period of an ISO month, like `2026-11`.

    Raises:
        ValueError: when it is not one.
        OverflowError: when it is the last one of the year 9999.

    """
    first = date.fromisoformat(f"{text}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period("month", first.isoformat()[:7], first.isoformat(), last.isoformat())


def days(first: str, last: str) -> Iterator[Period]:
    """Yield the periods of all days from one to another."""
    start = date.fromisoformat(first)
    for number in range((date.fromisoformat(last) - start).days + 1):
        yield day((start + timedelta(days=number)).isoformat())


def listed(client: Client, period: Period) -> list[Outcome]:
    """Return the papers of a period, once all of them are there."""
    parts: list[Outcome] = []
    seen = set[str]()
    for page in range(_MOST_PAGES):
        answer, papers = _page(client, period, page)
        if outside := [day for day in _days(papers) if not period.first <= day <= period.last]:
            message = f"no papers are listed on {period.name}; the latest list is of {max(outside)}"
            return parts or [Noted(DAILY_PAPERS, message)]
        if seen.issuperset(map(_id, papers)):
            if seen.issuperset(map(_id, _page(client, period, page + 1)[1])):
                break
            answer, papers = _page(client, period, page, _is_not_empty)
        question = f"{period.name.lower()}-page-{page + 1}" if page else period.name.lower()
        parts.append(Part(DAILY_PAPERS, question, answer))
        seen.update(map(_id, papers))
    return parts or [Noted(DAILY_PAPERS, f"no papers are listed on {period.name}")]


def _page(
    client: Client,
    period: Period,
    page: int,
    check: Callable[[list[_Listed]], None] = lambda _papers: None,
) -> tuple[Answer, list[_Listed]]:
    params = {
        period.parameter: period.name,
        "p": str(page),
        "limit": str(DAILY_PAPERS.page_size),
    }

    def checked(body: bytes) -> None:
        papers = _papers(body)
        check(papers)
        _check_days(papers, period)

    answer = client.get(DAILY_PAPERS, "daily_papers", params, check=checked)
    return answer, _papers(answer.body)


def _papers(body: bytes) -> list[_Listed]:
    listed = json.loads(body)
    if not isinstance(listed, list):
        raise FailedTry("service-failed", "answer is not a list of papers")
    return objects_of(listed)


def _is_not_empty(papers: list[_Listed]) -> None:
    if not papers:
        raise FailedTry("service-failed", "a page is empty, and the next one is not")


def _check_days(papers: list[_Listed], period: Period) -> None:
    """Check that all papers are of the period, or none."""
    days = sorted(_days(papers))
    if days and not days[0]:
        raise FailedTry("service-failed", "answer does not say on which day its papers were listed")
    if len({period.first <= day <= period.last for day in days}) > 1:
        message = f"papers of other days are listed on {period.name}: {days[0]} to {days[-1]}"
        raise FailedTry("service-failed", message)


def _id(paper: _Listed) -> str:
    return str(_inner(paper).get("id"))


def _days(papers: list[_Listed]) -> set[str]:
    """Return the days on which papers were listed; an empty one if it is not said."""
    days = {_day(_inner(paper).get("submittedOnDailyAt")) for paper in papers}
    if days == {""} and not any("summary" in paper for paper in papers):
        # As until February 2025: the times of listing, which began on the evening before.
        return {max(_day(paper.get("publishedAt")) for paper in papers)}
    return days


def _inner(paper: _Listed) -> _Listed:
    inner = paper.get("paper")
    return inner if isinstance(inner, Mapping) else paper


def _day(time: object) -> str:
    return time[:10] if isinstance(time, str) and is_day(time[:10]) else ""
