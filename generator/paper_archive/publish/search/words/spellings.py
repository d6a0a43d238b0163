"""American spellings of British words, so that either finds both.

`search/spellings.js` has the same table; `tests/test_spellings.py` holds them together.
"""

import re
from functools import cache
from typing import Final

_NOT_VERBS: Final = (
    "oi|ai|ui|[^i]vi|erci|reci|onci|inci|xci|umci|romi|remi|demi|erti|pri|wi|chi|ndi|adi|eati"
    "|^ri|^ari"
)
"""What comes before `se` in words that are spelled alike, such as `noise` and `supervise`."""
_OUR: Final = (
    "col|behavi|fav|flav|lab|neighb|hum|hon|harb|rum|tum|vap|vig|rig|od|arm|endeav|savi|splend|cand"
    "|clam|parl|ferv|ranc|val|succ"
)

SPELLINGS: Final = (
    (r"^(practi)s(e|ed|es|ing|er|ers)$", "c"),
    (rf"^(?!.*(?:{_NOT_VERBS})s)(..+i)s(e|ed|es|er|ers|ing|able|ation|ations|ational)$", "z"),
    (r"^(.+ly)s(e|ed|es|er|ers|ing)$", "z"),
    (rf"^(.*(?:{_OUR})o)u(r.*)$", ""),
    (r"^(.*(?:cent|fib|met|lit|theat|calib|spect|lust|meag|somb|och|sab))re(s?)$", "er"),
    (r"^(.*cent)r(ed|ing)$", "er"),
    (r"^(.*(?:catal|dial|anal|monol|prol|epil|homol|travel)og)ue(s?)$", ""),
    (r"^(.*(?:catal|dial|anal)og)u(ed|er|ers|ing)$", ""),
    (r"^(.*(?:def|off|pret)en)c(es?|eless)$", "s"),
    (r"^(licen)c(e|ed|es|ing)$", "s"),
    (r"^(fue|dia|due|crue)l(l(?:ed|er|ers|ing))$", ""),
    (r"^(ski|wi)l(ful.*)$", "ll"),
    (r"^(.*(?:h|p|an|gyn|arch))ae(mo.*|mat.*|mor.*|d.*|sth.*|c.*|o.*)$", "e"),
    (r"^(.*)ae(mi[ac].*)$", "e"),
    (r"^()ae(sthe.*)$", "e"),
    (r"^()oe(str.*|dem.*|soph.*)$", "e"),
    (r"^(f)oe(t.*)$", "e"),
    (r"^(man)oeuvre(s?)$", "euver"),
    (r"^(man)oeuvr(ed|ing|ab.*)$", "euver"),
    (r"^(gr)e(y.*)$", "a"),
    (r"^(m)ou(ld.*)$", "o"),
    (r"^(pl)ough(.*)$", "ow"),
    (r"^(t)y(res?)$", "i"),
    (r"^(s)c(epti.*)$", "k"),
    (r"^(alumin)i(um)$", ""),
    (r"^(program)me(s?)$", ""),
    (r"^()aero(planes?)$", "air"),
    (r"^(art)e(fact.*)$", "i"),
    (r"^(ag)e(ing)$", ""),
    (r"^(.*judg|acknowledg)e(ments?)$", ""),
    (r"^(.*focus)s(ed|es|ing)$", ""),
    (r"^(.*sul)ph(.*)$", "f"),
    (r"^(learn|unlearn|burn|dream)t()$", "ed"),
    (r"^(.*orient)at(ed)$", ""),
    (r"^()en(quir.*)$", "in"),
    (r"^(|en|de)cy(pher.*)$", "ci"),
    (r"^(siz|us|lik|mov)e(able)$", ""),
)
"""Pattern of a word → what replaces the letters between its two groups."""

# One expression is faster than many. Each pattern has two groups.
_PATTERN: Final = re.compile("|".join(pattern for pattern, _ in SPELLINGS))


@cache
def american(word: str) -> str:
    """Return a word in lowercase as Americans spell it; most words stay as they are."""
    found = _PATTERN.match(word)
    if not found or not found.lastindex:
        return word
    _, letters = SPELLINGS[found.lastindex // 2 - 1]
    return f"{found[found.lastindex - 1]}{letters}{found[found.lastindex]}"
