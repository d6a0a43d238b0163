"""A digest: the papers that came into an archive in a period, and what a mail says of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from paper_archive.paper import Paper
from paper_archive.publish.feeds.entry import entry_of, facts_of, readable, status_of
from paper_archive.publish.languages.dates import kind_of, label, week_span
from paper_archive.publish.limits import short_name
from paper_archive.text import clean, counted

_MOST_FAILING = 10
"""Sources that are named; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The papers that came into an archive in a period."""

    archive: str
    """The name of the archive."""
    site_address: str
    """The URL of the site, which ends in a slash; empty if unknown."""
    period: str
    """A day, a week or a month, in ISO 8601."""
    papers: Sequence[Paper]
    """In the order of their arrival, the latest first."""
    about: str = ""
    """What they have in common: `topic Waves`, `search title:waves`; empty for all papers."""
    more: str = ""
    """Where readers find more of them, below the address of the site."""
    failing: Mapping[str, str] = field(default_factory=dict)
    """Source → the day since which it fails."""

    @property
    def name(self) -> str:
        """The name of the archive in one short line."""
        return one_line(self.archive)

    @property
    def title(self) -> str:
        """The subject: `Sand papers: 3 new papers, 26 November 2026 (topic Waves)`."""
        about = f" ({one_line(self.about)})" if self.about else ""
        return f"{self.name}: {self.count}, {label(self.period)}{about}"

    @property
    def count(self) -> str:
        """How many papers there are: `3 new papers`, `nothing new`."""
        return counted(len(self.papers), "new paper") if self.papers else "nothing new"

    @property
    def introduction(self) -> str:
        """What the digest holds, as a sentence."""
        kind = kind_of(self.period)
        when = f"{'on' if kind == 'day' else 'in'} {label(self.period)}"
        when += f" ({week_span(self.period)})" if kind == "week" else ""
        about = f" ({one_line(self.about)})" if self.about else ""
        came = counted(len(self.papers), "paper") if self.papers else "Nothing new"
        return f"{came}{about} came into the archive {when}."

    @property
    def warning(self) -> str:
        """Which sources failed, as a sentence; empty if none did."""
        if not self.failing:
            return ""
        named = [
            f"{one_line(source)} (since {label(day)})"
            for source, day in islice(self.failing.items(), _MOST_FAILING)
        ]
        rest = len(self.failing) - len(named)
        names = ", ".join(named) + (f" and {rest} more" if rest else "")
        failed = "A source fails" if len(self.failing) == 1 else "Sources fail"
        return f"{failed}, so that papers may come in later: {names}."

    @property
    def more_address(self) -> str:
        """The URL where readers find more of the papers; empty if unknown."""
        return self.site_address and f"{self.site_address}{self.more}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a digest says of a paper."""

    title: str
    address: str
    """The URL of its page, or else of the paper itself; empty if both are unknown."""
    facts: str
    """Authors, date and venue, as far as they are known."""
    status: str
    """What became of it; empty if nothing is known."""
    summary: str
    """The beginning of the abstract; empty without one."""
    language: str


def item_of(paper: Paper, site_address: str) -> Item:
    """Return what a digest says of a paper."""
    entry = entry_of(paper, "", site_address, "")
    return Item(
        title=entry.title,
        address=entry.address if site_address else entry.related,
        facts=facts_of(paper),
        status=status_of(paper),
        summary=entry.summary,
        language=entry.language,
    )


def one_line(text: str) -> str:
    """Return a name in one line of bounded length."""
    return short_name(readable(clean(text)))
