"""A web address gives an identifier where it leads to one, and a link of its kind otherwise."""

import json

import pytest

from paper_archive.errors import Where
from paper_archive.sources.field_values.addresses import ids_and_links
from reading import read_whole


def test_an_address_of_an_identifier_gives_the_identifier() -> None:
    ids, links = ids_and_links([("", "https://arxiv.org/abs/1706.03762v5")])
    assert (ids, links) == ({"arxiv": "1706.03762"}, {})


def test_a_named_link_to_an_identifier_is_both() -> None:
    ids, links = ids_and_links([("pdf", "https://arxiv.org/pdf/1706.03762")])
    assert ids == {"arxiv": "1706.03762"}
    assert links == {"pdf": "https://arxiv.org/pdf/1706.03762"}


def test_other_addresses_are_links_of_a_kind() -> None:
    addresses = (
        "https://x.org/a.pdf",
        "https://github.com/a/b",
        "https://youtu.be/x",
        "http://x.org",
    )
    assert ids_and_links([("", each) for each in addresses])[1] == {
        "pdf": "https://x.org/a.pdf",
        "code": "https://github.com/a/b",
        "video": "https://youtu.be/x",
        "page": "http://x.org",
    }


def test_what_is_no_web_address_is_left_out() -> None:
    assert ids_and_links([("", "/home/me/a.pdf"), ("pdf", ""), ("", "javascript:x")]) == ({}, {})
    assert ids_and_links([("", "https://[paper"), ("pdf", "https://[a]/b.pdf")]) == ({}, {})


@pytest.mark.parametrize(
    "address", ["ftp://x.org/a.pdf", "SFTP://x.org", "ipfs://abc/a", "www.x.org/a"]
)
def test_a_link_that_the_archive_cannot_have_is_reported_and_the_paper_imported(
    address: str,
) -> None:
    for name, text in {
        "a.csv": f"title,year,url\nWaves,2020,{address}\n",
        "a.bib": f"@article{{a, title={{Waves}}, year=2020, url={{{address}}}}}",
        "a.ris": f"TY  - JOUR\nTI  - Waves\nUR  - {address}\nER  - \n",
        "a.json": json.dumps([{"type": "book", "id": "a", "title": "Waves", "URL": address}]),
    }.items():
        reading = read_whole(text.encode(), Where(name))
        assert [(paper.title, {**paper.links}) for paper, _ in reading.papers] == [("Waves", {})]
        (problem,) = (each for each in reading.problems if each.rule == "links-http")
        assert address in problem.message
        assert problem.where.line or problem.where.item


def test_one_link_that_cannot_be_had_costs_no_other() -> None:
    text = b"title,year,url\nWaves,2020,https://x.org/a ftp://x.org/b.pdf\n"
    reading = read_whole(text, Where("a.csv"))
    assert {**reading.papers[0][0].links} == {"page": "https://x.org/a"}
    assert [each.rule for each in reading.problems] == ["links-http"]


def test_files_of_one_person_are_left_out_without_a_word() -> None:
    for address in ("file:///C:/a.pdf", "internal-pdf://123/a.pdf", "zotero://select/1"):
        assert ids_and_links([("pdf", address)]) == ({}, {})
