"""The line of a conflict: what a page keeps saying, and what a source says instead."""

from collections.abc import Mapping, Sequence

from paper_archive.archive.merging.merge import Conflict
from paper_archive.errors import shown


def conflict_line(conflict: Conflict) -> str:
    """Return what a page keeps saying, and what it could say instead."""
    origin = f" (from {conflict.kept_from})" if conflict.kept_from else ""
    kept, offered = _differing(conflict.kept, conflict.offered)
    return (
        f"kept: {conflict.slug}: {conflict.field} stays {_quoted(kept)}{origin}, "
        f"not {_quoted(offered)}"
    )


def _differing(kept: object, offered: object) -> tuple[object, object]:
    """Return both values; of mappings, what they say differently of keys that both have."""
    if not (isinstance(kept, Mapping) and isinstance(offered, Mapping)):
        return kept, offered
    pairs = {
        key: _differing(value, offered[key])
        for key, value in kept.items()
        if key in offered and value != offered[key]
    }
    if not pairs:
        return kept, offered
    return {key: pair[0] for key, pair in pairs.items()}, {
        key: pair[1] for key, pair in pairs.items()
    }


def _quoted(value: object) -> str:
    """Return a value as people write it, in quotes unless it is a number, true or false."""
    text = _written(value)
    if not text:
        return "empty"
    return text if isinstance(value, int | float) else shown(text)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_inside(each)}".rstrip() for key, each in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(filter(None, map(_inside, value)))
    return str(value)


def _inside(value: object) -> str:
    """Return a value in a list, in brackets if it has several parts itself."""
    text = _written(value)
    has_parts = isinstance(value, Mapping | Sequence) and not isinstance(value, str)
    return f"({text})" if text and has_parts else text
