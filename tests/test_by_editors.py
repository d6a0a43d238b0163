"""Readers see the editors of a volume without authors in their place, marked as what they are."""

from pathlib import Path
from typing import Any, Final

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import build_archive
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.paper import Paper
from paper_archive.publish.digests.digest import item_of
from paper_archive.publish.digests.matching import matching
from paper_archive.publish.digests.query import parse_query
from paper_archive.publish.feeds.entry import entry_of
from paper_archive.publish.languages import language_of
from paper_archive.publish.markdown_site.papers import paper_page
from paper_archive.publish.paper_parts.editors_mark import editors_mark
from paper_archive.publish.paper_parts.short_source import short_source
from paper_archive.publish.site import site_of
from paper_archive.workflows.enriching import lacking
from plain_text import plain_text

BOOK: Final = paper(
    "The Book of Sand",
    slug="sand",
    type="book",
    date="1999",
    editors=["Grace Hopper", "Ada King"],
    publisher="Beacon",
    sources=[{"name": "books.bib", "captured": "2024-05-01"}],
)
ONE_EDITOR: Final = paper("Tides", slug="tides", type="proceedings", editors=["Grace Hopper"])
CHAPTER: Final = paper("Dunes", slug="dunes", type="chapter", editors=["Grace Hopper"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    papers = (BOOK, ONE_EDITOR, CHAPTER)
    files = {f"papers/undated/{each.slug}.md": write_page(each) for each in papers}
    return build_archive(tmp_path_factory.mktemp("edited"), files).site


def text_at(site: Path, address: str, selector: str) -> str:
    page = LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))
    return " | ".join(" ".join(each.text().split()) for each in page.css(selector))


def test_the_page_of_a_volume_names_its_editors_once(site: Path) -> None:
    assert text_at(site, "papers/sand", ".names") == "Grace Hopper, Ada King (eds.)"
    assert text_at(site, "papers/tides", ".names") == "Grace Hopper (ed.)"
    assert "Edited by" not in text_at(site, "papers/sand", ".provenance")
    assert "Authors" not in text_at(site, "papers/sand", ".cite")


def test_no_program_is_told_an_author_of_a_volume_by_its_editors(site: Path) -> None:
    page = (site / "papers/sand/index.html").read_text(encoding="utf-8")
    assert page.count("citation_editor") == 2
    assert "citation_author" not in page
    assert '"author"' not in page


def test_the_page_of_a_chapter_does_not_take_who_edited_its_book_for_an_author(site: Path) -> None:
    assert text_at(site, "papers/dunes", ".names") == "Authors not captured"
    assert "Edited by Grace Hopper" in text_at(site, "papers/dunes", ".provenance")


def test_a_line_of_a_list_names_the_editors(site: Path) -> None:
    assert "Grace Hopper, Ada King (eds.)" in text_at(site, "date/1999", ".by")


def test_who_edited_several_volumes_has_a_list_of_them(site: Path) -> None:
    lines = text_at(site, "authors/grace-hopper", ".paper-line .by")
    assert sorted(lines.split(" | ")) == ["Grace Hopper (ed.)", "Grace Hopper, Ada King (eds.)"]


def test_a_name_finds_what_it_edited() -> None:
    papers = [BOOK, CHAPTER]
    for query in ("hopper", 'author:"Grace Hopper"', "author:hopper sand"):
        assert [each.slug for each in matching(papers, parse_query(query), {})] == ["sand"]


def test_a_feed_names_editors_in_its_text_and_no_author() -> None:
    entry = entry_of(BOOK, "", "https://papers.test/", "2024-05-01T00:00:00Z")
    assert (list(entry.authors), "Hopper, Ada King (eds.) · 1999" in entry.content) == ([], True)


def test_a_digest_names_the_editors() -> None:
    assert item_of(ONE_EDITOR, "").facts == "Grace Hopper (ed.)"


@pytest.mark.parametrize(
    ("one", "said"), [(BOOK, "Hopper et al. (eds.), 1999"), (ONE_EDITOR, "Hopper (ed.)")]
)
def test_cards_and_related_papers_name_the_first_editor(one: Paper, said: str) -> None:
    assert short_source(one) == said


def test_a_site_for_other_generators_says_who_edited_a_volume() -> None:
    page = paper_page(BOOK, site_of([BOOK], []))
    assert "Edited by Grace Hopper, Ada King" in page.body


def test_a_citation_as_text_names_the_editors() -> None:
    assert plain_text(BOOK, "").startswith("Grace Hopper, Ada King (eds.). The Book of Sand.")
    assert plain_text(CHAPTER, "").startswith("Dunes.")


def test_services_are_not_asked_for_the_authors_of_a_volume_by_its_editors() -> None:
    assert lacking(BOOK) == ["ids"]
    assert lacking(CHAPTER) == ["authors", "date", "ids"]


def test_editors_are_marked_in_the_language_of_the_site() -> None:
    assert editors_mark(BOOK, language_of("de", {})) == "(Hrsg.)"


@pytest.mark.parametrize(
    "known", [{"authors": ["Ada King"]}, {"author_count": 2}, {"type": ""}, {"type": "article"}]
)
def test_editors_stand_only_where_a_volume_has_no_authors(known: dict[str, Any]) -> None:
    one = paper(**{"type": "book", "editors": ["Grace Hopper"], **known})
    assert (one.people, editors_mark(one)) == (one.authors, "")
