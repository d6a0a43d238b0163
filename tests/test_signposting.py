"""Links that lead programs from a paper's page to the paper."""

from pathlib import Path
from typing import Any

import pytest
from signposting import find_signposting_html

from archive_server import serving
from made_up import paper
from paper_archive.publish.head.signposting import Signpost, signposts

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
CHECKS = (
    "0006",
    "0001",
    "0007",
    "0002",
    "0008",
    "0003",
    "0009",
    "0004",
    "000X",
    "0005",
    "0007",
    "0002",
)


def links(license_address: str = "", **fields: Any) -> dict[str, str]:
    """Return relation → address, beside what the page is."""
    found = signposts(paper(**fields), license_address)
    return {each.relation: each.address for each in found if each.relation != "type"}


def types(**fields: Any) -> list[str]:
    return [each.address for each in signposts(paper(**fields), "") if each.relation == "type"]


@pytest.mark.parametrize(
    ("ids", "address"),
    [
        ({"doi": "10.1000/a<1>", "arxiv": "2405.12345"}, "https://doi.org/10.1000/a%3C1%3E"),
        ({"arxiv": "2405.12345", "pmid": "123"}, "https://arxiv.org/abs/2405.12345"),
        ({"acl": "P19-1001"}, "https://aclanthology.org/P19-1001/"),
    ],
)
def test_a_paper_is_cited_by_the_best_of_its_permanent_addresses(
    ids: dict[str, str], address: str
) -> None:
    assert links(ids=ids) == {"cite-as": address}


def test_what_is_not_known_has_no_link() -> None:
    assert links() == {}
    assert links(ids={"s2": "1" * 40}, links={"code": "https://git.test/x"}) == {}


def test_the_text_of_the_paper_is_its_item() -> None:
    found = list(signposts(paper(links={"pdf": "https://host.test/ä.pdf"}), ""))
    assert Signpost("item", "https://host.test/%C3%A4.pdf", "application/pdf") in found


def test_what_is_known_is_beside_the_page_unless_that_is_turned_off() -> None:
    described = Signpost("describedby", "index.md", "text/markdown")
    assert described in signposts(paper(), "", has_markdown=True)
    assert described not in signposts(paper(), "")


def test_the_licence_is_that_of_the_paper_or_else_of_the_metadata() -> None:
    own = "https://creativecommons.org/licenses/by/4.0/"
    assert links(CC0) == {"license": CC0}
    assert links(CC0, links={"license": own}) == {"license": own}


def test_the_first_ten_authors_whose_orcids_are_known_are_linked_in_their_order() -> None:
    orcids = [f"0000-0002-{number:04d}-{check}" for number, check in enumerate(CHECKS)]
    names = [f"{chr(ord('Z') - number)} Roe" for number in range(len(orcids))]
    one = paper(authors=["Al Poe", *names], orcids=dict(zip(names, orcids, strict=True)))
    found = [each.address for each in signposts(one, "") if each.relation == "author"]
    assert found == [f"https://orcid.org/{orcid}" for orcid in orcids[:10]]


def test_the_page_is_about_a_work_of_its_kind() -> None:
    about = "https://schema.org/AboutPage"
    assert types() == [about, "https://schema.org/ScholarlyArticle"]
    assert types(type="thesis") == [about, "https://schema.org/Thesis"]


def test_a_program_that_follows_signposts_finds_the_paper(site: Path) -> None:
    with serving(site) as home:
        found = find_signposting_html(f"{home}papers/dances-of-bees/")
    assert found.citeAs is not None
    assert found.citeAs.target == "https://doi.org/10.1000/hive.0"
    assert {(each.target, each.type) for each in found.items} == {
        ("https://hives.test/0.pdf", "application/pdf")
    }
    assert {each.target.rpartition("/")[2] for each in found.types} == {
        "AboutPage",
        "ScholarlyArticle",
    }
    assert {(each.target, each.type) for each in found.describedBy} == {
        (f"{home}papers/dances-of-bees/index.md", "text/markdown")
    }
    assert not found.authors
