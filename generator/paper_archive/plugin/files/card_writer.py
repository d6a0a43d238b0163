"""Writes the cards of a site, if they changed, into its folder."""

import inspect
from collections.abc import Mapping
from pathlib import Path

from mkdocs.structure.files import Files
from PIL import __version__ as version

from paper_archive.hashing import digest_of
from paper_archive.plugin.incremental.build_ledger import Written, write
from paper_archive.publish.cards import drawing
from paper_archive.publish.cards.words import Card


class CardWriter:
    """Writes cards, but none where a person put a file."""

    def __init__(self, cards: Mapping[str, Card], files: Files) -> None:
        """`cards` is address → card; `files` has those of people."""
        self._cards = {
            path: card for path, card in cards.items() if not files.get_file_from_path(path)
        }

    @property
    def paths(self) -> list[str]:
        """The paths of the cards, below the folder of the site."""
        return [*self._cards]

    def write_changed(self, standing: Mapping[str, Written], folder: Path) -> dict[str, Written]:
        """Write the cards that are not among the files that stand, with the same key.

        Returns path of the file, below the folder of the site → entry, for all cards.

        Raises:
            OSError: when one cannot be written.

        """
        code = Path(inspect.getfile(drawing)).read_bytes() + drawing.typeface()
        written = {}
        for name, card in self._cards.items():
            key = digest_of(f"{version} {card}".encode() + code)
            if name in standing and standing[name].key == key:
                written[name] = standing[name]
                continue
            written[name] = write(folder, name, drawing.drawn(card), key)
        return written
