"""The ledger as JSON Lines: one line for each entry."""

import json
from typing import Any

from paper_archive.archive.files.read_before import ReadBefore
from paper_archive.archive.ledger import remembered
from paper_archive.archive.ledger.abstract_shape import is_shape
from paper_archive.archive.ledger.entry import Entry, Ledger, digest
from paper_archive.archive.ledger.remembered import as_record
from paper_archive.archive.markdown.conflict_markers import refuse_conflicts
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import admit, fields_of
from paper_archive.strict_json import read_json


class ReadLedger(Ledger):
    """Entries as they were read, with the lines that they stand in."""

    def __init__(self, text: str = "") -> None:
        """Start without entries; `text` is the whole file, which is large and not kept."""
        super().__init__()
        self._digest = digest(text)
        self._lines: dict[str, tuple[Entry, str]] = {}

    def is_of(self, text: str) -> bool:
        """Tell whether the whole file was this text."""
        return self._digest == digest(text)

    def add(self, entry: Entry, line: str) -> bool:
        """Add the entry of a line; return whether its page has no other."""
        self._lines[entry.slug] = entry, line
        return self.setdefault(entry.slug, entry) is entry

    def line_of(self, entry: Entry) -> str:
        """Return the line that an entry was read from; empty for any other entry."""
        found, line = self._lines.get(entry.slug, (None, ""))
        return line if found is entry else ""


def write_ledger(entries: Ledger, before: Ledger | None = None) -> str:
    """Return the entries as JSON Lines, in order of their slugs.

    Those that are still as they were read `before` stay in the lines that they were read from.
    """
    line_of = before.line_of if isinstance(before, ReadLedger) else _no_line
    lines = (line_of(entries[slug]) or _line(entries[slug]) for slug in sorted(entries))
    return "".join(f"{line}\n" for line in lines)


def _no_line(_entry: Entry) -> str:
    return ""


def _line(entry: Entry) -> str:
    return json.dumps(entry_as_json(entry), ensure_ascii=False)


def read_ledger(text: str, where: Where, before: ReadBefore[Entry] | None = None) -> ReadLedger:
    """Return the entries of JSON Lines; `before` has those of lines that were read before.

    Raises:
        ArchiveError: with a problem for every line that is not an entry.

    """
    entries = ReadLedger(text)
    refuse_conflicts(text, where)
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = _entry(line, where.path, number, before)
        except (ValueError, KeyError, TypeError, AttributeError):
            message = f"line is not an entry: {shown(line)}"
            problems.append(Problem(Where(where.path, number), "ledger", message))
        except ArchiveError as error:
            problems.extend(error.problems)
        else:
            if not entries.add(entry, line):
                message = f"{entry.paper.slug} has another line already"
                problems.append(Problem(Where(where.path, number), "ledger", message))
    if problems:
        raise ArchiveError(problems)
    return entries


def _entry(line: str, path: str, number: int, before: ReadBefore[Entry] | None) -> Entry:
    if before is None:
        return entry_from_json(read_json(line), Where(path, number))
    key = before.key(line)
    entry = before.get(key)
    if entry is None:
        entry = entry_from_json(read_json(line), Where(path, number))
        before.put(key, entry)
    return entry


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON values; empty ones are left out."""
    # What the records would be beside, which most entries have none of.
    whole = as_record(entry.paper, entry.source_tags) if entry.records else entry.paper
    values = {
        "fields": fields_of(entry.paper),
        "titles": entry.titles,
        "abstracts": entry.abstracts,
        "counted": entry.count_days,
        "untagged": entry.untagged,
        "tagged": entry.source_tags,
        "records": remembered.as_json(entry.records, whole),
        "apart": entry.apart,
    }
    return {key: value for key, value in values.items() if value}


def entry_from_json(values: Any, where: Where) -> Entry:
    """Return the entry that `entry_as_json` gave.

    Raises:
        ArchiveError: when a field is bad.
        KeyError, TypeError, ValueError, AttributeError: when it is not an entry at all.

    """
    paper, source_tags = admit(values["fields"], where), _texts(values.get("tagged", []))
    return Entry(
        paper=paper,
        titles=_texts(values.get("titles", [])),
        abstracts=_shapes(values.get("abstracts", {})),
        count_days=_text_by_text(values.get("counted", {})),
        untagged=_texts(values.get("untagged", [])),
        source_tags=source_tags,
        records=remembered.from_json(
            values.get("records", []), as_record(paper, source_tags), where
        ),
        apart=_texts(values.get("apart", [])),
    )


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise TypeError(values)
    return tuple(values)


def _shapes(values: object) -> dict[str, str]:
    """Return digest → shape; lines from before there were shapes list the digests."""
    if isinstance(values, list):
        return dict.fromkeys(_texts(values), "")
    shapes = _text_by_text(values)
    if not all(is_shape(shape) for shape in shapes.values()):
        raise ValueError(values)
    return shapes


def _text_by_text(values: object) -> dict[str, str]:
    if not isinstance(values, dict):
        raise TypeError(values)
    return dict(zip(values, _texts([*values.values()]), strict=True))
