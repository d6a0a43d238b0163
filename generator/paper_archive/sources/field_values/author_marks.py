r"""Marks of affiliations and footnotes at names: Ada Lovelace†, Alan Turing², Jane Doe$^{2,*}$."""

import re
from typing import Final

_MARK: Final = r"(?:\\[A-Za-z]+|\d{1,3}|[^\W\d_](?![^\W\d_])|[*†‡§¶∗⋆+#‖|])"
_MARKS: Final = rf"{_MARK}(?:[\s,;]*{_MARK}){{0,20}}"
_IN_TEX: Final = re.compile(
    rf"(?<!\s)\s*+(?:\$\s*(?:\{{\}})?\s*\^\s*(?:\{{\s*{_MARKS}\s*\}}|{_MARK})\s*\$"
    rf"|\\textsuperscript\s*\{{\s*{_MARKS}\s*\}}"
    r"|\\(?:thanks|footnote|footnotemark|inst|IEEEauthorrefmark|corref|fnref|orcidlink|orcidID)"
    r"\s*(?:\[[^\[\]]*\]|\{[^{}]*\}))(?![^\W\d_])"
)
"""Letters may follow a letter that is raised in a name: `M$^c$Donald`."""
_SIGN: Final = "[*†‡§¶∗⁎⋆¹²³⁰⁴-⁹]"
_PRINTED: Final = re.compile(
    rf"(?<![\s*†‡§¶∗⁎⋆¹²³⁰⁴-⁹])\s?{_SIGN}(?:[\s,]{{0,2}}{_SIGN}){{0,20}}"
    r"(?=\s*+(?:[,;&|}]|(?:and|AND|And)\b|\Z))"
)
"""At the end of a name: the Sgr A* Collaboration keeps its star."""


def without_marks(names: str) -> str:
    """Return one or more names, as text or TeX, without marks."""
    if "\\" in names or "$" in names:
        names = _IN_TEX.sub("", names)
    return _PRINTED.sub("", names)
