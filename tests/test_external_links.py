from functools import partial
from typing import Any, Final

import pytest

import made_up
from paper_archive.publish.external_links import (
    best_address,
    identifier_links,
)

PAGE: Final = "https://papers.test/papers/attention/"
paper = partial(made_up.paper, title='Is "AI" 100% & more?')


@pytest.mark.parametrize(
    ("ids", "link"),
    [
        ({"arxiv": "1706.03762"}, ("arXiv", "https://arxiv.org/abs/1706.03762")),
        ({"arxiv": "quant-ph/0210005"}, ("arXiv", "https://arxiv.org/abs/quant-ph/0210005")),
        ({"doi": "10.1000/182"}, ("DOI", "https://doi.org/10.1000/182")),
        ({"doi": "https://doi.org/10.1000/182"}, ("DOI", "https://doi.org/10.1000/182")),
        ({"acl": "W18-6310"}, ("ACL Anthology", "https://aclanthology.org/W18-6310/")),
        (
            {"openreview": "rJl-b3RcF7"},
            ("OpenReview", "https://openreview.net/forum?id=rJl-b3RcF7"),
        ),
    ],
)
def test_an_id_leads_to_its_page(ids: dict[str, str], link: tuple[str, str]) -> None:
    assert identifier_links(paper(ids=ids)) == [link]


def test_a_persons_links_are_shown_by_their_kind() -> None:
    found = identifier_links(paper(links={"code": "https://git.test/x"}))
    assert found == [("code", "https://git.test/x")]


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"ids": {"arxiv": "2611.01230", "doi": "10.1000/1"}}, "https://doi.org/10.1000/1"),
        ({"ids": {"doi": "doi:10.1000/a{b}"}}, "https://doi.org/10.1000/a%7Bb%7D"),
        ({"ids": {"arxiv": "2611.01230"}}, "https://arxiv.org/abs/2611.01230"),
        ({"ids": {"openreview": "rJl-b3RcF7"}}, "https://openreview.net/forum?id=rJl-b3RcF7"),
        (
            {"links": {"code": "https://git.test/", "pdf": "https://x.test/%20a"}},
            "https://x.test/%20a",
        ),
        (
            {"links": {"code": "https://git.test/", "project": "https://x.test/é"}},
            "https://x.test/%C3%A9",
        ),
        ({"links": {"code": "https://git.test/"}}, PAGE),
        ({}, PAGE),
    ],
)
def test_the_address_is_the_best_that_is_known(fields: dict[str, Any], address: str) -> None:
    assert best_address(paper(**fields), PAGE) == address
