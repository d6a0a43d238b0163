"""The record of a paper, and the only way to make one from loose data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any, Final, TypeAlias

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.fields import FIELDS
from paper_archive.in_print import EDITED
from paper_archive.refused import RefusedError
from paper_archive.statuses import Statuses
from paper_archive.text import slug
from paper_archive.values import Source, is_undecoded

Fields: TypeAlias = Mapping[str, object]
"""What a source or a page says of one paper, unchecked; the keys are those of `Paper`."""


_REPEATED: Final = frozenset(("date", "publisher", "type", "venue"))
_NOTHING: Final[Mapping[str, Any]] = {}


def _nothing() -> Mapping[str, Any]:
    """Return the empty mapping that all papers share, instead of six of their own each."""
    return _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper, of plain values; what is unknown stays unknown."""

    slug: str
    """Permanent name, used as file name and in the address; chosen once."""
    title: str
    """One line of Unicode text; `$…$` is mathematics."""
    abstract: str = ""
    """Paragraphs, each on one line, with blank lines between; `$…$` is mathematics."""
    date: str = ""
    """Date of publication, as far as known: `2024-05-22`, `2024-05`, `2024` or empty."""
    updated: str = ""
    """Date of the last revision, in the same form."""
    listed: tuple[str, ...] = ()
    """ISO days on which the paper was on a daily list, sorted."""
    authors: tuple[str, ...] = ()
    """Names in printed order, "Given Family"."""
    et_al: bool = False
    """Whether there are more authors, whose names are not known."""
    author_count: int | None = None
    """Number of authors, if only that is known."""
    orcids: Mapping[str, str] = field(default_factory=_nothing)
    """Name of an author, as in `authors` → ORCID iD, such as `0000-0002-1825-0097`; sorted."""
    venue: str = ""
    """Short name of the journal or conference."""
    type: str = ""
    """What kind of work it is: one of `values.TYPES`."""
    volume: str = ""
    issue: str = ""
    """Their numbers, as text."""
    pages: str = ""
    """First and last page, `436-444`, or the number of an article, `e1003285`."""
    publisher: str = ""
    editors: tuple[str, ...] = ()
    """Names of the editors of the volume that it is, or is in, written as in `authors`."""
    language: str = ""
    """Language of the paper as a tag of BCP 47: `en`, `zh-Hans`."""
    status: Statuses = field(default_factory=_nothing)
    """What became of it, such as `retracted` → date and notice, sorted."""
    updates: Mapping[str, str] = field(default_factory=_nothing)
    """Address of another paper → the status that this notice or new version gives it, sorted."""
    upvotes: int | None = None
    comments: int | None = None
    citations: int | None = None
    """Counts as captured; None is unknown, 0 is not."""
    tags: tuple[str, ...] = ()
    """Slugs of topics, sorted."""
    citekey: str = ""
    r"""The key by which documents cite it, as in `\cite`; that of its source."""
    ids: Mapping[str, str] = field(default_factory=_nothing)
    """Scheme → identifier: `arxiv` (without version), `doi`, `openreview`, `acl`, …"""
    links: Mapping[str, str] = field(default_factory=_nothing)
    """Kind → http(s) address: `pdf`, `code`, `project`, …"""
    sources: tuple[Source, ...] = ()
    """Where the paper was seen, sorted."""
    redirects: tuple[str, ...] = ()
    """Names of its page, the oldest first: former ones, whose addresses lead to it, and those of
    pages that were merged into it. Its present name is among them only if it is the oldest."""
    extra: Mapping[str, object] = field(default_factory=_nothing)
    """Front-matter keys that are not fields, unchanged."""
    notes: str = ""
    """Markdown below the abstract, written by people; does not begin with a paragraph."""

    @property
    def has_more_authors(self) -> bool:
        """Whether some authors are named, and others are not."""
        return self.et_al and bool(self.authors)

    @property
    def is_by_editors(self) -> bool:
        """Whether it is a whole volume that has editors, and no authors."""
        return (
            bool(self.editors)
            and not self.authors
            and not self.author_count
            and self.type in EDITED
        )

    @property
    def people(self) -> tuple[str, ...]:
        """Who is named as those it is by: its authors, or the editors of a volume without any."""
        return self.editors if self.is_by_editors else self.authors

    @property
    def oldest_slug(self) -> str:
        """The oldest name of its page, which tells the paper from others forever."""
        return self.redirects[0] if self.redirects else self.slug


