"""Tables that people keep themselves, and exports of databases.

They are workbooks (.xlsx, .ods), CSV, TSV, JSON, JSON Lines or YAML.

The fields of columns are guessed from their names; `--map` overrides it. A warning lists them if
authors or dates are missing, and may be in a column of another name.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.sources.format import Item, Record, Rejected, Warned
from paper_archive.sources.json_documents import Object, json_kind, objects_in
from paper_archive.sources.source_file import ZIP_BEGIN, SourceFile
from paper_archive.sources.table.cell_texts import Dated, cell_text
from paper_archive.sources.table.columns import Columns
from paper_archive.sources.table.delimited import delimiter_of, rows_in
from paper_archive.sources.table.glued_names import are_glued, split_names
from paper_archive.sources.table.record import COUNTS, fields_of_row
from paper_archive.sources.table.workbook import tables_in
from paper_archive.sources.table.yaml_list import is_yaml_list, objects_in_yaml

NAME: Final = "table"

_SHOWN_COLUMNS: Final = 30
_DATED: Final = re.compile(r"\s*(?:\d\d?-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d\d)\s*", re.ASCII)
"""How Excel writes `5-8` and `5-26` in CSV, of which it made `8-May` and `May-26`."""


def claims(head: bytes) -> bool:
    """Tell whether the file has a column of titles, or objects with titles."""
    kind = json_kind(head)
    if kind:
        return kind == NAME
    text = _text_of(head)
    return bool(delimiter_of(text)) or is_yaml_list(text)


def has_chosen_title(file: SourceFile) -> bool:
    """Tell whether the file is a table with the column of titles that a person chose."""
    title = file.columns.get("title", "")
    return bool(title and delimiter_of(_text_of(file.head()), title))


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a table, in its order.

    Raises:
        ArchiveError: when no column holds titles, or the file is not what it begins like.

    """
    columns = Columns(file.columns)
    if not file.head().startswith(ZIP_BEGIN):
        yield from _read(_rows(file, _text_of(file.head()), columns), columns, file.where)
        return
    for table in tables_in(file):
        if isinstance(table, Warned):
            yield table
        else:
            yield from _read(table.rows, Columns(file.columns), table.where)


def _read(
    rows: Iterator[tuple[dict[str, object], Where] | Rejected | Warned],
    columns: Columns,
    where: Where,
) -> Iterator[Item]:
    for found in rows:
        if not isinstance(found, tuple):
            yield found
            continue
        row, place = found
        values = columns.read(row)
        if are_glued(row):
            values["authors"] = split_names(str(values.get("authors", "")))
        yield from _without_dates(values, place)
        fields = fields_of_row(values)
        yield from _unread_counts(values, fields, place)
        yield Record(fields, place, not_kept=columns.not_kept(row, fields["status"]))
    if not columns.has_title:
        message = f"no column holds titles; there are {columns.named(_SHOWN_COLUMNS)}"
        raise ArchiveError([Problem(where, "table-columns", message)])
    if columns.are_doubtful:
        yield Warned(Problem(where, "table-columns", columns.summary()))


def _without_dates(values: dict[str, object], place: Where) -> Iterator[Warned]:
    """Remove dates that a spreadsheet made of numbers: 8-May of the pages 5-8."""
    for name in ("volume", "issue", "pages"):
        value = values.get(name)
        if isinstance(value, Dated) or (isinstance(value, str) and _DATED.fullmatch(value)):
            del values[name]
            message = f"{name} left out: a spreadsheet made it the date {shown(str(value))}"
            yield Warned(Problem(place, "table-cell", message))


def _unread_counts(
    values: dict[str, object], fields: dict[str, object], place: Where
) -> Iterator[Warned]:
    for name in COUNTS:
        text = cell_text(values.get(name))
        if fields[name] is None and any(map(str.isalnum, text)):
            message = f"no number of {name} can be read from {shown(text)}"
            yield Warned(Problem(place, "count-unread", message))


def _rows(
    file: SourceFile, head: str, columns: Columns
) -> Iterator[tuple[dict[str, object], Where] | Rejected | Warned]:
    if json_kind(file.head()):
        yield from _objects(objects_in(file, columns.is_record, with_siblings=True))
    elif delimiter := delimiter_of(head, file.columns.get("title", "")):
        yield from rows_in(file, delimiter)
    else:
        yield from _objects(objects_in_yaml(file, columns.is_record))


def _text_of(head: bytes) -> str:
    return head.decode(errors="replace").lstrip("\ufeff")


def _objects(
    found: Iterator[tuple[Object, Where] | Rejected | Warned],
) -> Iterator[tuple[dict[str, object], Where] | Rejected | Warned]:
    for each in found:
        if isinstance(each, (Rejected, Warned)):
            yield each
        else:
            yield dict(each[0]), each[1]
