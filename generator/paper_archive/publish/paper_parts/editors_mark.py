"""How the editors of a volume are told from authors, in whose place readers see them."""

from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.languages.language import ENGLISH, Language, message

_ONE: Final = message("(ed.)")
_SEVERAL: Final = message("(eds.)")


def editors_mark(paper: Paper, language: Language = ENGLISH) -> str:
    """Return what follows the names of a paper's people: `(eds.)`; nothing follows authors."""
    if not paper.is_by_editors:
        return ""
    return language.say(_ONE if len(paper.editors) == 1 else _SEVERAL)
