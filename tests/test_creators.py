import re

import pytest
from hypothesis import given

import zotero
from citation_readers import paper
from paper_archive.names import Name, family_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.creators import creators, tagged_creators
from people import PEOPLE, WHOLE
from strategies import PAPERS

OTHERS = ["Ada Lovelace", "Bartholomeus L. van der Waerden"]
"""Beside whom a name is read in another way than alone."""


def as_compared(creator: zotero.Creator) -> zotero.Creator:
    """Return a name as it is, but for the stops and blanks that Zotero adds to initials."""
    family, given = creator
    return family.rstrip(" ."), re.sub(r"[. ]", "", given)


@pytest.mark.parametrize("others", [[], OTHERS], ids=["alone", "beside others"])
@pytest.mark.parametrize(("name", "parts"), PEOPLE)
def test_zotero_splits_a_name_as_we_do(name: str, parts: Name, others: list[str]) -> None:
    found = zotero.creators(tagged_creators(paper(authors=[*others, name]), 48))
    family = f"{family_name(parts)} {parts.suffix}".strip()
    assert len(found) == len(others) + 1
    assert as_compared(found[-1]) == as_compared((family, parts.given))


@pytest.mark.parametrize(("name", "parts"), PEOPLE)
def test_zotero_splits_a_name_in_a_list_as_we_do(name: str, parts: Name) -> None:
    (creator,) = creators(paper(authors=[name]), 48)
    family = f"{family_name(parts)} {parts.suffix}".strip()
    assert as_compared(zotero.clean_author(creator)) == as_compared((family, parts.given))


@pytest.mark.parametrize("others", [[], OTHERS], ids=["alone", "beside others"])
@pytest.mark.parametrize("name", WHOLE)
def test_zotero_keeps_whole_what_we_do(name: str, others: list[str]) -> None:
    found = zotero.creators(tagged_creators(paper(authors=[*others, name]), 48))
    whole = " ".join(name.replace(",", " ").split())
    assert len(found) == len(others) + 1
    assert as_compared(found[-1]) == as_compared((whole, ""))


def test_of_many_authors_the_first_are_named_and_the_others_counted() -> None:
    many = paper(authors=["Ada King"] * 2_900)
    assert creators(many, 2_900) == ["King, Ada"] * 2_900
    assert creators(many, 50) == [*["King, Ada"] * 50, "and 2850 more,"]
    assert zotero.clean_author("and 2850 more,") == ("and 2850 more", "")


@given(PAPERS)
def test_zotero_sees_no_other_number_of_authors(one: Paper) -> None:
    assert len(creators(one, 48)) == len(one.authors) + one.has_more_authors
