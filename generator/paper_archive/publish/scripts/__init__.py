"""The scripts that pages load: the modules of `site-theme/assets`, joined into few files.

A reader pays for each request and each level of imports. So a module that no other imports becomes
a script together with all that it imports; the others are parts, and not served. A part that two
scripts need is in both, so it must not keep state; but a script that comes only after another takes
from that what both need.

Each module becomes a function that is called once and returns what the module exports. What a
module does not export is its own; what it exports has a name of its own among all that a script
holds:

    export const{answer,given}=(()=>{
    const[normalise]=(()=>{function normalise(text){…}
    return[normalise]})();
    const[answer]=(()=>{function answer(text){…}
    return[answer]})();
    return{answer,given:[normalise]}})();

    export const{language}=await import("./answers.js"+…).then(({given:[normalise]})=>{
    const[language]=(()=>{…
    return[language]})();
    return{language}});

Only the names that a script exports must stay, so that all others are made short. What it gives to
scripts that come after it is therefore a list.
"""

import hashlib
import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from typing import Final

from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.publish.scripts.citation_kinds import citation_kinds
from paper_archive.publish.scripts.minified import minified
from paper_archive.publish.scripts.module import Module, read_module
from paper_archive.publish.scripts.stop_words import stop_words
from paper_archive.publish.scripts.translation import translated

_FOLDER: Final = "assets/"
_BLOCKING: Final = f"{_FOLDER}blocking/"
"""Scripts that are no modules, for which pages wait."""
_STOP_WORDS: Final = f"{_FOLDER}search/stop-words.js"
_CITATION_KINDS: Final = f"{_FOLDER}citations/kinds.js"
_VERSION: Final = f"{_FOLDER}version.js"
_VERSION_CHARS: Final = 8
_GIVEN: Final = "given"
"""What a script exports for those that come after it."""
AFTER: Final[Mapping[str, str]] = {
    f"{_FOLDER}{name}.js": f"{_FOLDER}search/answers.js"
    for name in ("page-texts", "search/filters", "search/language", "search/slips")
}
"""Script → the one that has come before it, by an address with the same query."""
_NONE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Scripts:
    """What pages load."""

    version: str
    """Changes with any of them. The search index carries it, so that neither reads another's."""
    files: Mapping[str, str]
    """Address → script."""


def is_module(path: str) -> bool:
    """Tell whether a file of the theme is a module that scripts are joined from."""
    return path.endswith(".js") and path.startswith(_FOLDER) and not is_blocking(path)


def is_blocking(path: str) -> bool:
    """Tell whether a file of the theme is a script that is no module."""
    return path.endswith(".js") and path.startswith(_BLOCKING)


def site_scripts(
    sources: Mapping[str, str],
    lunr_js: str,
    language: Language = ENGLISH,
    blocking: Mapping[str, str] = _NONE,
) -> Scripts:
    """Return the scripts of a site in a language; `sources` is path in the theme → module.

    `blocking` are the scripts that are no modules, which only change the version.

    Raises:
        ValueError: if a module cannot be joined, or `lunr_js` is not what is expected.

    """
    sources = translated(sources, language)
    made = {_STOP_WORDS: stop_words(lunr_js), _CITATION_KINDS: citation_kinds()}
    texts = {**sources, **made}
    modules = {path: read_module(path, text) for path, text in sorted(texts.items())}
    for module in modules.values():
        _check_imports(module, modules)
    code = "".join(f"{module.path}\n{module.code}" for module in modules.values())
    code += "".join(f"{path}\n{text}" for path, text in sorted(blocking.items()))
    version = hashlib.sha256(code.encode()).hexdigest()[:_VERSION_CHARS]
    if _VERSION in modules:
        named = modules[_VERSION].code.replace('"source"', f'"{version}"')
        modules[_VERSION] = replace(modules[_VERSION], code=named)
    graph = TopologicalSorter({path: module.imports for path, module in modules.items()})
    in_order = [modules[path] for path in graph.static_order()]  # or a CycleError: a ValueError
    parts = {path for module in in_order for path in module.imports}
    within = {path: _within(path, in_order) for path in sorted(sources) if path not in parts}
    joined = {path: _joined(path, within) for path in within}
    return Scripts(version, minified(joined))


def _check_imports(module: Module, modules: Mapping[str, Module]) -> None:
    for path, names in module.imports.items():
        if path not in modules:
            raise ValueError(f"{module.path}: there is no {path}")
        if missing := set(names) - set(modules[path].exports):
            raise ValueError(f"{module.path}: {path} does not export {min(missing)}")


def _within(path: str, modules: Sequence[Module]) -> list[Module]:
    """Return a module and those that it needs, each after those that it imports."""
    needed = {path}
    for module in reversed(modules):
        if module.path in needed:
            needed.update(module.imports)
    return [module for module in modules if module.path in needed]


def _joined(path: str, within: Mapping[str, Sequence[Module]]) -> str:
    """Return the script of a module; `within` is script → its modules in order, itself the last."""
    names = [name for module in within[path] for name in module.exports]
    if several := [name for name, count in Counter(names).items() if count > 1]:
        raise ValueError(f"{path}: several of its modules export {min(several)}")
    own, taken = _own_and_taken(path, within)
    given = _given(path, within)
    folder = posixpath.dirname(path)
    exports = [*within[path][-1].exports]
    code = "".join(_declared(module, folder) for module in own)
    values = [*exports, f"{_GIVEN}:[{','.join(given)}]"] if given else exports
    code += f"return{{{','.join(values)}}}" if values else ""
    exports += [_GIVEN] if given else []
    start = f"export const{{{','.join(exports)}}}=" if exports else ""
    if not taken:
        # Within a function of its own, since names at the top of a script stay long.
        return f"{start}(()=>{{{code}}})();\n"
    before = f'"./{posixpath.relpath(AFTER[path], folder)}"+new URL(import.meta.url).search'
    needed = ",".join(name if name in taken else "" for name in _given(AFTER[path], within))
    return f"{start}await import({before}).then(({{{_GIVEN}:[{needed}]}})=>{{{code}}});\n"


def _given(path: str, within: Mapping[str, Sequence[Module]]) -> list[str]:
    """Return the names that scripts which come after this one take from it, sorted."""
    scripts = [other for other, before in AFTER.items() if before == path and other in within]
    return sorted({name for other in scripts for name in _own_and_taken(other, within)[1]})


def _own_and_taken(
    path: str, within: Mapping[str, Sequence[Module]]
) -> tuple[list[Module], list[str]]:
    """Return the modules that a script holds, and the names that it takes from another."""
    there = {module.path for module in within.get(AFTER.get(path, ""), ())}
    own = [module for module in within[path] if module.path not in there]
    taken = {
        name
        for module in own
        for other, names in module.imports.items()
        if other in there
        for name in names
    }
    return own, sorted(taken)


def _declared(module: Module, folder: str) -> str:
    names = ",".join(module.exports)
    start, end = (f"const[{names}]=", f"return[{names}]") if names else ("", "")
    return f"{start}(()=>{{{module.code_within(folder)}\n{end}}})();\n"
