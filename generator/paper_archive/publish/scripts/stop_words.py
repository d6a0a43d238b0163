"""The part of lunr.js that a query needs, its stemmer and its stop words, as a module of ours.

Cut from the copy that the mkdocs package has, so that the project keeps none of its own.
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
_MODULE: Final = """\
/*! From lunr 2.3.9, https://lunrjs.com, copyright (C) 2020 Oliver Nightingale, MIT license. */
const lunrStemmer = {stemmer};
export const stem = (word) => lunrStemmer({{ update: (change) => change(word) }});
export const STOP_WORDS = new Set({stop_words});
"""


def lunr_words(lunr_js: str) -> str:
    """Return an ES module that exports `stem` and `STOP_WORDS`.

    Raises:
        ValueError: if the text is not lunr.js 2.3.9.

    """
    stemmer, stop_words = _STEMMER.search(lunr_js), _STOP_WORDS.search(lunr_js)
    if _VERSION not in lunr_js or not stemmer or not stop_words:
        raise ValueError("must be lunr.js 2.3.9")
    return _MODULE.format(stemmer=stemmer[1], stop_words=stop_words[1])
