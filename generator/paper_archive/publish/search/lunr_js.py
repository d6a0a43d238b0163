"""The part of lunr.js that a query needs, its stemmer and its stop words, for `search-index.js`.

Cut from the copy that the mkdocs package holds, so that the project keeps none of its own.
"""

import re
from typing import Final

_VERSION: Final = 'lunr.version = "2.3.9"'
_STEMMER: Final = re.compile(
    r"^lunr\.stemmer = (\(function\(\)\{.*?^\}\)\(\));$", re.DOTALL | re.MULTILINE
)
_STOP_WORDS: Final = re.compile(
    r"^lunr\.stopWordFilter = lunr\.generateStopWordFilter\((\[.*?\])\)$", re.DOTALL | re.MULTILINE
)
_COMMENT: Final = re.compile(r"^ *//.*\n|(?<=[,;]) *//.*$", re.MULTILINE)
_INDENT: Final = re.compile(r"^ +|\n(?=\n)", re.MULTILINE)

_IMPORT: Final = 'import { STOP_WORDS, stem } from "./lunr-words.js";\n'
_WORDS: Final = """\
/* From lunr 2.3.9, https://lunrjs.com, copyright (C) 2020 Oliver Nightingale, MIT license. */
const lunrStemmer = {stemmer};
const stem = (word) => lunrStemmer({{ update: (change) => change(word) }});
const STOP_WORDS = new Set({stop_words});
"""


def with_lunr_words(module: str, lunr_js: str) -> str:
    """Return an ES module that has `stem` and `STOP_WORDS` in place of their import.

    One file, since a request costs a reader more than these four kilobytes.

    Raises:
        ValueError: if the texts are not lunr.js 2.3.9 and a module that imports them.

    """
    stemmer, stop_words = _STEMMER.search(lunr_js), _STOP_WORDS.search(lunr_js)
    if _VERSION not in lunr_js or not stemmer or not stop_words:
        raise ValueError("must be lunr.js 2.3.9")
    if _IMPORT not in module:
        raise ValueError(f"must hold the line {_IMPORT!r}")
    code = _INDENT.sub("", _COMMENT.sub("", stemmer[1]))
    words = _WORDS.format(stemmer=code, stop_words="".join(stop_words[1].split()))
    return module.replace(_IMPORT, words)
