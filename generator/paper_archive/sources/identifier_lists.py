"""Lists of identifiers, which are not papers yet: a command fetches them."""

from typing import Final

from paper_archive.identifiers import NoIdentifierError, normal_form

_COMMANDS: Final = {"arxiv": "arxiv", "doi": "doi"}
"""Scheme → the command of `fetch` that takes its identifiers."""


def fetching_command(head: bytes) -> str:
    """Return the command for a file that begins with an identifier on each line; else nothing."""
    lines = head.decode("utf-8-sig", "replace").splitlines()
    texts = [text for line in lines if (text := line.strip(" \t,;")) and not text.startswith("#")]
    # The last line may be cut.
    schemes = {*map(_scheme, texts[:-1] or texts)}
    if "" in schemes or not schemes:
        return ""
    command = next(name for scheme, name in _COMMANDS.items() if scheme in schemes)
    return f"paper-archive fetch {command} --ids-from"


def _scheme(text: str) -> str:
    for scheme in _COMMANDS:
        try:
            return normal_form(scheme, text)[0]
        except NoIdentifierError:
            continue
    return ""
