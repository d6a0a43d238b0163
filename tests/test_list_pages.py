"""Lists that show what they showed before are known, with the same pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from made_up import paper
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.paper import Paper
from paper_archive.publish import list_pages, scale
from paper_archive.publish.keys import Keys
from paper_archive.publish.list_pages import Counts, KnownLists
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import Site, site_of
from paper_archive.publish.site_page import SitePage

PAPERS = [
    paper(f"Waves {number}", date="2024-05-22", tags=["seas"], comments=number)
    for number in range(120)
]
SEAS = Topic(slug="seas", name="Seas", description="", phrases=())


def site(
    papers: Sequence[Paper] = (*PAPERS, paper("Ferns", tags=["plants"])), **others: Any
) -> Site:
    values = {"vocabulary": (SEAS,), "name": "Papers", "address": "https://papers.test/", **others}
    return site_of(papers, **values)


def built(made: Site, known: Mapping[str, Counts]) -> tuple[list[SitePage], Mapping[str, Counts]]:
    lists = KnownLists(made, Keys(), known)
    return list(list_pages.list_pages(made, lists)), lists.found


def test_lists_that_are_known_have_the_same_pages_without_being_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, known = built(site(), {})
    assert not any(page.stands for page in before)
    assert "tags/seas/discussed/3/" in {page.address for page in before}
    contents = [page.make() for page in before]
    monkeypatch.setattr(list_pages, "pages_of", lambda *_, **__: pytest.fail("a list is cut"))
    after, again = built(site(), known)
    assert again == known
    assert all(page.stands for page in after)
    fields = ("address", "template", "changed", "is_repeated")
    assert [[getattr(page, name) for name in fields] for page in after] == [
        [getattr(page, name) for name in fields] for page in before
    ]
    monkeypatch.undo()
    made = [page.make() for page in after]
    assert [each.title for each in made] == [each.title for each in contents]
    assert Keys().of([each.shown["part"] for each in made]) == Keys().of(
        [each.shown["part"] for each in contents]
    )


@pytest.mark.parametrize(
    "other",
    [
        {"papers": [*PAPERS[1:], replace(PAPERS[0], title="Tides")]},
        {"papers": PAPERS[1:]},
        {"vocabulary": [replace(SEAS, name="Oceans")]},
        {"name": "Hives"},
        {"address": "https://other.test/"},
        {"settings": Settings(exports=False)},
    ],
    ids=["paper", "fewer", "topic", "name", "address", "settings"],
)
def test_a_list_that_shows_something_else_is_not_known(other: dict[str, Any]) -> None:
    _, known = built(site(), {})
    after, _ = built(site(**other), known)
    assert not any(page.stands for page in after if page.address.startswith("tags/seas/"))


def test_no_list_is_known_once_the_archive_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [*PAPERS, *(paper(title, authors=["Ada Bell"]) for title in ("Ferns", "Kelp"))]
    monkeypatch.setattr(scale, "_LARGE", len(papers))
    _, known = built(site(papers), {})
    after, _ = built(site([*papers, paper("Ants")]), known)
    assert {"authors/ada-bell/", "tags/seas/"} <= {page.address for page in after}
    assert not any(page.stands for page in after)


def test_lists_of_other_papers_stand() -> None:
    _, known = built(site(), {})
    after, _ = built(site([*PAPERS[1:], paper("Ferns", tags=["plants"])]), known)
    assert [page.address for page in after if page.stands] == ["date/undated/", "tags/plants/"]
