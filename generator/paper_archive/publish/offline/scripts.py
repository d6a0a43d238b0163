"""The scripts of the site as scripts that are no modules, and data as scripts.

`offline.js` runs them, and gives them what it has in place of `import`, `fetch` and `URL`.
"""

import re
from typing import Final

_JOINED: Final = re.compile(r"(?:/\*!.*?\*/\s*)?(?:(?:export )?const\{|\(\(\)=>\{)", re.DOTALL)
_IMPORT: Final = re.compile(r"(?<![\w$.])import\(")
_OWN_ADDRESS: Final = "import.meta.url"
_EXPORT: Final = re.compile(r"^export const\{[^}]*\}=(?:await )?", re.MULTILINE)
_ESCAPES: Final = str.maketrans({"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r"})


def is_joined(script: str) -> bool:
    """Tell whether a script begins as those that `publish.scripts` joins."""
    return _JOINED.match(script) is not None


def offline_script(script: str) -> str:
    """Return a script of the site as one that is no module.

    What it exports it returns; or a promise of that, if it takes parts of another.
    """
    code = _IMPORT.sub("$import(", script.replace(_OWN_ADDRESS, "$address"))
    code = _EXPORT.sub("return ", code)
    return f'paperArchive.run(($address,$import,fetch,URL)=>{{"use strict";{code}}});\n'


def data_script(text: str) -> str:
    """Return a script that gives a text to whoever loads it."""
    return f"paperArchive.give('{text.translate(_ESCAPES)}');\n"
