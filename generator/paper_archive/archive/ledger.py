"""What imports brought: the memory that tells a person's edit from an older import.

A page holds what counts. Beside it, one JSON line per paper says what imports alone would have made
of it. Where the page says otherwise, a person changed it, and that stands; where the page is gone,
a person deleted it, and it does not come back.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import Paper, admit, fields_of

_DIGEST_CHARS: Final = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What imports brought of one paper."""

    paper: Paper
    """The fields as imports made them, but for the abstract, of which there are digests."""
    titles: tuple[str, ...] = ()
    """Every title under which the paper was seen, sorted."""
    abstracts: tuple[str, ...] = ()
    """Digest of every abstract with which the paper was seen, sorted."""
    untagged: tuple[str, ...] = ()
    """Tags that a person took off, sorted; they are not given again."""
    counted: Mapping[str, str] = field(default_factory=dict)
    """Name of a count → ISO day of the capture that it was taken from, if that is known."""


Ledger: TypeAlias = dict[str, Entry]
"""Slug → entry."""


def digest(text: str) -> str:
    """Return what tells a text from every other: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_CHARS] if text else ""


def write(entries: Ledger) -> str:
    """Return the entries as JSON Lines, in order of their slugs."""
    return "".join(_line(entries[slug]) for slug in sorted(entries))


def read(text: str, where: Where) -> Ledger:
    """Return the entries of JSON Lines.

    Raises:
        ArchiveError: with every line that holds no entry.

    """
    entries: Ledger = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = Where(where.path, number)
        try:
            entry = _entry(json.loads(line), place)
        except (ValueError, KeyError, TypeError, AttributeError):
            message = f"line must be what an import wrote, not {shown(line)}"
            problems.append(Problem(place, "ledger", message))
        except ArchiveError as error:
            problems.extend(error.problems)
        else:
            entries[entry.paper.slug] = entry
    if problems:
        raise ArchiveError(problems)
    return entries


def _line(entry: Entry) -> str:
    values = {
        "fields": fields_of(entry.paper),
        "titles": entry.titles,
        "abstracts": entry.abstracts,
        "counted": entry.counted,
        "untagged": entry.untagged,
    }
    said = {key: value for key, value in values.items() if value}
    return json.dumps(said, ensure_ascii=False) + "\n"


def _entry(values: Mapping[str, Any], where: Where) -> Entry:
    return Entry(
        paper=admit(values["fields"], where),
        titles=tuple(values.get("titles", ())),
        abstracts=tuple(values.get("abstracts", ())),
        counted=dict(values.get("counted", {})),
        untagged=tuple(values.get("untagged", ())),
    )
