"""A web address gives an identifier where it leads to one, and a link of its kind otherwise."""

from paper_archive.sources.addresses import ids_and_links


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
