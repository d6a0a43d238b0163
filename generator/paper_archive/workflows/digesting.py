"""Digesting: what came into an archive in a period, ready to be written or mailed."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote_plus

from paper_archive.archive import store
from paper_archive.archive.content_files.site_settings import read_site_settings
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import Paper
from paper_archive.publish.addresses import SEARCH, tag_address
from paper_archive.publish.digests.digest import Digest
from paper_archive.publish.digests.edition import Edition
from paper_archive.publish.digests.matching import matching
from paper_archive.publish.digests.message import Sender, message_of
from paper_archive.publish.digests.query import parse_query
from paper_archive.publish.external_links import quoted
from paper_archive.publish.languages.dates import kind_of, periods
from paper_archive.publish.site import Site, site_of
from paper_archive.workflows.source_marks.failing import failing_sources

FORMATS: Final = ("text", "html", "eml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which papers a digest has."""

    period: str
    """A day, a week or a month, in ISO 8601."""
    topic: str = ""
    """A tag; empty for all."""
    search: str = ""
    """The name of a saved search; empty if it has none."""
    query: str = ""
    """What is searched for; empty for all."""

    @property
    def key(self) -> str:
        """What tells the digest from others of the archive."""
        return f"{self.period}\n{self.topic}\n{self.query}"


@dataclass(frozen=True, slots=True)
class Digested:
    """A digest that is ready."""

    edition: Edition
    problems: Sequence[Problem]
    """Of the pages that could not be read, which are left out."""

    @property
    def outcome(self) -> Literal["new-papers", "nothing-new", "source-failed"]:
        """Whether there is anything new; where sources fail, nobody knows."""
        digest = self.edition.digest
        if digest.failing:
            return "source-failed"
        return "new-papers" if digest.papers else "nothing-new"


def format_of(name: str) -> str:
    """Return the format that a file with this name has; empty if it tells none."""
    ending = name.lower().rpartition(".")[2]
    return {"txt": "text", "text": "text", "htm": "html"}.get(ending, ending * (ending in FORMATS))


def written(edition: Edition, format_name: str, sender: Sender | None) -> bytes:
    """Return the digest in one format; a message has no recipient and no date.

    Raises:
        ArchiveError: when a message has no sender.

    """
    if format_name == "text":
        return edition.text().encode()
    if format_name == "html":
        return edition.html().encode()
    if not sender:
        raise lacking("from")
    return message_of(edition, sender).as_bytes()


def lacking(key: str) -> ArchiveError:
    """Return the problem that archive.yml lacks a key that mails need."""
    message = f"digest must have the key {key}, so that mails can be made"
    return ArchiveError([Problem(Where("archive.yml"), "setting", message)])


def digest_of(content: Path, choice: Choice, address: str = "") -> Digested:
    """Return the digest of an archive; `address` is that of its site, if not in mkdocs.yml.

    It has the papers that came into the archive in the period: those whose first capture has a day
    in it. When a paper without any came is not known.

    Raises:
        ArchiveError: when the topic is unknown, the search has what digests do not support, or a
            file beside the pages cannot be read.

    """
    settings = read_site_settings(content.parent / "mkdocs.yml")
    stored, vocabulary = store.load(content), store.load_topics(content)
    public = quoted(address or settings.address)
    public = public and f"{public.rstrip('/')}/"
    site = site_of(stored.papers, vocabulary, settings.name, public)
    papers = _of_query(site, _of_topic(site, _arrived(site, choice.period), choice), choice)
    digest = Digest(
        archive=settings.name,
        site_address=public,
        period=choice.period,
        papers=papers,
        about=_about(site, choice),
        more=_more(site, choice),
        failing=failing_sources(content),
    )
    return Digested(Edition(digest), stored.problems)


def _arrived(site: Site, period: str) -> list[Paper]:
    kind = kind_of(period)
    return [
        paper
        for day, papers in site.arrivals.items()
        if periods(day)[kind] == period
        for paper in papers
    ]


def _of_topic(site: Site, papers: list[Paper], choice: Choice) -> list[Paper]:
    tag = choice.topic
    if not tag:
        return papers
    known = {*site.topic_names, *(each for paper in site.papers for each in paper.tags)}
    if tag not in known:
        near = get_close_matches(tag, sorted(known), 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        message = f"there is no topic {shown(tag)}{hint}"
        raise ArchiveError([Problem(Where("--topic"), "digest-choice", message)])
    return [paper for paper in papers if tag in paper.tags]


def _of_query(site: Site, papers: list[Paper], choice: Choice) -> list[Paper]:
    if not choice.query:
        return papers
    try:
        clauses = parse_query(choice.query)
    except ValueError as error:
        message = f"search {shown(choice.query)} {error}"
        raise ArchiveError([Problem(Where("--saved-search"), "digest-choice", message)]) from error
    return list(matching(papers, clauses, site.topic_names))


def _about(site: Site, choice: Choice) -> str:
    topic = f"topic {site.topic_names.get(choice.topic, choice.topic)}" if choice.topic else ""
    search = choice.search or choice.query
    return ", ".join(filter(None, (topic, f"search {search}" if search else "")))


def _more(site: Site, choice: Choice) -> str:
    if choice.query:
        return f"{SEARCH}?q={quote_plus(choice.query)}"
    topic = site.topics.get(choice.topic)
    return topic.address if topic else tag_address(choice.topic) if choice.topic else ""
