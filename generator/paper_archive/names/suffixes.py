"""What tells namesakes of one family apart, after their names: `Jr.`, `III`."""

import re
from typing import Final

_SUFFIX: Final = re.compile(
    r"(?:[JS]r\.?|[js]r\.|[JS]R\.|J[rR]|I{2,3}|IV|VI{1,3}|2nd|3rd|[4-9]th|Esq\.?)"
)


def is_suffix(text: str) -> bool:
    """Tell whether a text is nothing but a suffix of a name."""
    return _SUFFIX.fullmatch(text) is not None
