from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.paper_line import PaperLine, fitting, paper_line
from paper_archive.publish.site import site_of
from partials import environment
from strategies import PAPERS

LONG: Final = "Ж<&" * 40_000
HUGE: Final[dict[str, dict[str, Any]]] = {
    "title": {"title": LONG},
    "title of words": {"title": "Ж&< " * 40_000},
    "formulas in the title": {"title": "$a_b^c$" * 10_000},
    "abstract": {"abstract": LONG},
    "formulas": {"abstract": " ".join(["$x_{ij}^2$"] * 10_000)},
    "one name": {"authors": [LONG]},
    "authors": {"authors": [f"Ж<& Ж{'<&' * 50} {number}" for number in range(3_000)]},
    "author_count": {"author_count": 10**12},
    "venue": {"venue": LONG},
    "language": {"language": "de-abcdefgh-abcdefgh-abcdefgh-abcde"},
    "tags": {"tags": [f"{'a' * 70}-{number}" for number in range(3_000)]},
    "ids": {"ids": {"doi": f"10.1000/{'x' * 1_992}"}},
    "links": {"links": {"pdf": f"https://host.test/{'x' * 100_000}"}},
    "counts": dict.fromkeys(("upvotes", "comments", "citations"), 10**12),
    "sources": {"sources": [{"name": f"{number}{LONG[:99]}"} for number in range(3_000)]},
}


def line_of(one: Paper, *, is_lean: bool = False) -> PaperLine:
    site = site_of([one], [], address="https://papers.test/repo/")
    return paper_line(one, site, is_lean=is_lean)


def rendered(line: PaperLine, own: str = "") -> str:
    """Return the HTML of a line of a list of a topic that lies three folders deep."""
    templates = environment(site_of([line.paper], []))
    text = (
        '{% from "partials/paper-line.html" import chips, described, root with context %}'
        "{{ lines_once([each], root, own, described, chips) }}"
    )
    page = SimpleNamespace(url="tags/x/2/", is_homepage=False)
    shown = templates.from_string(text)
    return shown.render(each=line, own=own, page=page, base_url="../../..")


@given(PAPERS)
def test_a_line_is_as_heavy_as_it_says_at_most(one: Paper) -> None:
    line = line_of(one)
    assert len(rendered(line).encode()) <= line.size


@pytest.mark.parametrize("fields", HUGE.values(), ids=HUGE)
def test_a_line_stays_light_whatever_a_record_holds(fields: dict[str, Any]) -> None:
    one = paper(**{"title": "Huge", "slug": "huge", **fields})
    line = line_of(one)
    assert len(rendered(line).encode()) <= line.size <= 25_000


def byline(line: PaperLine) -> str:
    node = LexborHTMLParser(rendered(line)).css_first(".by")
    assert node is not None
    return node.text()


def test_a_line_says_how_many_authors_it_does_not_name() -> None:
    line = line_of(paper(authors=[f"Ada Bell {number}" for number in range(3_000)]))
    assert byline(line).endswith(", Ada Bell 4 and 2,995 more")
    assert parse_qs(line.coins)["rft.au"] == [*["Bell, Ada"] * 5, "and 2995 more,"]


def test_a_line_names_the_last_author_instead_of_saying_one_more() -> None:
    names = ["Ada A", "Bo B", "Cy C", "Di D", "Ed E", "Flo F", "Gus G"]
    assert byline(line_of(paper(authors=names[:6]))) == "Ada A, Bo B, Cy C, Di D, Ed E, Flo F"
    assert byline(line_of(paper(authors=names))) == "Ada A, Bo B, Cy C, Di D, Ed E and 2 more"


def test_a_line_can_name_an_author_who_stands_far_behind() -> None:
    line = line_of(paper(authors=[f"Ada Bell {number}" for number in range(20)]))
    assert line.naming({"Ada Bell 4", "Else"}) is line
    found = byline(line.naming({"Ada Bell 17", "A. Bell 17"}))
    assert found == "Ada Bell 0, Ada Bell 1, Ada Bell 2, Ada Bell 3, … Ada Bell 17 and 15 more"


def test_names_of_both_directions_do_not_mix() -> None:
    text = rendered(line_of(paper(authors=["Ada <Bell>", "משה כהן", "王伟"])))
    assert "Ada &lt;Bell&gt;, <bdi>משה כהן</bdi>, 王伟" in text


def test_a_line_leads_to_pdf_and_citation() -> None:
    line = line_of(paper(slug="bees", ids={"arxiv": "1706.03762"}, venue="NeurIPS <2017>"))
    page = LexborHTMLParser(rendered(line))
    links = {node.text(): node.attributes["href"] for node in page.css(".facts a")}
    assert links == {
        "PDF": "https://arxiv.org/pdf/1706.03762",
        "BibTeX": "../../../papers/bees/#cite",
    }
    assert "<span>NeurIPS &lt;2017&gt;</span>" in rendered(line)
    assert ">PDF<" not in rendered(line_of(paper()))


def test_a_lean_line_tells_the_paper_from_others_in_a_third_of_the_bytes() -> None:
    one = paper(
        "Old maps are torn",
        abstract="We restore them, and " * 20,
        tags=["maps", "paper"],
        authors=["Ada Bell", "Cy Dorn"],
        date="2024",
        ids={"arxiv": "1706.03762"},
    )
    lean = rendered(line_of(one, is_lean=True))
    page = LexborHTMLParser(lean)
    facts = [node.text() for node in page.css(".facts > *")]
    assert facts == ["Ada Bell, Cy Dorn", "2024", "PDF"]
    assert page.css_first(".excerpt, .chips, .Z3988") is None
    assert 3 * len(lean) < len(rendered(line_of(one)))


def test_a_line_does_not_repeat_the_topic_of_its_list() -> None:
    one = paper(tags=["ants", "bees", "cats", "dogs", "elks"])
    html = rendered(line_of(one), own="bees")
    shown = [node.text() for node in LexborHTMLParser(html).css(".chips a")]
    assert shown == ["Ants", "Cats", "Dogs"]


def test_a_line_without_an_excerpt_is_a_title_and_facts() -> None:
    one = paper(abstract="Bees dance.", tags=["bees"], comments=3)
    line = paper_line(one, site_of([one], []), excerpt_chars=0)
    assert (line.excerpt, line.topics) == ("", ())
    assert "Bees" not in rendered(line)
    assert "3 comments" in rendered(line)


def test_the_title_is_said_in_plain_text_where_it_shows_a_formula() -> None:
    assert line_of(paper("$O(n^2)$ bees")).plain_title == "O(n²) bees"
    assert line_of(paper("Bees")).plain_title == ""
    assert line_of(paper("Bees for $5")).plain_title == "Bees for $5"


def test_lines_fit_by_number_and_by_weight() -> None:
    lines = [line_of(paper(f"{number}")) for number in range(5)]
    size = lines[0].size
    assert fitting(lines, 3, 100 * size) == 3
    assert fitting(lines, 9, 100 * size) == 5
    assert fitting(lines, 9, 2 * size) == 2
    assert fitting(lines, 9, size - 1) == 1
    assert fitting([], 9, 9) == 0


def test_a_line_says_in_which_language_title_and_abstract_are() -> None:
    german = rendered(line_of(paper("Wellen", abstract="Ein Text.", language="de")))
    assert german.count(' lang="de"') == 2
    assert "lang=" not in rendered(line_of(paper("Waves", abstract="A text.")))