def admit(fields: Fields, where: Where, lines: Mapping[str, int] | None = None) -> Paper:
    """Return the paper that the fields describe, cleaned; unknown keys become `extra`.

    A paper without a slug gets one from its title. `lines` gives the line of each field, where
    known, for the places of problems.

    Raises:
        ArchiveError: with a problem for each bad field.

    """
    values, refused = _checked(fields, where, lines or {})
    if "authors" not in refused:
        refused |= _without_strangers(values, where, lines or {})
    if refused:
        raise ArchiveError(refused.values())
    return _paper(values, fields)


def admit_partly(fields: Fields, where: Where) -> tuple[Paper, list[Problem]]:
    """Return the paper without its bad fields, and the problems of those.

    Raises:
        ArchiveError: when the title is bad, or a field has bytes that are not UTF-8.

    """
    values, refused = _checked(fields, where, {})
    if "title" in refused or any(each.rule == "encoding" for each in refused.values()):
        raise ArchiveError(refused.values())
    problems: list[Problem] = []
    for name, problem in refused.items():
        value = fields[name]
        if not isinstance(value, Mapping):
            problems.append(problem)
            continue
        # One bad identifier or link costs no other.
        values[name] = {}
        for key in value:
            good, bad = _checked({"title": "", name: {key: value[key]}}, where, {})
            values[name] |= good.get(name, {})
            problems.extend(each for field, each in bad.items() if field == name)
    problems.extend(_without_strangers(values, where, {}).values())
    return _paper(values, fields), problems


def _checked(
    fields: Fields, where: Where, lines: Mapping[str, int]
) -> tuple[dict[str, Any], dict[str, Problem]]:
    """Return field → cleaned value, and field → why it was refused."""
    values: dict[str, Any] = {}
    refused: dict[str, Problem] = {}
    for name, value in fields.items():
        row = FIELDS.get(name)
        if row is None or value is None:
            continue
        try:
            values[name] = row.check(value)
        except RefusedError as error:
            place = Where(where.path, lines.get(name, where.line), where.item)
            rule = "encoding" if is_undecoded(value) else row.rule
            what, wrong = name, value
            if error.part:
                part, wrong = error.part
                what = f"{part} in {name}"
            message = f"{what} must be {error}, not {shown(wrong)}"
            refused[name] = Problem(place, rule, message)
    if fields.get("title") is None:
        refused["title"] = Problem(where, "title-text", "title is missing")
    return values, refused


def _without_strangers(
    values: dict[str, Any], where: Where, lines: Mapping[str, int]
) -> dict[str, Problem]:
    """Remove the ORCID iDs of people who are not authors; return field → what is wrong with it."""
    orcids, authors = values.get("orcids", {}), {*values.get("authors", ())}
    strangers = [name for name in orcids if name not in authors]
    if not strangers:
        return {}
    values["orcids"] = {name: orcids[name] for name in orcids if name in authors}
    place = Where(where.path, lines.get("orcids", where.line), where.item)
    message = f"orcids must belong to names in authors, not to {shown(strangers[0])}"
    return {"orcids": Problem(place, FIELDS["orcids"].rule, message)}


def _paper(values: dict[str, Any], fields: Fields) -> Paper:
    values.setdefault("slug", slug(values["title"]))
    # Most papers have these from others: such texts are in memory once.
    for name in _REPEATED.intersection(values):
        values[name] = intern(str(values[name]))
    if "tags" in values:
        values["tags"] = tuple(intern(str(tag)) for tag in values["tags"])
    extra = {name: value for name, value in fields.items() if name not in FIELDS}
    return Paper(**values, extra=extra or _NOTHING)


def fields_of(paper: Paper) -> dict[str, object]:
    """Return the fields of a paper as JSON values, in order; the inverse of `admit`.

    Unknown and empty fields are left out. The keys of `extra` come last.
    """
    fields = {name: _plain(getattr(paper, name)) for name in FIELDS}
    known = {name: value for name, value in fields.items() if not is_unknown(value)}
    return known | dict(paper.extra)


def lacks(paper: Paper, name: str) -> bool:
    """Tell whether a field is unknown that a paper has; a volume by its editors has no authors."""
    return is_unknown(getattr(paper, name)) and not (name == "authors" and paper.is_by_editors)


def is_unknown(value: object) -> bool:
    """Tell whether the value of a field is unknown, empty or false; 0 is neither."""
    return value is None or value is False or value in ("", [], (), {})


def _plain(value: object) -> object:
    if value is None or isinstance(value, (str, int)):  # most are
        return value
    if isinstance(value, Source):
        return {"name": value.name} | ({"captured": value.captured} if value.captured else {})
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value
