"""Settings in YAML that people write: tables of keys, and every mistake with its line."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from paper_archive.archive.markdown import yaml_nodes
from paper_archive.archive.markdown.conflict_markers import refuse_conflicts
from paper_archive.archive.markdown.strict_yaml import read_yaml
from paper_archive.archive.markdown.yaml_nodes import Node, Scalar, Sequence
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.workflows.asking.naming import Name

# What a person would call a secret, and how well-known services begin theirs.
_SECRET_KEY: Final = re.compile(r"key|token|secret|passw|credential", re.IGNORECASE)
_SECRET: Final = re.compile(
    r"(hf_|sk-|gh[opsu]_|github_pat_|glpat-|xox[a-z]-)\w{12}|(key|token|secret|passw(or)?d)=\w"
    r"|://[^/\s@]*:[^/\s@]*@",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Key:
    """What the value of a key is: a text, or a list of texts."""

    what: str
    """As after "must be": `a day like 2026-11-27`."""
    fits: Callable[[str], object]
    """Tells whether a text is that."""
    is_list: bool = False


class SettingsFile:
    """The values of a file, and the problems that were found in them so far."""

    def __init__(self, text: str, where: Where) -> None:
        """Read a text.

        Raises:
            ArchiveError: when it is not YAML.

        """
        self._text = text
        self._path = where.path
        refuse_conflicts(self._text, where)
        self.root, self.problems = read_yaml(self._text, where)

    def check(self) -> None:
        """Raise all problems that were found, in the order of their lines.

        Raises:
            ArchiveError: when there are any.

        """
        if self.problems:
            raise ArchiveError(sorted(self.problems, key=lambda each: each.where.line or 0))

    def report(self, line: int, message: str, rule: str = "setting") -> None:
        """Add a problem."""
        self.problems.append(Problem(self.where(line), rule, message))

    def where(self, line: int) -> Where:
        """Return the place of a line."""
        return Where(self._path, line)

    def entries(self, node: Node | None, known: Collection[str], what: str) -> dict[str, Node]:
        """Return key → value of a table; report keys that are not known."""
        if node is None or yaml_nodes.plain(node) is None:
            return {}
        if not isinstance(node, yaml_nodes.Mapping):
            self.report(
                node.line, f"{what} must be keys and values, such as `{next(iter(known))}:`"
            )
            return {}
        for key, _ in node.entries:
            name = str(key.value)
            if name not in known:
                self._refuse_key(key.line, name, known)
        return {str(key.value): value for key, value in node.entries if key.value in known}

    def values(
        self, entries: Mapping[str, Node], keys: Mapping[str, Key]
    ) -> dict[str, tuple[Name, ...]]:
        """Return key → its texts, each with its place; report what they must not be."""
        return {
            name: self._texts(name, entries[name], key)
            for name, key in keys.items()
            if name in entries
        }

    def _refuse_key(self, line: int, name: str, known: Collection[str]) -> None:
        if _SECRET.search(name):
            self.report(line, "key is a secret, which must not be in this file", "setting-secret")
            return
        if _SECRET_KEY.search(name):
            message = f"{shown(name)} is a secret, which must not be in this file"
            self.report(line, message, "setting-secret")
            return
        near = get_close_matches(name, known, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        self.report(line, f"key must be one of {', '.join(known)}, not {shown(name)}{hint}")

    def _texts(self, name: str, node: Node, key: Key) -> tuple[Name, ...]:
        if isinstance(node, Sequence) and not key.is_list:
            self.report(node.line, f"{name} must be {key.what}, not a list")
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        if not items:
            self.report(node.line, f"{name} must be {key.what}, not an empty list")
        texts = (self._text_of(name, item, key) for item in items)
        return tuple(text for text in texts if text)

    def _text_of(self, name: str, node: Node, key: Key) -> Name | None:
        text = self._written(node)
        if text and _SECRET.search(text):
            message = f"{name} has a secret, which must not be in this file"
            self.report(node.line, message, "setting-secret")
            return None
        if not text or not key.fits(text):
            self.report(node.line, f"{name} must be {key.what}, not {_shown(node, text)}")
            return None
        return Name(text, self.where(node.line))

    def _written(self, node: Node) -> str | None:
        """Return the text of a value; None if it has none. A number stays as it is written.

        As a number, the identifier 2405.10 would be 2405.1.
        """
        if not isinstance(node, Scalar) or isinstance(node.value, bool):
            return None
        if isinstance(node.value, int | float):
            return self._text[node.start : node.end]
        return " ".join((node.value or "").split())


def _shown(node: Node, text: str | None) -> str:
    if isinstance(node, Scalar):
        return "nothing" if text == "" else shown(text) if text else f"{node.value}".lower()
    return "a list" if isinstance(node, Sequence) else "keys and values"


def pairs(node: Node | None) -> list[tuple[str, Node]]:
    """Return the keys and values of a table; none if the node is something else."""
    entries = node.entries if isinstance(node, yaml_nodes.Mapping) else ()
    return [(str(key.value), value) for key, value in entries]
