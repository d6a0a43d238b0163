"""The scripts that pages load: the modules of `site-theme/assets`, joined into few files.

A reader pays for each request and each level of imports. So a module that no other imports becomes
a script together with all that it imports; the others are parts, and not served. A part that two
scripts need is in both, so it must not keep state.

Each becomes a function that is called once and returns what the module exports. What a module does
not export is its own; what it exports has a name of its own among all that a script holds:

    export const{answer}=(()=>{
    const[normalise]=(()=>{function normalise(text){…}
    return[normalise]})();
    return(()=>{function answer(text){…}
    return{answer}})()})();

Only the names that a script exports must stay, so that all others are made short.
"""

import hashlib
import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from typing import Final

from paper_archive.publish.language import ENGLISH, Language
from paper_archive.publish.scripts.citation_kinds import citation_kinds
from paper_archive.publish.scripts.lunr_words import lunr_words
from paper_archive.publish.scripts.minified import minified
from paper_archive.publish.scripts.module import Module, read_module
from paper_archive.publish.scripts.translation import translated

_FOLDER: Final = "assets/"
_BLOCKING: Final = f"{_FOLDER}blocking/"
"""Scripts that are no modules, for which pages wait."""
_LUNR_WORDS: Final = f"{_FOLDER}search/lunr-words.js"
_CITATION_KINDS: Final = f"{_FOLDER}citations/kinds.js"
_VERSION: Final = f"{_FOLDER}version.js"
_VERSION_CHARS: Final = 8
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
    made = {_LUNR_WORDS: lunr_words(lunr_js), _CITATION_KINDS: citation_kinds()}
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
    scripts = {path: _joined(path, in_order) for path in sorted(sources) if path not in parts}
    return Scripts(version, minified(scripts))


def _check_imports(module: Module, modules: Mapping[str, Module]) -> None:
    for path, names in module.imports.items():
        if path not in modules:
            raise ValueError(f"{module.path}: there is no {path}")
        if missing := set(names) - set(modules[path].exports):
            raise ValueError(f"{module.path}: {path} does not export {min(missing)}")


def _joined(path: str, modules: Sequence[Module]) -> str:
    """Return the script of a module; each of the modules comes after those that it imports."""
    needed = {path}
    for module in reversed(modules):
        if module.path in needed:
            needed.update(module.imports)
    joined = [module for module in modules if module.path in needed]
    counts = Counter(name for module in joined for name in module.exports)
    if several := [name for name, count in counts.items() if count > 1]:
        raise ValueError(f"{path}: several of its modules export {min(several)}")
    folder = posixpath.dirname(path)
    *parts, entry = joined
    code = "".join(_declared(part, folder) for part in parts)
    start = f"export const{{{_names(entry)}}}=" if entry.exports else ""
    # Within a function of its own, since what parts export may have the names of what is its own.
    return f"{start}(()=>{{{code}return{_called(entry, folder, '{', '}')}}})();\n"


def _declared(module: Module, folder: str) -> str:
    start = f"const[{_names(module)}]=" if module.exports else ""
    return f"{start}{_called(module, folder, '[', ']')};\n"


def _called(module: Module, folder: str, start: str, end: str) -> str:
    """Return a call of the module's code that gives what it exports, in brackets."""
    return f"(()=>{{{module.code_within(folder)}\nreturn{start}{_names(module)}{end}}})()"


def _names(module: Module) -> str:
    return ",".join(module.exports)
