"""Exporting: the papers of an archive, or some of them, become files in other formats."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files.new_file import write_file
from paper_archive.archive.files.new_folder import write_folder
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import Paper
from paper_archive.publish.addresses import EXPORTS
from paper_archive.publish.exports.files import UNDATED, ExportTexts, export_files, schema_file
from paper_archive.publish.exports.formats import FORMATS, ExportFormat
from paper_archive.publish.site import site_of

FORMAT_NAMES: Final = tuple(each.name for each in FORMATS)
_ENDINGS: Final = {f".{each.extension}": each.name for each in FORMATS} | {".json": "csl-json"}
_PACKED: Final = ".gz"
_GZIP: Final = 31
"""The window of zlib that makes it write gzip, without a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The papers to export."""

    papers: Sequence[Paper]
    """Newest first."""
    texts: Mapping[str, str]
    """Slug → text, of the pages that are not as a command would write them."""
    shared_keys: Collection[str]
    """Slugs of the papers that others of the archive share their citation key with."""
    address: str
    """That of the site, for papers without another one; empty if unknown."""
    problems: Sequence[Problem]
    """Of the pages that could not be read, which are left out."""


def select_papers(content: Path, tag: str = "", year: str = "", address: str = "") -> Selection:
    """Return the papers of a content folder with this tag and of this year, where one is named.

    Raises:
        ArchiveError: when there are none.

    """
    stored = store.load(content)
    site = site_of(stored.papers, ())
    papers = [
        paper
        for paper in site.papers
        if (not tag or tag in paper.tags) and (not year or (paper.date[:4] or UNDATED) == year)
    ]
    if not papers:
        raise ArchiveError([*stored.problems, _nothing(content, stored, tag, year)])
    pages = {paper.slug: stored.pages[paper.slug] for paper in papers}
    return Selection(
        papers=papers,
        texts=store.written_by_hand(pages),
        shared_keys=site.shared_keys,
        address=address,
        problems=stored.problems,
    )


def format_of(name: str) -> str:
    """Return the name of the format that a file with this name has; empty if it tells none."""
    bare = name.lower().removesuffix(_PACKED)
    return next((each for end, each in _ENDINGS.items() if bare.endswith(end)), "")


def write_one(
    selection: Selection, format_name: str, path: Path, *, may_replace: bool = False
) -> None:
    """Write the papers to one file, packed if its name ends in `.gz`.

    Raises:
        ArchiveError: when the file is there and may not be replaced, or cannot be written.

    """
    pieces = exported(selection, format_name)
    is_packed = path.name.lower().endswith(_PACKED)
    write_file(path, _packed(pieces) if is_packed else pieces, may_replace=may_replace)


def write_all(selection: Selection, folder: Path, format_name: str = "") -> int:
    """Write the files that the site has at `/export/` to a new folder; return how many they are.

    With a format, only files of this format are written.

    Raises:
        ArchiveError: when the folder is not empty, or cannot be written.

    """
    site = site_of(selection.papers, (), address=selection.address)
    files = (
        (file.address, data)
        for file, data in export_files(site, selection.texts, selection.shared_keys)
        if format_name in {"", file.format.name}
    )
    schema = [schema_file()] if format_name in {"", "jsonl"} else []
    made = ((address.removeprefix(EXPORTS), data) for address, data in chain(files, schema))
    return write_folder(folder, made)


def exported(selection: Selection, format_name: str) -> Iterator[bytes]:
    """Yield the papers in one format, piece by piece."""
    format_: ExportFormat = next(each for each in FORMATS if each.name == format_name)
    made = ExportTexts(
        selection.address,
        lambda paper: selection.texts.get(paper.slug, ""),
        shared_keys=selection.shared_keys,
    )
    texts = (made.of(format_, paper) for paper in selection.papers)
    return format_.chunks(texts, len(selection.papers))


def _packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packing = zlib.compressobj(wbits=_GZIP)
    yield from map(packing.compress, pieces)
    yield packing.flush()


def _nothing(content: Path, stored: store.Stored, tag: str, year: str) -> Problem:
    where = Where(content.as_posix())
    if not stored.papers:
        return Problem(where, "archive-empty", "there are no papers to export")
    wanted = [f"tag {shown(tag)}"] * bool(tag) + [f"year {shown(year)}"] * bool(year)
    return Problem(where, "export-empty", f"no paper has {' and '.join(wanted)}")
