"""The stop words of lunr.js, as a module of ours.

Read from the copy that the mkdocs package has, so that they are those that Lunr's index lacks.
"""

import json
import re
from typing import Final

_VERSION: Final = 'lunr.version = "2.3.9"'
_WORDS: Final = re.compile(
    r"^lunr\.stopWordFilter = lunr\.generateStopWordFilter\((\[.*?\])\)$", re.DOTALL | re.MULTILINE
)
_MODULE: Final = """\
/*! From lunr 2.3.9, https://lunrjs.com, copyright (C) 2020 Oliver Nightingale, MIT license. */
export const STOP_WORDS = new Set("{words}".split(" "));
"""


def stop_words(lunr_js: str) -> str:
    """Return an ES module that exports `STOP_WORDS`.

    Raises:
        ValueError: if the text is not lunr.js 2.3.9.

    """
    found = _WORDS.search(lunr_js)
    if _VERSION not in lunr_js or not found:
        raise ValueError("must be lunr.js 2.3.9")
    return _MODULE.format(words=" ".join(json.loads(found[1].replace("'", '"'))))
