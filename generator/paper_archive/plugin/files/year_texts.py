"""The texts of papers in the last build's exports of years, for those that did not change.

New papers change the files of a year, but most texts in them stay the same. Cutting these out of
the old file takes a tenth of the time that making them would take.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from paper_archive.paper import Paper
from paper_archive.plugin.files.file_groups import FileGroups
from paper_archive.publish.exports.files import ExportFile, year_of
from paper_archive.publish.exports.formats import FORMATS, ExportFormat


def line_of(key: str, sizes: Sequence[int]) -> str:
    """Return what is kept of a paper: its key, and how many bytes it has in each format."""
    return " ".join([key, *map(str, sizes)])


class YearTexts:
    """Finds texts of papers in files of years."""

    def __init__(
        self,
        groups: FileGroups,
        years: Mapping[str, tuple[Sequence[ExportFile], Sequence[str]]],
        key_of: Callable[[Paper], str],
    ) -> None:
        """`years` are the files of each year, and the lines of its papers in their order.

        `key_of` returns the key of all that a text of a paper is made of.
        """
        self._groups = groups
        self._years = years
        self._key_of = key_of
        self._found: dict[tuple[str, ExportFormat], Mapping[str, bytes]] = {}

    def of(self, format_: ExportFormat, paper: Paper) -> bytes | None:
        """Return a paper in a format, if it is in a file that stands and is still the same."""
        year = year_of(paper)
        found = self._found.get((year, format_))
        if found is None:
            # Other files have only texts of formats by group, after those of a year are read.
            self._found = {each: self._found[each] for each in self._found if each[1].is_by_group}
            found = self._found[year, format_] = dict(self._texts(year, format_))
        return found.get(self._key_of(paper))

    def _texts(self, year: str, format_: ExportFormat) -> Iterator[tuple[str, bytes]]:
        """Yield key and text of the papers of a year."""
        files, lines = self._years.get(year, ((), ()))
        rest, place = iter(lines), FORMATS.index(format_)
        for file in files:
            if file.format != format_:
                continue
            data = self._groups.read_standing(file.address)
            start = len(format_.beginning(file.papers).encode())
            for line in islice(rest, file.papers):
                key, *sizes = line.split()
                end = start + int(sizes[place])
                if data:
                    yield key, data[start:end]
                start = end + len(format_.between.encode())
