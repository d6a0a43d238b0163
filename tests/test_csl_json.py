from hypothesis import given

from citation_readers import FULL, PAGE, csl_item, paper
from paper_archive.paper import Paper
from paper_archive.publish.citations.csl_json import csl_json
from strategies import PAPERS


def test_csl_json_says_all_that_is_known() -> None:
    assert csl_item(csl_json(paper(**FULL), PAGE)) == {
        "id": "attention",
        "type": "paper-conference",
        "title": "Attention: 100% of $O(n^2)$ & more",
        "author": [
            {"family": "Vaswani", "given": "Ashish"},
            {"family": "Gogh", "given": "Émile", "non-dropping-particle": "van"},
            {"family": "Cruz", "given": "Ana", "suffix": "Jr."},
            {"literal": "Google, Inc."},
            {"literal": "王伟"},
        ],
        "issued": {"date-parts": [[2017, 6, 12]]},
        "container-title": "NeurIPS 2017",
        "archive": "arXiv",
        "archive_location": "1706.03762",
        "DOI": "10.1000/a_b",
        "URL": "https://doi.org/10.1000/a_b",
    }


@given(PAPERS)
def test_csl_json_holds_the_title_and_only_the_authors_there_are(one: Paper) -> None:
    item = csl_item(csl_json(one, PAGE))
    assert item["title"] == one.title
    assert len(item.get("author", [])) == len(one.authors) + one.has_more_authors
    assert len(item.get("editor", [])) == len(one.editors)
    assert ("issued" in item) == bool(one.date)
