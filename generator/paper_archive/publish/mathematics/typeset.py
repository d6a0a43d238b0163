"""What a typesetter makes of quotes, dashes, ties and broken words that people typed for TeX.

Only what can be read in one way is changed: `--option`, `C--`, `~90 %`, `low- and high-level` and
prices stay as they are.
"""

import re
from collections.abc import Collection
from typing import Final

_DOUBLE: Final = re.compile(r"(?<![`\\\w])``(?![`\s])([^`]{1,400}?)(?<!\s)''(?!['\w])")
_SINGLE: Final = re.compile(r"(?<![`'\\\w])`(?=\w)([^`'$\n]{1,80})(?<!\s)'(?![`'\w])")
_CLOSE_DASH: Final = re.compile(r"(?<=[\w)\].,;:!?”’%\"'])(---?)(?=[\w(\[“‘\"'])")
_OPEN_DASH: Final = re.compile(r"(?<=\S )(---?)(?= [^\s-])")
_DASHES: Final = {"--": "–", "---": "—"}
_TIE: Final = re.compile(r"(?<=[A-Za-z.][.,;:])~(?=[A-Za-z(\[])|(?<=[a-z]{3})~(?=\([A-Za-z])")
_TIE_OF_NUMBER: Final = re.compile(
    r"\b((?:Fig|Sec|Eq|Tab|Alg|Ref)\.|Figure|Section|Equation|Table|Algorithm|Theorem)~(?=\d)"
)
_BROKEN: Final = re.compile(r"(?<![\w-])([A-Za-z]{1,30})- ([a-z]{3,30})(?![\w-])")
_WORD: Final = re.compile(r"[\w-]+")
_ENDINGS: Final = re.compile(
    r"(?:[bcdflmnprstvz][aeiu]|lu|lo|mo|pa|[cflmnprt]iza|fica|[ai])?[ts]ions?(?:al|ally)?"
    r"|(?:c?a|i)?tive(?:ly|s)?|ments?|mental|ness|ingly|ically|ities|bility"
)
"""Ends of words that are no words themselves, other than these."""
_ARE_WORDS: Final = re.compile("(?:ra|na|sta|mo|lo|no)tions?|national|natives?")
_LATTER: Final = re.compile(
    "agnostic|aware|based|centric|dependent|dimensional|driven|efficient|free|grained|guided"
    "|independent|informed|invariant|labeled|level|like|linear|linearly|oriented|optimal|parametric"
    "|ranked|related|scale|sensitive|shaped|shot|specific|supervised|term|time|trained|training"
    "|trivial|tuned|tuning|uniform|variant|varying|wise|world|written"
)
"""Words that end compounds."""
_NO_COMPOUND: Final = re.compile(r" (?:on|upon|in|by|to|with)\b")
"""What stands behind a participle that ends no compound: `a new way- based on`."""


def may_be_typed(text: str) -> bool:
    """Return a quick no for most texts."""
    return "`" in text or "~" in text or ("-" in text and ("- " in text or "--" in text))


def with_quotes(text: str) -> str:
    """Return the text with the quotes of TeX, ``` ``…'' ``` and `…', as quotes."""
    if "`" not in text:
        return text
    text = _DOUBLE.sub(lambda found: found[0] if found[1].count("$") % 2 else f"“{found[1]}”", text)
    return _SINGLE.sub(r"‘\1’", text)


def typeset(prose: str) -> str:
    """Return prose with dashes, spaces and broken words as they are printed."""
    if "--" in prose:
        for dash in (_CLOSE_DASH, _OPEN_DASH):
            prose = dash.sub(lambda found: _DASHES[found[1]], prose)
    if "~" in prose:
        prose = _TIE_OF_NUMBER.sub("\\1\u00a0", _TIE.sub("\u00a0", prose))
    if "- " in prose:
        said = frozenset(_WORD.findall(prose))
        prose = _BROKEN.sub(lambda found: _joined(found, said), prose)
    return prose


def _joined(found: re.Match[str], said: Collection[str]) -> str:
    """Return the two parts of a broken word as one, if it is certain that they are one."""
    one, other = found.groups()
    if one + other in said:
        return one + other
    if f"{one}-{other}" in said:
        return f"{one}-{other}"
    if _ENDINGS.fullmatch(other) and not _ARE_WORDS.fullmatch(other):
        return one + other
    is_compound = _LATTER.fullmatch(other) and not _NO_COMPOUND.match(found.string, found.end())
    return f"{one}-{other}" if is_compound else found[0]
