"""What arXiv is asked: papers by identifier, and searches; sources/arxiv_atom reads the answers.

arXiv may send other papers than those that were asked for, fewer, none in the middle of a list, or
a list of yesterday, each with status 200. All of this is noticed here.

Source: https://info.arxiv.org/help/api/user-manual.html.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.failures import FailedTry
from paper_archive.network.parts import Missing, Noted, Outcome, Part, batches
from paper_archive.network.services import ARXIV
from paper_archive.text import fold, whole_number

FIRST_DAY: Final = "1991-08-14"
"""Before the first paper."""
MOST_RESULTS: Final = 10_000
"""How many papers of a search arXiv lists."""
_CATEGORY: Final = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?")
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_LIST: Final = "{http://a9.com/-/spec/opensearch/1.1/}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search: all of its conditions hold."""

    words: str = ""
    """In the language of arXiv: `ti:"graph neural" AND au:kipf`."""
    category: str = ""
    since: str = FIRST_DAY
    until: str
    """The last day of submission, in UTC."""

    @property
    def query(self) -> str:
        """The search as arXiv takes it."""
        days = f"{self.since.replace('-', '')}0000 TO {self.until.replace('-', '')}2359"
        parts = [f"({self.words})"] * bool(self.words) + [f"cat:{self.category}"] * bool(
            self.category
        )
        return " AND ".join([*parts, f"submittedDate:[{days}]"])

    @property
    def question(self) -> str:
        """The search in words."""
        what = filter(None, (self.words, self.category, self.since, "to", self.until))
        return " ".join(what)


def is_category(text: str) -> bool:
    """Tell whether a text looks like a category: `cs.CL`, `hep-th`."""
    return _CATEGORY.fullmatch(text) is not None


def by_ids(client: Client, ids: Sequence[str]) -> Iterator[Outcome]:
    """Yield the papers with these identifiers, in their normal form, and which arXiv lacks."""
    for batch in batches(list(dict.fromkeys(ids)), ARXIV.page_size):
        rest = list(batch)
        while rest:
            # Without `max_results`, arXiv answers with the first ten.
            params = {"id_list": ",".join(rest), "max_results": str(len(rest))}
            answer = client.get(ARXIV, "query", params, check=partial(_only, asked=set(batch)))
            found = set(_feed(answer.body).ids)
            if found.isdisjoint(rest):
                break
            yield Part(ARXIV, ",".join(rest), answer)
            rest = [each for each in rest if each not in found]
        yield from (Missing(ARXIV, f"no paper {each}") for each in rest)


def search(client: Client, what: Search, limit: int) -> Iterator[Outcome]:
    """Yield the papers of a search in the order of their submission, at most `limit`."""
    start, total, seen = 0, 0, set[str]()
    end = limit = min(limit, MOST_RESULTS)
    while start < end:
        params = {
            "search_query": what.query,
            "start": str(start),
            "max_results": str(min(ARXIV.page_size, limit - start)),
            "sortBy": "submittedDate",
            "sortOrder": "ascending",
        }
        answer = client.get(
            ARXIV,
            "query",
            params,
            check=partial(_continues, start=start, end=min(total, limit), what=what, seen=seen),
        )
        feed = _feed(answer.body)
        total = max(total, feed.total or 0)
        end = min(total, limit)
        if feed.ids:
            yield Part(
                ARXIV, f"{what.question} from {start + 1}" * bool(start) or what.question, answer
            )
        if not start and feed.day and feed.day < what.until:
            yield Noted(ARXIV, f"the list is of {feed.day}; papers of later days may be missing")
        seen.update(feed.ids)
        start += len(feed.ids)
    if total > limit:
        yield Noted(ARXIV, f"{total:,} papers match; the first {limit:,} were fetched")


def find(client: Client, title: str) -> Answer:
    """Return papers that may have this title."""
    params = {"search_query": f'ti:"{fold(title)}"', "max_results": "10"}
    return client.get(ARXIV, "query", params, check=_feed)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of itself, and of its entries."""

    total: int | None
    """None if it does not say how many papers match."""
    start: int
    day: str
    """When the list was made."""
    ids: list[str]
    """In their normal form."""
    days: list[str]
    """When they were submitted."""


def _feed(body: bytes) -> _Feed:
    """Read a feed.

    Raises:
        FailedTry: when it is not one, or says what is wrong with the question.

    """
    try:
        root = ET.fromstring(body)  # noqa: S314  # expat bounds what entities grow to
    except ET.ParseError as error:  # such as an entity of HTML
        raise FailedTry("service-failed", "answer is not a feed") from error
    if root.tag != f"{_ATOM}feed":
        raise FailedTry("service-failed", "answer is not a feed")
    ids = []
    entries = root.findall(f"{_ATOM}entry")
    for entry in entries:
        address = entry.findtext(f"{_ATOM}id", "")
        if "/api/errors" in address:
            said = " ".join(entry.findtext(f"{_ATOM}summary", "").split())
            raise FailedTry("service-refused", f"refuses the request: {said}", may_pass=False)
        with suppress(NoIdentifierError):
            ids.append(normal_form("arxiv", address)[1])
    return _Feed(
        total=whole_number(root.findtext(f"{_LIST}totalResults", "")),
        start=whole_number(root.findtext(f"{_LIST}startIndex", "")) or 0,
        day=root.findtext(f"{_ATOM}updated", "")[:10],
        ids=ids,
        days=[entry.findtext(f"{_ATOM}published", "")[:10] for entry in entries],
    )


def _only(body: bytes, asked: set[str]) -> None:
    """Check that a feed has no other papers than those that were asked for."""
    others = [each for each in _feed(body).ids if each not in asked]
    if others:
        raise FailedTry("service-failed", f"answers with other papers, such as {others[0]}")


def _continues(body: bytes, start: int, end: int, what: Search, seen: set[str]) -> None:
    """Check that a feed is the part of a list that was asked for.

    `end` is where the list ends, as the parts before said: an empty one may say that none match.
    """
    feed = _feed(body)
    if feed.total is None:
        raise FailedTry("service-failed", "answer does not say how many papers match")
    if feed.start != start:
        raise FailedTry("service-failed", f"answers from paper {feed.start + 1}, not {start + 1}")
    if not feed.ids and start < max(feed.total, end):
        raise FailedTry("service-failed", f"answers with none of {max(feed.total, end):,} papers")
    if feed.ids and seen.issuperset(feed.ids):
        raise FailedTry("service-failed", "answers with the same papers again")
    others = [day for day in feed.days if not what.since <= day <= what.until]
    if others:
        raise FailedTry("service-failed", f"answers with papers of other days, such as {others[0]}")
