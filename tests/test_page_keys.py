import re
import weakref
from dataclasses import dataclass, replace
from typing import Any

import pytest
from jinja2 import meta

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.keys import Keys
from paper_archive.publish.languages.language import Language
from paper_archive.publish.page_keys import PageKeys
from paper_archive.publish.pages import removed_pages, site_pages
from paper_archive.publish.paper_line import paper_line
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import site_of
from partials import THEME, environment

PAPERS = [
    paper("Waves", date="2024-05-22", authors=["Ada Bell"], tags=["seas"], abstract="Of sand."),
    paper("Tides", date="2023-05-21", authors=["Ada Bell"], tags=["seas"], abstract="Of moons."),
    paper("Ferns", date="2022", authors=["Bo Chen"], tags=["plants"], abstract="Green things."),
    paper("Mosses", date="2021", authors=["Bo Chen"], tags=["plants"], abstract="Soft things."),
]
SITE_NAMES = {"address", "feed", "name", "settings"}
"""What of the site is in the key of every page."""
WHETHER_ANY = {"authors", "papers", "venues"}
"""Likewise, but only whether there are any."""


def keys(
    papers: list[Paper] = PAPERS,
    shared: str = "",
    *,
    has_own_templates: bool = False,
    name: str = "Papers",
    settings: Settings | None = None,
) -> dict[str, str]:
    site = site_of(papers, [], name, "https://papers.test/", settings or Settings())
    made = PageKeys(Keys(shared), site, "", has_own_templates=has_own_templates)
    pages = [*site_pages(site, has_front_page=True), *removed_pages({"papers/ice/": "Withdrawn."})]
    return {page.address: made.key(page, "", "") for page in pages}


def changed(papers: list[Paper], **options: Any) -> set[str]:
    before, after = keys(**options), keys(papers, **options)
    return {address for address in before | after if before.get(address) != after.get(address)}


def test_the_same_site_has_the_same_keys() -> None:
    assert changed(list(reversed(PAPERS))) == set()


def test_another_abstract_changes_the_page_its_lists_and_where_it_is_named() -> None:
    found = changed([replace(PAPERS[0], abstract="Of water."), *PAPERS[1:]])
    assert {"papers/waves/", "tags/seas/", "authors/ada-bell/", "date/2024/"} <= found
    assert "papers/tides/" in found  # its neighbour
    assert not found & {"papers/ferns/", "papers/mosses/", "tags/plants/", "date/2022/"}
    assert "papers/ice/" not in found  # a page was removed there


def test_an_author_who_gets_a_page_is_linked_from_papers() -> None:
    more = paper("Reeds", date="2020", authors=["Ada Bell"], tags=["reeds"])
    alone = [replace(PAPERS[0], authors=("Cy Dorn",)), *PAPERS[1:]]
    assert "papers/tides/" in changed([*alone[1:], alone[0]])
    assert "authors/ada-bell/" in changed([*PAPERS, more])


@pytest.mark.parametrize(
    "other",
    [
        {"shared": "other templates"},
        {"name": "Other papers"},
        {"settings": Settings(language=Language("de", {"Search": "Suche"}))},
        {"settings": Settings(author_feeds=False, markdown_pages=False)},
    ],
    ids=["templates", "name", "language", "settings"],
)
def test_what_all_pages_share_changes_all(other: dict[str, Any]) -> None:
    before, after = keys(), keys(**other)
    assert not {address for address in before if before[address] == after[address]}


def test_lines_that_say_something_else_have_other_keys() -> None:
    authors = [f"Ada Bell {number}" for number in range(20)]
    one = paper("Waves", authors=authors, tags=["seas"], abstract="Of sand.")
    site = site_of([one], [])
    line = paper_line(one, site)
    lean = paper_line(one, site, is_lean=True)
    lines = (line, lean, line.naming({"Ada Bell 17"}), replace(line, topics=()))
    made = Keys()
    assert len({made.of(each) for each in lines}) == len(lines)
    assert made.of(line) == Keys().of(paper_line(one, site))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (1, True),
        (0, None),
        (["a", "b"], ["ab"]),
        ({"a": "b"}, ["a", "b"]),
        ("\ud800", "?"),
    ],
)
def test_values_that_differ_have_other_keys(one: object, other: object) -> None:
    assert Keys().of(one) != Keys().of(other)
    assert Keys().of(one, 2) != Keys().of([one, 2])


def test_the_order_of_a_set_changes_no_key() -> None:
    assert Keys().of({"a", "b", "c"}) == Keys().of({"c", "b", "a"}) != Keys().of({"a", "b"})


def test_how_a_site_is_built_changes_no_page() -> None:
    assert keys(settings=Settings(processes=3, cache="")) == keys()


def test_with_templates_of_a_person_any_change_changes_all_pages() -> None:
    found = changed([*PAPERS, paper("Reeds")], has_own_templates=True)
    assert set(keys(has_own_templates=True)) <= found


def test_notes_and_the_place_of_the_page_are_in_the_key() -> None:
    site = site_of(PAPERS, [])
    page = next(site_pages(site, has_front_page=True))
    made = PageKeys(Keys(), site, "", has_own_templates=False)
    found = {made.key(page, "a.md", ""), made.key(page, "b.md", ""), made.key(page, "a.md", "x")}
    assert len(found) == 3


def test_keys_of_what_one_page_shows_are_forgotten() -> None:
    @dataclass(frozen=True)
    class Part:
        number: int

    keys, part = Keys(), Part(0)
    assert keys.of(part) == keys.of(Part(0)) != keys.of(Part(1))
    found = weakref.ref(part)
    del part
    for number in range(2_000):
        keys.of(Part(number))
    assert found() is None


def test_what_frames_a_page_shows_nothing_of_it_but_its_place() -> None:
    for name in ("header", "footer", "search-form"):
        text = (THEME / f"partials/{name}.html").read_text(encoding="utf-8")
        assert set(re.findall(r"\bpage\.(\w+)", text)) <= {"is_homepage", "url"}, name
        assert not re.findall(r"\b(?:paper|listing|part|overview)\b\.", text), name


def test_templates_of_papers_and_lists_name_nothing_that_is_in_no_key() -> None:
    site = site_of(PAPERS, [])
    found = [*site_pages(site, has_front_page=True), *removed_pages({"papers/ice/": ""})]
    left = [page.template for page in found if page.paper or page.listing or not page.shows_site]
    texts: dict[str, str] = {}
    while left:
        name = left.pop()
        if name not in texts:
            texts[name] = (THEME / name).read_text(encoding="utf-8")
            tree = environment().parse(texts[name])
            left += filter(None, meta.find_referenced_templates(tree))
    assert {"paper.html", "period.html", "removed.html", "partials/header.html"} <= texts.keys()
    for name, text in texts.items():
        plain = re.sub(rf"\bsite\.({'|'.join(WHETHER_ANY)})( and addresses\.| %}})", "", text)
        assert set(re.findall(r"\bsite\.(\w+)", plain)) <= SITE_NAMES, name
        assert not re.findall(r"\barchive\.(?!css)\w+", text), name
        assert set(re.findall(r"\bgroup\.(\w+)", text)) <= {"per_year"}, name
