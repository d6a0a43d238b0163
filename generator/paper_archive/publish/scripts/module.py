"""An ES module of the site's scripts, split into what it imports and exports, and its code.

This is not a JavaScript parser. It reads modules as `site-theme/assets` has them, and refuses what
it could misread: imports are `import { name, other } from "./module.js";`, and exports are of a
function, a class or a constant.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_archive.publish.scripts.compact import compact

_START: Final = r"(?:^|(?<=[;}\n]))"
"""Where a statement begins."""
_IMPORT: Final = re.compile(_START + r'import\{([\w$]+(?:,[\w$]+)*),?\}from"(\.\.?/[\w./-]+)";\n?')
_EXPORT: Final = re.compile(_START + r"export ((?:async )?function\*? ?|class |const )([\w$]+)")
_UNREADABLE: Final = re.compile(_START + r"(?:import\b(?![(.])|export\b)[^;\n]*;?")
_OWN_ADDRESS: Final = "import.meta.url"


@dataclass(frozen=True, slots=True)
class Module:
    """An ES module."""

    path: str
    imports: Mapping[str, Sequence[str]]
    """Path of another module → the names that are imported from it."""
    exports: Sequence[str]
    code: str
    """Without imports and comments; exported declarations begin with `export`."""

    def code_within(self, folder: str) -> str:
        """Return the code as part of a script in some folder, without `export`.

        Raises:
            ValueError: if the code calls `import(…)`, which would search the folder of the script.

        """
        code = _EXPORT.sub(r"\1\2", self.code)
        if folder == posixpath.dirname(self.path):
            return code
        if "import(" in code:
            raise ValueError(f"{self.path}: only a module in the script's folder may call import()")
        path = posixpath.relpath(self.path, folder or ".")
        return code.replace(_OWN_ADDRESS, f'new URL("{path}", {_OWN_ADDRESS}).href')


def read_module(path: str, text: str) -> Module:
    """Return a module; `path` is its path in the theme.

    Raises:
        ValueError: if it is not written as this project writes its modules.

    """
    try:
        code = compact(text)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    folder = posixpath.dirname(path)
    imports = {
        posixpath.normpath(posixpath.join(folder, other)): names.split(",")
        for names, other in _IMPORT.findall(code)
    }
    code = _IMPORT.sub("", code)
    if found := _UNREADABLE.search(_EXPORT.sub("", code)):
        raise ValueError(f"{path}: cannot join `{found[0]}`")
    return Module(path, imports, [name for _, name in _EXPORT.findall(code)], code)
