"""Names that Springer's CSV prints without anything between them: `Ada LovelaceAlan M. Turing`."""

import re
from collections.abc import Mapping
from typing import Final

_COLUMNS: Final = frozenset(("Item Title", "Item DOI", "Authors"))
"""Columns that only Springer's table has together."""
_BOUNDARY: Final = re.compile(
    r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bDu)(?<!\bLa)(?<!\bLe)(?<!\bVan)"
    r"(?<!\bAl)(?<!\bEl)(?<!\bFitz)(?=[A-ZÀ-ÖØ-Þ])"
)
"""Where a small letter stands before a capital, unless it is as in McCarthy or DeVito."""
_UNCERTAIN: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]{2}[^\W\d_A-ZÀ-ÖØ-Þ]|\w\.[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]")
"""Where a name may end in a capital or a stop, as in `Kumar ABob Lee` and `Ada Byron Jr.Alan`."""


def are_glued(row: Mapping[str, object]) -> bool:
    """Tell whether the row is of Springer's table."""
    return row.keys() >= _COLUMNS


def split_names(names: str) -> list[str]:
    """Return the names, or none where it is not certain where one ends: no name is made up."""
    parts = _BOUNDARY.split(names.strip())
    is_certain = not _UNCERTAIN.search(names) and all(" " in part for part in parts)
    return [part.strip() for part in parts] if is_certain else []
