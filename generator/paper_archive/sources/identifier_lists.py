"""Lists of identifiers, which are not papers yet: a command fetches them."""

from typing import Final

from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.sources.source_file import HEAD_BYTES

_SCHEMES: Final = ("arxiv", "doi")
"""What a list may hold; the command of `fetch` for each has its name. A DOI of arXiv is both."""
_TAKES_BOTH: Final = "semantic-scholar"
_WHOLE_BYTES: Final = HEAD_BYTES // 8
"""A shorter beginning is the whole file, in any encoding and with any line ends."""


def fetching_command(head: bytes) -> str:
    """Return the command for a file that begins with an identifier on each line; else nothing."""
    lines = head.decode("utf-8-sig", "replace").splitlines()
    texts = [text for line in lines if (text := line.strip(" \t,;")) and not text.startswith("#")]
    if len(head) > _WHOLE_BYTES:  # the last line may be cut
        texts = texts[:-1]
    schemes = list(map(_schemes, texts))
    if not schemes or not all(schemes):
        return ""
    shared = set[str].intersection(*schemes)
    service = next((scheme for scheme in _SCHEMES if scheme in shared), _TAKES_BOTH)
    return f"paper-archive fetch {service} --ids-from"


def _schemes(text: str) -> set[str]:
    """Return the schemes of which a text is an identifier."""
    return {scheme for scheme in _SCHEMES if _is_of(scheme, text)}


def _is_of(scheme: str, text: str) -> bool:
    try:
        return normal_form(scheme, text)[0] in _SCHEMES
    except NoIdentifierError:
        return False
