from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import parse_qs

import pytest
from hypothesis import given

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


def line_of(one: Paper) -> PaperLine:
    return paper_line(one, site_of([one], [], address="https://papers.test/repo/"))


def rendered(line: PaperLine) -> str:
    """Return the HTML of a line of a list that lies three folders deep."""
    templates = environment(site_of([line.paper], []))
    text = '{% from "partials/paper-line.html" import line with context %}{{ line(each) }}'
    page = SimpleNamespace(url="tags/x/2/", is_homepage=False)
    return templates.from_string(text).render(each=line, page=page, base_url="../../..")


@given(PAPERS)
def test_a_line_is_as_heavy_as_it_says_at_most(one: Paper) -> None:
    line = line_of(one)
    assert len(rendered(line).encode()) <= line.size


@pytest.mark.parametrize("fields", HUGE.values(), ids=HUGE)
def test_a_line_stays_light_whatever_a_record_holds(fields: dict[str, Any]) -> None:
    one = paper(**{"title": "Huge", "slug": "huge", **fields})
    line = line_of(one)
    assert len(rendered(line).encode()) <= line.size <= 25_000


def test_a_line_says_how_many_authors_it_does_not_name() -> None:
    line = line_of(paper(authors=[f"Ada Bell {number}" for number in range(3_000)]))
    assert len(line.authors) == 6
    assert "and 2,994 more" in rendered(line)
    assert parse_qs(line.coins)["rft.au"] == [*["Bell, Ada"] * 24, "and 2976 more,"]


def test_a_line_without_an_excerpt_is_a_title_and_facts() -> None:
    one = paper(abstract="Bees dance.", tags=["bees"], comments=3)
    line = paper_line(one, site_of([one], []), excerpt_chars=0)
    assert (line.excerpt, line.topics) == ("", [])
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
