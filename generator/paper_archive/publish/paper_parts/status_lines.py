"""What became of a paper, as its page and lists say it."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from paper_archive.paper import Paper
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.statuses import STATUSES, WARNINGS, gravest

_NOTICES: Final = {
    "concern": message("Expression of concern at {site}"),
    "corrected": message("Correction at {site}"),
    "desk-rejected": message("Submission at {site}"),
    "superseded": message("Newer version at {site}"),
}
_NOTICE: Final = message("Notice at {site}")


_MOST_UPDATES: Final = 24


class Update(NamedTuple):
    """A paper that a notice is about."""

    address: str
    identifier: str
    """The address without its site."""
    status: str


class StatusLine(NamedTuple):
    """One status of a paper."""

    name: str
    is_warning: bool
    """Whether the paper should not be relied on."""
    date: str
    """When it was said, as far as it is known."""
    notice: str
    """The address of what says it; empty if unknown."""
    link: str
    """What the address leads to, with the name of the site."""


def status_lines(paper: Paper, language: Language = ENGLISH) -> Iterator[StatusLine]:
    """Yield what became of a paper, the gravest first."""
    for status, name in STATUSES.items():
        if status not in paper.status:
            continue
        known = paper.status[status]
        notice = known.get("notice", "")
        says = _NOTICES.get(status, _NOTICE)
        link = language.say(says, site=urlsplit(notice).hostname) if notice else ""
        is_warning, day = status in WARNINGS, known.get("date", "")
        yield StatusLine(language.say(name), is_warning, day, notice, link)


def short_status(paper: Paper, language: Language = ENGLISH) -> str:
    """Return the gravest status of a paper in a few words; empty if there is none."""
    return language.say(STATUSES.get(gravest(paper.status), ""))


def update_lines(paper: Paper, language: Language = ENGLISH) -> list[Update]:
    """Return the papers that a notice is about, at most 24."""
    return [
        Update(
            address,
            urlsplit(address).path.strip("/") or address,
            language.say(STATUSES[status].lower()),
        )
        for address, status in islice(paper.updates.items(), _MOST_UPDATES)
    ]
