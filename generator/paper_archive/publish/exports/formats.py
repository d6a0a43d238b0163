"""The formats of exports: what a file of many papers begins with, and how it goes on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.csl_json import csl_item
from paper_archive.publish.citations.ris import ris
from paper_archive.publish.exports import csv_table, jsonl
from paper_archive.publish.languages.language import message


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A format: a file is its beginning, the texts of papers with `between` them, and its end."""

    name: str
    """As `--format` takes it."""
    title: str
    """As pages show it."""
    extension: str
    use: str
    """What the files are for."""
    beginning: Callable[[int], str] = lambda _papers: ""
    """Takes the number of papers in the file."""
    text: Callable[[Paper, str, str], str]
    """Takes a paper, the address of its page, and the text of its page if a person wrote it."""
    between: str = ""
    end: str = ""
    has_pages: bool = False
    """Whether `text` uses the text of the page."""
    is_cited: bool = False
    """Whether documents cite papers by their keys in the file."""
    is_by_group: bool = False
    """Whether the site has a file for each topic and each venue."""

    def chunks(self, texts: Iterable[bytes], papers: int) -> Iterator[bytes]:
        """Yield the file of the texts of so many papers, piece by piece."""
        between, later = b"", self.between.encode()
        yield self.beginning(papers).encode()
        for text in texts:
            yield between + text
            between = later
        yield self.end.encode()

    def texts_in(self, file: bytes, papers: int) -> bytes:
        """Return the texts of so many papers in a file, with what is between them."""
        return file.removeprefix(self.beginning(papers).encode()).removesuffix(self.end.encode())


FORMATS: Final = (
    ExportFormat(
        name="bibtex",
        title="BibTeX",
        extension="bib",
        use=message("For LaTeX, and for reference managers."),
        is_cited=True,
        text=lambda paper, address, _: f"{bibtex(paper, address)}\n",
        between="\n",
        is_by_group=True,
    ),
    ExportFormat(
        name="ris",
        title="RIS",
        extension="ris",
        use=message("For reference managers such as Zotero, EndNote and Mendeley."),
        is_cited=True,
        text=lambda paper, address, _: f"{ris(paper, address)}\n",
        between="\n",
    ),
    ExportFormat(
        name="csl-json",
        title="CSL-JSON",
        extension="csl.json",
        use=message("For Pandoc, Quarto and other programs that cite."),
        beginning=lambda _: "[",
        is_cited=True,
        text=lambda paper, address, _: csl_item(paper, address),
        between=",\n",
        end="]\n",
    ),
    ExportFormat(
        name="csv",
        title="CSV",
        extension="csv",
        use=message("For spreadsheets, with abstracts."),
        beginning=lambda _: csv_table.header(),
        text=lambda paper, address, _: csv_table.row(paper, address),
    ),
    ExportFormat(
        name="jsonl",
        title="JSON Lines",
        extension="jsonl",
        use=message("For programs: all that is known. An archive can be made from it again."),
        beginning=jsonl.first_line,
        text=lambda paper, _, page: jsonl.line(paper, page),
        has_pages=True,
    ),
)
"""All formats, the most used first."""
