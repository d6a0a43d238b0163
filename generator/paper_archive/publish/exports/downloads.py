"""The page on which readers find the exports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_archive.publish.exports.files import SCHEMA, UNDATED, WHOLE, ExportFile
from paper_archive.publish.exports.formats import FORMATS, ExportFormat
from paper_archive.publish.groups import Named, Topic
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.publish.site import Site
from paper_archive.text import fold

_MOST_GROUPS: Final = 300
"""How many topics and venues are listed, the largest first; the page of each links its file."""
_PART: Final = message(", part {number} of {total}")
_UNITS: Final = ((1_000_000, "MB"), (1_000, "kB"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file, as it is linked."""

    title: str
    address: str
    size: str
    """As text: `12.3 MB`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The files of some papers."""

    title: str
    use: str = ""
    papers: int
    files: Sequence[Download]


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """All exports, as the page shows them."""

    formats: Sequence[Row]
    years: Sequence[Row]
    """The latest year first, then the papers without a date."""
    topics: Sequence[Row]
    """By name."""
    more_topics: int
    """How many topics are not listed."""
    venues: Sequence[Row]
    """By name."""
    more_venues: int
    """How many venues that have a list are not named here."""
    schema: str = SCHEMA
    """The address of the schema of JSON Lines."""


def downloads(files: Iterable[ExportFile], site: Site) -> Downloads:
    """Return the exports of a site as the page shows them."""
    language = site.settings.language
    wholes: defaultdict[ExportFormat, list[ExportFile]] = defaultdict(list)
    years: defaultdict[str, list[ExportFile]] = defaultdict(list)
    groups: defaultdict[str, list[ExportFile]] = defaultdict(list)
    for file in files:
        if file.is_of_group:
            groups[file.name].append(file)
        elif file.name == WHOLE:
            wholes[file.format].append(file)
        else:
            years[file.name].append(file)
    listed = [topic for topic in site.largest_topics if topic.has_list]
    topics, venues = listed[:_MOST_GROUPS], site.venues[:_MOST_GROUPS]
    return Downloads(
        formats=[_format_row(format_, wholes[format_], language) for format_ in FORMATS],
        years=[
            Row(
                title=language.say("Without a date") if year == UNDATED else year,
                papers=_papers(years[year]),
                files=_downloads(_in_order(years[year]), language),
            )
            for year in years
        ],
        topics=_group_rows(topics, groups, language),
        more_topics=len(listed) - len(topics),
        venues=_group_rows(venues, groups, language),
        more_venues=len(site.venues) - len(venues),
    )


def _group_rows(
    shown: Iterable[Topic | Named],
    files: Mapping[str, Sequence[ExportFile]],
    language: Language,
) -> list[Row]:
    """Return the files of topics or venues, sorted by name."""
    return [
        Row(
            title=each.name,
            papers=_papers(files[each.export]),
            files=_downloads(files[each.export], language),
        )
        for each in sorted(shown, key=lambda each: (fold(each.name), each.address))
    ]


def size_label(size: int, language: Language = ENGLISH) -> str:
    """Return a number of bytes as people write it, with two digits or more."""
    for unit, name in _UNITS:
        if size >= unit:
            number = round(size / unit, 1) if size < 10 * unit else size // unit
            return f"{language.decimal(number)} {name}"
    return language.counted(size, "byte")


def _format_row(format_: ExportFormat, files: Sequence[ExportFile], language: Language) -> Row:
    return Row(
        title=format_.title,
        use=language.say(format_.use),
        papers=_papers(files),
        files=_downloads(files, language),
    )


def _papers(files: Iterable[ExportFile]) -> int:
    """Return the number of papers in the files of each format."""
    counts: defaultdict[ExportFormat, int] = defaultdict(int)
    for file in files:
        counts[file.format] += 0 if file.is_packed else file.papers
    return max(counts.values(), default=0)


def _in_order(files: Iterable[ExportFile]) -> Sequence[ExportFile]:
    places = {format_: place for place, format_ in enumerate(FORMATS)}
    return sorted(files, key=lambda file: places[file.format])


def _titles(files: Iterable[ExportFile], language: Language) -> Mapping[str, str]:
    """Return address → what a link to the file says: its format, and which part of it it is."""
    parts: defaultdict[tuple[ExportFormat, bool], list[ExportFile]] = defaultdict(list)
    for file in files:
        parts[file.format, file.is_packed].append(file)
    return {
        file.address: f"{format_.title}{', gzip' if is_packed else ''}"
        + (language.say(_PART, number=number, total=len(found)) if len(found) > 1 else "")
        for (format_, is_packed), found in parts.items()
        for number, file in enumerate(found, start=1)
    }


def _downloads(files: Sequence[ExportFile], language: Language) -> Sequence[Download]:
    titles = _titles(files, language)
    return [
        Download(
            title=titles[file.address],
            address=file.address,
            size=size_label(file.size, language),
        )
        for file in files
    ]
