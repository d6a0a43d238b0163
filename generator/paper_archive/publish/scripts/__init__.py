"""The scripts that pages load: the modules of `site-theme/assets`, joined into few files.

A reader pays for each request and each level of imports. So a module that no other imports becomes
a script together with all that it imports; the others are parts, and not served. A part that two
scripts need is in both, so it must not keep state.

A part becomes a function that is called once and returns what the part exports:

    const $1 = (() => {
    function normalise(text) { … }
    return { normalise };
    })();
    const { normalise } = $1;
    export function answer(text) { … }
"""

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from paper_archive.publish.scripts.lunr_words import lunr_words
from paper_archive.publish.scripts.module import Module, read_module

_FOLDER: Final = "assets/"
_LUNR_WORDS: Final = f"{_FOLDER}search/lunr-words.js"
_VERSION: Final = f"{_FOLDER}version.js"
_VERSION_CHARS: Final = 12


@dataclass(frozen=True, slots=True)
class Scripts:
    """What pages load."""

    version: str
    """Changes with any of them. The search index carries it, so that neither reads another's."""
    files: Mapping[str, str]
    """Address → script."""


def is_module(path: str) -> bool:
    """Tell whether a file of the theme is a module that scripts are joined from."""
    return path.startswith(_FOLDER) and path.endswith(".js")


def site_scripts(sources: Mapping[str, str], lunr_js: str) -> Scripts:
    """Return the scripts of a site; `sources` is path in the theme → module.

    Raises:
        ValueError: if a module cannot be joined, or `lunr_js` is not what is expected.

    """
    texts = {**sources, _LUNR_WORDS: lunr_words(lunr_js)}
    modules = {path: read_module(path, text) for path, text in sorted(texts.items())}
    code = "".join(f"{module.path}\n{module.code}" for module in modules.values())
    version = hashlib.sha256(code.encode()).hexdigest()[:_VERSION_CHARS]
    if _VERSION in modules:
        named = modules[_VERSION].code.replace('"source"', f'"{version}"')
        modules[_VERSION] = replace(modules[_VERSION], code=named)
    parts = {path for module in modules.values() for path in module.imports}
    entries = [path for path in sorted(sources) if path not in parts]
    return Scripts(version, {path: _joined(modules[path], modules) for path in entries})


def _joined(entry: Module, modules: Mapping[str, Module]) -> str:
    """Return the script of a module and all that it imports."""
    names: dict[str, str] = {}
    _name_parts(entry, modules, names, ())
    folder = posixpath.dirname(entry.path)
    parts = [_as_function(modules[path], names, folder) for path in names]
    return "".join([*parts, *_imports(entry, names), entry.code])


def _name_parts(
    module: Module,
    modules: Mapping[str, Module],
    names: dict[str, str],
    importers: tuple[str, ...],
) -> None:
    """Give a name to all that a module imports, each after what it imports itself."""
    importers = (*importers, module.path)
    for path, wanted in module.imports.items():
        if path in importers:
            raise ValueError(f"modules import each other: {' → '.join((*importers, path))}")
        if path not in modules:
            raise ValueError(f"{module.path}: there is no {path}")
        if missing := set(wanted) - set(modules[path].exports):
            raise ValueError(f"{module.path}: {path} does not export {min(missing)}")
        if path not in names:
            _name_parts(modules[path], modules, names, importers)
            names[path] = f"${len(names) + 1}"


def _as_function(part: Module, names: Mapping[str, str], folder: str) -> str:
    lines = [
        f"const {names[part.path]} = (() => {{\n",
        *_imports(part, names),
        part.code_within(folder),
        f"return {{ {', '.join(part.exports)} }};\n",
        "})();\n",
    ]
    return "".join(lines)


def _imports(module: Module, names: Mapping[str, str]) -> list[str]:
    return [
        f"const {{ {', '.join(wanted)} }} = {names[path]};\n"
        for path, wanted in module.imports.items()
    ]
