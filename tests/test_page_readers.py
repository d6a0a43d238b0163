"""Where the archive does not know the authors or the day of a paper, no program finds any."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import made_up
import zotero
from builds import Build, build_archive
from page_readers import guesses, years
from paper_archive.archive.markdown.page import write_page

SOURCES = [
    {"name": "daily-papers-2025-10-30.txt", "captured": "2025-10-30"},
    {"name": "export 20251230.bib", "captured": "2025-12-30"},
]
KNOWN = {"authors": ["Ada King", "The Llama Team"], "date": "2024-05-22", "language": "de"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the site of a paper of which next to nothing is known, and of one that is known."""
    counts = {
        "comments": 3,
        "upvotes": 17,
        "abstract": "A text.",
        "sources": SOURCES,
        "author_count": 6,
    }
    papers = [
        made_up.paper("Unknown", slug="unknown", tags=["trees"], **counts),
        made_up.paper("Known", slug="known", **counts, **KNOWN, venue="ICML"),
    ]
    files = {f"papers/{paper.slug}.md": write_page(paper) for paper in papers}
    built = build_archive(tmp_path_factory.mktemp("readers"), files)
    assert built.exit_code == 0, built.output
    return built


def test_nothing_on_a_page_looks_like_an_author_or_a_date_that_is_not_known(built: Build) -> None:
    assert guesses(built.page("papers/unknown")) == []


@pytest.mark.parametrize("page", ["papers/unknown", "tags/trees", "search", "reading-list"])
def test_no_page_holds_a_year_that_no_source_gave(built: Build, page: str) -> None:
    assert years(built.page(page)) == []


def test_zotero_saves_no_author_date_or_language_that_is_not_known(built: Build) -> None:
    saved = zotero.item_of_page(built.page("papers/unknown"))
    assert saved["creators"] == []
    assert "date" not in saved
    assert saved["language"] == "und"


def test_people_see_where_and_when_a_paper_was_captured(built: Build) -> None:
    page = LexborHTMLParser(built.page("papers/unknown"))
    assert [node.text() for node in page.css(".provenance li")] == [
        "daily-papers-2025-10-30.txt, captured 30 October 2025",
        "export 20251230.bib, captured 30 December 2025",
    ]
    # Which of the two had the counts is not known, so no day is given for them.
    assert "Counts as of" not in page.css(".provenance")[0].text()


def test_zotero_saves_what_is_known(built: Build) -> None:
    saved = zotero.item_of_page(built.page("papers/known"))
    assert saved["creators"] == [("King", "Ada"), ("The Llama Team", "")]
    assert (saved["date"], saved["language"]) == ("2024/05/22", "de")
    assert (saved["publication"], saved["abstract"]) == ("ICML", "A text.")


def test_the_first_time_on_a_page_is_the_day_of_the_paper(built: Build) -> None:
    page = LexborHTMLParser(built.page("papers/known"))
    assert [time.attributes["datetime"] for time in page.css("time")] == ["2024-05-22"]


def test_a_page_says_in_which_language_its_parts_are(built: Build) -> None:
    for slug, language in (("known", "de"), ("unknown", None)):
        page = LexborHTMLParser(built.page(f"papers/{slug}"))
        said = [page.css(part)[0].attributes.get("lang") or None for part in ("h1", ".abstract")]
        assert said == [language] * 2
        assert page.css("html")[0].attributes["lang"] == (language or "und")
        assert page.css("body")[0].attributes["lang"] == "en"
    assert (
        json.loads(
            LexborHTMLParser(built.page("papers/known")).css("script[type$=json]")[0].text()
        )["inLanguage"]
        == "de"
    )


def test_no_page_of_the_captures_holds_a_date_that_is_not_of_the_paper(site: Path) -> None:
    pages = sorted((site / "papers").rglob("index.html"))
    undated = [
        text for text in (path.read_text(encoding="utf-8") for path in pages) if ">undated<" in text
    ]
    assert len(undated) > 400
    found = {text: guesses(text) for text in undated}
    assert [each for each in found.values() if each] == []
