"""The styles of the theme, in parts by what a selector needs: elements, text, or other classes.

What is for the header, navigation and search of the theme is in none of them, and neither are
variables and animations that nothing uses.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from paper_archive.publish.styles.sheet import LITERAL, Rule, read_sheet, selectors

_TEXT_CLASS: Final = "md-typeset"
_OURS: Final = {_TEXT_CLASS, "data-md-color-scheme"}
"""The names of the theme that our templates have."""
_OF_THEME: Final = ("md-", "data-md-")
_ARGUMENTS: Final = re.compile(r"\([^()]*\)")
_NAME: Final = re.compile(r"(?P<mark>[.#\[])(?P<name>(?:\\.|[\w-])+)")
_VARIABLE: Final = re.compile(r"--[\w-]+")
_WORD: Final = re.compile(r"[\w-]+")
_KEYFRAMES: Final = re.compile(r"@(?:-\w+-)?keyframes\s+(?P<name>\S+)")

_Part = Literal["elements", "text", "classes", "none"]


class Parts(NamedTuple):
    """The sheets; each of the last two is complete beside the first."""

    elements: str
    """For what has no classes of the theme."""
    text: str
    """For Markdown whose elements have no classes."""
    markdown: str
    """For all Markdown."""


@lru_cache(maxsize=4)
def theme_parts(sheets: Sequence[str], named: frozenset[str], used: frozenset[str]) -> Parts:
    """Return the parts of the sheets of a theme.

    `named` are names of the theme that pages have besides ours, `used` are variables that other
    sheets and scripts use.
    """
    rules = [rule for sheet in sheets for rule in read_sheet(sheet)]
    known = named | _OURS
    elements = list(_kept(rules, {"elements"}, known))
    defined = _definitions(list(_kept(rules, {"elements", "text", "classes"}, known)))
    variables = _reached(_used(elements) | used, defined)

    def for_markdown(parts: Collection[_Part]) -> str:
        kept = list(_kept(rules, parts, known))
        more = _reached(_used(kept), defined) - variables
        return _written([*_only(elements, more), *_without(kept, more | variables)])

    return Parts(
        _written(_without(elements, variables)),
        for_markdown({"text"}),
        for_markdown({"text", "classes"}),
    )


def _kept(rules: Iterable[Rule], parts: Collection[_Part], known: frozenset[str]) -> Iterator[Rule]:
    """Yield the rules of some parts, each with those of its selectors that are of them."""
    for rule in rules:
        if rule.rules:
            yield Rule(rule.prelude, rules=list(_kept(rule.rules, parts, known)))
        elif rule.prelude.startswith("@"):
            if "elements" in parts or _KEYFRAMES.match(rule.prelude):
                yield rule
        elif found := [each for each in selectors(rule.prelude) if _part(each, known) in parts]:
            yield Rule(",".join(found), rule.declarations)


@lru_cache(maxsize=10_000)
def _part(selector: str, known: frozenset[str]) -> _Part:
    """Return the part that a selector is of.

    What is in brackets, as in `:not(.x)`, need not be on the page.
    """
    plain, count = re.sub(LITERAL, "", selector, flags=re.DOTALL), 1
    while count:
        plain, count = _ARGUMENTS.subn("", plain)
    found = [(match["mark"], match["name"]) for match in _NAME.finditer(plain)]
    if any(name.startswith(_OF_THEME) and name not in known for _, name in found):
        return "none"
    classes = {name for mark, name in found if mark != "["}
    if not classes:
        return "elements"
    return "text" if classes == {_TEXT_CLASS} else "classes"


def _used(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the variables that declarations use, other than those of variables."""
    return frozenset(
        name
        for declaration in _declarations(rules)
        if not declaration.startswith("--")
        for name in _VARIABLE.findall(declaration)
    )


def _definitions(rules: Iterable[Rule]) -> Mapping[str, set[str]]:
    """Return variable → the variables that any of its definitions uses."""
    defined: dict[str, set[str]] = {}
    for declaration in _declarations(rules):
        if declaration.startswith("--"):
            name, _, value = declaration.partition(":")
            defined.setdefault(name, set()).update(_VARIABLE.findall(value))
    return defined


def _declarations(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from rule.declarations
        yield from _declarations(rule.rules)


def _reached(names: Iterable[str], defined: Mapping[str, set[str]]) -> frozenset[str]:
    """Return the variables, and all that their definitions use."""
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += defined.get(name, ())
    return frozenset(reached)


def _only(rules: Iterable[Rule], variables: frozenset[str]) -> Iterator[Rule]:
    """Yield the definitions of some variables, and nothing else."""
    for rule in rules:
        kept = [each for each in rule.declarations if each.partition(":")[0] in variables]
        yield Rule(rule.prelude, kept, list(_only(rule.rules, variables)))


def _without(rules: Iterable[Rule], variables: frozenset[str]) -> Iterator[Rule]:
    """Yield rules without the definitions of other variables."""
    for rule in rules:
        kept = [
            each
            for each in rule.declarations
            if not each.startswith("--") or each.partition(":")[0] in variables
        ]
        yield Rule(rule.prelude, kept, list(_without(rule.rules, variables)), rule.is_statement)


def _written(rules: Iterable[Rule]) -> str:
    """Return rules as a sheet, without empty ones and animations that nothing uses."""
    written = list(rules)
    named = {
        name
        for declaration in _declarations(written)
        if declaration.partition(":")[0].endswith(("animation", "animation-name"))
        for name in _WORD.findall(declaration)
    }
    animations = ((rule, _KEYFRAMES.match(rule.prelude)) for rule in written)
    return "".join(str(rule) for rule, found in animations if not found or found["name"] in named)
