"""A volume without authors is known again by its editors."""

from pathlib import Path
from typing import Any, Final

import pytest

from command_line import put, run
from interruptions import edit
from made_up import paper
from paper_archive.archive.catalogue import Catalogue
from paper_archive.errors import Where
from paper_archive.paper import Paper

WHERE: Final = Where("books.bib", 1)
PAGE: Final = "papers/1999/the-book-of-sand.md"

BOOK: Final = """\
@book{hopper1999,
  title = {The Book of Sand},
  editor = {Hopper, Grace and King, Ada},
  publisher = {Beacon Press},
  year = 1999,
}
"""
"""What a library says of a book that it does not know the authors of."""


def book(**fields: Any) -> Paper:
    return paper(**{"title": "Sand", "type": "book", "editors": ["Grace Hopper"]} | fields)


def outcome(known: Paper, record: Paper) -> str:
    catalogue = Catalogue({}, {})
    catalogue.add(known, WHERE, lambda *_: ())
    return catalogue.add(record, WHERE, lambda *_: ()).outcome


def test_a_book_with_the_same_editors_is_one_book() -> None:
    assert outcome(book(), book(publisher="Beacon")) == "changed"


def test_a_book_of_that_title_with_other_editors_is_another() -> None:
    assert outcome(book(), book(editors=["Ada King"], date="1999")) == "new"


def test_a_source_that_names_the_editors_as_authors_means_the_same_book() -> None:
    as_authors = book(authors=["Grace Hopper"])
    assert outcome(as_authors, book()) == "same"
    assert outcome(book(), as_authors) == "changed"


@pytest.mark.parametrize("extension", ["bib", "ris", "csl.json", "csv", "jsonl"])
def test_an_export_that_is_imported_makes_the_same_page(folder: Path, extension: str) -> None:
    put(folder / "books.bib", BOOK)
    assert run("import", "books.bib").exit_code == 0
    assert run("export", f"export.{extension}").exit_code == 0
    for content in ("content", "other"):
        assert run("import", "--content", content, f"export.{extension}").exit_code == 0
    again, before = (said(folder / content / PAGE) for content in ("other", "content"))
    assert again == before
    assert not any(line.startswith("authors") for line in before)


def test_who_was_deleted_from_the_authors_of_an_edited_book_does_not_come_back(
    folder: Path,
) -> None:
    put(
        folder / "old.bib",
        BOOK.replace("editor =", "author = {Hopper, Grace and King, Ada},\n  editor ="),
    )
    put(folder / "books.bib", BOOK)
    assert run("import", "old.bib").exit_code == 0
    assert run("import", "books.bib").exit_code == 0
    authors = 'authors: ["Grace Hopper", "Ada King"]\n'
    assert authors in (folder / "content" / PAGE).read_text(encoding="utf-8")
    edit(folder / "content" / PAGE, authors, "")
    mended = said(folder / "content" / PAGE)
    for name in ("books.bib", "old.bib", "books.bib"):
        assert run("import", name).exit_code == 0
    assert said(folder / "content" / PAGE) == mended


def said(page: Path) -> list[str]:
    """Return what a page says, but for where it was seen."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(("sources:", "links:"))]
