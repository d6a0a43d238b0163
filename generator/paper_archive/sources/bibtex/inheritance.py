"""Fields that an entry inherits from the entries in its `crossref` and `xdata`.

Source: Philipp Lehman, The biblatex Package, section 2.4.1 and appendix B.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from paper_archive.sources.bibtex.scanner import Entry

_RENAMED: Final = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
    "shorttitle": "",
}
"""Field of a parent → its name in the child."""
_OWN: Final = frozenset(
    (
        *("abstract", "crossref", "doi", "editor", "eid", "entryset", "eprint", "file", "ids"),
        *("key", "keywords", "note", "pages", "related", "sortkey", "url", "xdata", "xref"),
    )
)
"""Fields that are not inherited, because they describe only the parent."""
_MOST_PARENTS: Final = 50
"""How many entries one may inherit from; real chains have two or three."""
_IN_PERIODICALS: Final = frozenset(("article", "suppperiodical"))


def inherited(entry: Entry, by_key: Mapping[str, Entry]) -> dict[str, str]:
    """Return the fields of an entry, including those that it inherits; cycles are allowed."""
    fields = dict(entry.fields)
    seen = {entry.key.lower()}
    pending = [(key, entry.kind, way) for key, way in _parents(entry.fields)]
    while pending and len(seen) <= _MOST_PARENTS:
        key, kind, way = pending.pop(0)
        parent = by_key.get(key.lower())
        if parent is None or key.lower() in seen:
            continue
        seen.add(key.lower())
        for name, value in parent.fields.items():
            target = name if way == "xdata" else _inherited_name(name, kind)
            if target and value:
                fields.setdefault(target, value)
        pending.extend((more, parent.kind, next_way) for more, next_way in _parents(parent.fields))
    return fields


def _parents(fields: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for way in ("xdata", "crossref"):
        for key in fields.get(way, "").split(","):
            if key.strip():
                yield key.strip(), way


def _inherited_name(name: str, kind: str) -> str:
    if name in _OWN:
        return ""
    if name == "title" and kind in _IN_PERIODICALS:
        return "journal"
    return _RENAMED.get(name, name)
