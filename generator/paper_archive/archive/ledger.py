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
    lines = (as_json(entries[slug]) for slug in sorted(entries))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


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
            entry = from_json(json.loads(line), place)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            message = f"line must be what an import wrote, not {shown(line)}"
            problems.append(Problem(place, "ledger", message))
        except ArchiveError as error:
            problems.extend(error.problems)
        else:
            if entries.setdefault(entry.paper.slug, entry) is not entry:
                message = f"{entry.paper.slug} must have one line, not another one"
                problems.append(Problem(place, "ledger", message))
    if problems:
        raise ArchiveError(problems)
    return entries


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON knows it; what says nothing is left out."""
    values = {
        "fields": fields_of(entry.paper),
        "titles": entry.titles,
        "abstracts": entry.abstracts,
        "counted": entry.counted,
        "untagged": entry.untagged,
    }
    return {key: value for key, value in values.items() if value}


def from_json(values: Mapping[str, Any], where: Where) -> Entry:
    """Return the entry that `as_json` gave.

    Raises:
        ArchiveError: when a field is not what it must be.
        KeyError, TypeError, ValueError, AttributeError: when it is no entry at all.

    """
    return Entry(
        paper=admit(values["fields"], where),
        titles=tuple(values.get("titles", ())),
        abstracts=tuple(values.get("abstracts", ())),
        counted=dict(values.get("counted", {})),
        untagged=tuple(values.get("untagged", ())),
    )
