"""An ES module of the site's scripts, split into what it imports and exports, and its code.

This is not a JavaScript parser. It reads modules as `site-theme/assets` has them, and refuses what
it could misread: imports are `import { name, other } from "./module.js";`, exports are of a
function, a class or a constant, and no template spans lines.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_COMMENT: Final = re.compile(
    r"^[ \t]*(?:/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE
)
"""A comment that has lines of its own. `/*!` begins a license, which stays."""
_LAST: Final = re.compile(r"(?<=[;,{}()\]]) +//[^\n\"'`]*$", re.MULTILINE)
"""A comment at the end of a line. One with quotes could be part of a string, and stays."""
_TYPE: Final = re.compile(r"/\*\* @(?:type|param) [^*\n]*\*/ ?")
"""A comment within a line that only the type checker reads."""
_BLANK: Final = re.compile(r"^\s+", re.MULTILINE)
"""Empty lines, and indentation. Within a template it would count, but none spans lines."""
_IMPORT: Final = re.compile(
    r'^import \{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} from "(\.\.?/[\w./-]+)";\n', re.MULTILINE
)
_EXPORT: Final = re.compile(
    r"^export ((?:async )?function\*? ?|class |const )([\w$]+)", re.MULTILINE
)
_UNREADABLE: Final = re.compile(r"^(?:import\b(?![(.])|export\b).*", re.MULTILINE)
_OWN_ADDRESS: Final = "import.meta.url"


@dataclass(frozen=True, slots=True)
class Module:
    """An ES module."""

    path: str
    imports: Mapping[str, Sequence[str]]
    """Path of another module → the names that are imported from it."""
    exports: Sequence[str]
    code: str
    """Without imports, comments and indentation; exported declarations begin with `export`."""

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
    code = _LAST.sub("", _BLANK.sub("", _TYPE.sub("", _COMMENT.sub("", text))))
    folder = posixpath.dirname(path)
    imports = {
        posixpath.normpath(posixpath.join(folder, other)): re.split(r",\s*", names)
        for names, other in _IMPORT.findall(code)
    }
    code = _IMPORT.sub("", code)
    if found := _UNREADABLE.search(_EXPORT.sub("", code)):
        raise ValueError(f"{path}: cannot join `{found[0]}`")
    for line in code.splitlines():
        if line.count("`") % 2:
            raise ValueError(f"{path}: a template must end on its line, not `{line.strip()}`")
    return Module(path, imports, [name for _, name in _EXPORT.findall(code)], code)
