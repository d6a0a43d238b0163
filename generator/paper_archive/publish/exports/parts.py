"""Files of many papers, cut so that none is larger than hosts and readers can take.

They are filled paper by paper, so that no more than one file of each is held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from paper_archive.publish.exports.formats import ExportFormat

MOST_BYTES: Final = 25_000_000
"""The largest file: what GitHub takes in a browser, and Cloudflare Pages of a site."""


@dataclass(slots=True)
class Parts:
    """One export, in one file or several, each of which can be read by itself."""

    format: ExportFormat
    most_bytes: int = MOST_BYTES
    _texts: list[bytes] = field(default_factory=list)
    _papers: int = 0
    _bytes: int = 0
    _are_any: bool = False
    _room: int = field(init=False)
    """How many bytes are left for texts; the number of papers has at most ten digits."""

    def __post_init__(self) -> None:
        frame = self.format.beginning(10**9) + self.format.end
        self._room = self.most_bytes - len(frame.encode())

    def add(self, text: bytes, papers: int = 1) -> Iterator[tuple[int, bytes]]:
        """Add papers, and yield number of papers and contents of the file that is full before.

        They stay together; a paper that alone is larger than a file may be has one of its own.
        """
        size = len(self.format.between) + len(text)
        if self._texts and self._bytes + size > self._room:
            yield self._file()
        self._texts.append(text)
        self._papers += papers
        self._bytes += size

    def rest(self) -> Iterator[tuple[int, bytes]]:
        """Yield number of papers and contents of the last file, which is empty without papers."""
        if self._texts or not self._are_any:
            yield self._file()

    def _file(self) -> tuple[int, bytes]:
        count, data = self._papers, b"".join(self.format.chunks(self._texts, self._papers))
        self._texts, self._papers, self._bytes, self._are_any = [], 0, 0, True
        return count, data
