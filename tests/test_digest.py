"""Digests as text and HTML: what they say, what they leave out, and how large they are."""

import re
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from made_up import paper, source
from paper_archive.paper import Paper
from paper_archive.publish.digests.digest import Digest
from paper_archive.publish.digests.edition import MOST_BYTES, Edition

SITE = "https://papers.test/repo/"
UNSUBSCRIBE = "https://lists.test/leave?a=1&address=" + 600 * "ñ"


def waves(title: str = "Waves", **fields: Any) -> Paper:
    fields.setdefault("sources", [source("list.txt", "2025-12-10")])
    return paper(title, **fields)


def digest(*papers: Paper, **fields: Any) -> Digest:
    made = Digest(archive="Sand papers", site_address=SITE, period="2025-12-10", papers=papers)
    return replace(made, **fields)


def page(made: Digest, unsubscribe: str = "") -> LexborHTMLParser:
    return LexborHTMLParser(Edition(made).html(unsubscribe))


def test_the_subject_says_how_many_of_what_and_when() -> None:
    assert digest(waves()).title == "Sand papers: 1 new paper, 10 December 2025"
    assert digest(period="2025-12").title == "Sand papers: nothing new, December 2025"
    many = [waves(slug=f"waves-{number}") for number in range(1_200)]
    made = digest(*many, period="2025-W50", about="topic Waves")
    assert made.title == "Sand papers: 1,200 new papers, Week 50, 2025 (topic Waves)"


def test_the_introduction_says_when_the_papers_came() -> None:
    assert digest().introduction == "Nothing new came into the archive on 10 December 2025."
    assert digest(waves(), period="2025-W50").introduction == (
        "1 paper came into the archive in Week 50, 2025 (8 December 2025 to 14 December 2025)."
    )


def test_nothing_new_is_not_the_same_as_a_source_that_fails() -> None:
    calm, failing = digest(), digest(failing={"arxiv cs.CL": "2025-12-09"})
    said = "A source fails, so that papers may come in later: arxiv cs.CL (since 9 December 2025)."
    assert "fails" not in Edition(calm).text()
    assert said in Edition(failing).text()
    assert said in page(failing).text()


def test_each_paper_has_what_is_known_of_it_in_both_forms() -> None:
    made = digest(
        waves(
            "Waves & <Sand>",
            slug="waves",
            authors=["Ada Lovelace"],
            date="2024-05",
            venue="Tides",
            abstract="Deep & $x^2$ <b>.",
            language="de",
            status={"retracted": {"date": "2025-01-02"}},
        )
    )
    text, html = Edition(made).text(), page(made)
    for said in (
        "Retracted: Waves & <Sand>",
        "Retracted, 2 January 2025",
        "Ada Lovelace · May 2024 · Tides",
        "Deep & x² <b>.",
    ):
        assert said in text
        assert said in html.text()
    assert f"\n{SITE}papers/waves/\n" in text
    (heading,) = html.css("h2")
    assert heading.attributes["lang"] == "de"
    (link,) = heading.css("a")
    assert link.attributes["href"] == f"{SITE}papers/waves/"


def test_what_is_not_known_is_in_neither() -> None:
    made = digest(waves(author_count=3, abstract=""), site_address="")
    text, html = Edition(made).text(), page(made)
    assert "3 authors, names not captured" in text
    assert not re.search("http|None|20(?!25)", text)
    assert not html.css("a")
    assert len(html.css("p")) == 2


def test_without_an_address_of_the_site_a_title_leads_to_the_paper() -> None:
    made = digest(waves(ids={"doi": "10.1000/1"}), site_address="")
    assert page(made).css("h2 a")[0].attributes["href"] == "https://doi.org/10.1000/1"


def test_the_html_loads_nothing_and_leaves_colours_to_the_program() -> None:
    html = page(digest(waves(ids={"doi": "10.1000/1"})), UNSUBSCRIBE)
    assert {node.tag for node in html.css("*")} <= {
        *("html", "head", "meta", "title", "body", "div", "h1", "h2", "p", "a", "strong", "br"),
    }
    assert html.css('meta[name="color-scheme"]')[0].attributes["content"] == "light dark"
    styles = " ".join(node.attributes["style"] or "" for node in html.css("[style]"))
    assert not re.search(r"color:|background|url|class", styles)
    assert not html.css("style, img, script, link, [src], [class]")


def test_what_looks_like_html_anywhere_is_text() -> None:
    nasty = '"><img src=x onerror=a()>'
    made = digest(
        waves(nasty, authors=["Ada & Ben"], venue=nasty, abstract=nasty),
        archive=nasty,
        about=nasty,
        failing={nasty: "2025-12-10"},
    )
    html = page(made, f"https://x.test/{nasty}")
    assert not html.css("img")
    assert html.text().count("onerror=a()") == 10


def test_a_name_has_one_line_of_bounded_length() -> None:
    made = digest(archive="Sand\r\nBcc: all@x.test\x00 " + "a " * 1_000, about="b\n" * 1_000)
    assert made.title.isprintable()
    assert len(made.title) < 300


def test_a_long_period_is_cut_and_says_how_much_is_left_out() -> None:
    papers = [waves(slug=f"waves-{number}", abstract="é€ & " * 200) for number in range(2_000)]
    made = Edition(digest(*papers, more="tags/waves/"))
    text, html = made.text(UNSUBSCRIBE), made.html(UNSUBSCRIBE)
    assert MOST_BYTES * 0.8 < len(html.encode()) <= MOST_BYTES
    assert len(text.encode()) <= MOST_BYTES
    assert 30 < made.shown < 2_000
    left = f"and {2_000 - made.shown:,} more"
    assert f"\n{left}: {SITE}tags/waves/\n" in text
    (link,) = (each for each in LexborHTMLParser(html).css("a") if each.text() == left)
    assert link.attributes["href"] == f"{SITE}tags/waves/"
    assert text.count("papers/waves-") == html.count("papers/waves-") == made.shown
    assert "Waves" in text.partition("\n\n")[2]


def test_records_of_any_size_fit() -> None:
    huge = waves(
        "T" * 100_000,
        authors=[f"Ada {'B' * 1000} {number}" for number in range(3_000)],
        abstract="x" * 1_000_000,
        venue="V" * 10_000,
    )
    made = Edition(
        digest(huge, archive="A" * 10_000, failing=dict.fromkeys("abcdefghijklm", "2025-01-01"))
    )
    assert made.shown == 1
    assert len(made.html(UNSUBSCRIBE).encode()) < 20_000
    assert "j (since 1 January 2025) and 3 more." in made.text()


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_reader_can_unsubscribe_at_the_end(form: str) -> None:
    made = getattr(Edition(digest(waves())), form)("https://lists.test/leave?a=1&b=2")
    escaped = "&amp;" if form == "html" else "&"
    assert f"https://lists.test/leave?a=1{escaped}b=2" in made
    assert "nsubscribe" not in getattr(Edition(digest(waves())), form)()
