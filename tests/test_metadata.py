import json
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

import made_up
from paper_archive.paper import Paper
from paper_archive.publish.head import metadata
from paper_archive.publish.head.signposting import signposts
from paper_archive.publish.head.tags import head_tags
from strategies import PAPERS

FULL: Final[dict[str, Any]] = {
    "slug": "attention",
    "title": 'On "$O(n^2)$" & <more>',
    "authors": ["Ashish Vaswani", "Vincent van Gogh", "Ana Maria de la Cruz", "Google, Inc."],
    "date": "2017-06-12",
    "updated": "2018",
    "venue": "NeurIPS 2017",
    "language": "de",
    "abstract": "Why $x^2$.\n\nTwo paragraphs.",
    "tags": ["3d-vision", "transformers"],
    "ids": {"arxiv": "1706.03762", "doi": "10.1000/a_b"},
    "links": {"pdf": "https://papers.test/a.pdf"},
}
paper = partial(made_up.paper, title="What?", slug="what")


def article(one: Paper) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(metadata.scholarly_article(one))
    return found


def test_a_paper_has_the_tags_that_scholar_and_zotero_read() -> None:
    assert metadata.citation_tags(paper(**FULL)) == [
        ("citation_title", 'On "O(n²)" & <more>'),
        ("citation_author", "Vaswani, Ashish"),
        ("citation_author", "van Gogh, Vincent"),
        ("citation_author", "de la Cruz, Ana Maria"),
        ("citation_author", "Google Inc.,"),
        ("citation_publication_date", "2017/06/12"),
        ("citation_inbook_title", "NeurIPS 2017"),
        ("citation_conference_title", "NeurIPS 2017"),
        ("citation_doi", "10.1000/a_b"),
        ("citation_arxiv_id", "1706.03762"),
        ("citation_language", "de"),
        ("citation_pdf_url", "https://papers.test/a.pdf"),
        ("citation_public_url", "https://doi.org/10.1000/a_b"),
        ("citation_abstract", "Why x². Two paragraphs."),
        ("citation_keywords", "3d vision; transformers"),
    ]


@pytest.mark.parametrize(
    ("abstract", "is_wanted", "has_tag"),
    [
        ("Why waves.", True, True),
        ("Why waves.", False, False),
        ("Why $x^2$.", False, True),
        (r"Why \alpha.", False, True),
        ("Why Oleft(N^2right).", False, True),
        ("", True, False),
    ],
)
def test_an_abstract_is_left_to_the_text_of_the_page_only_where_that_is_the_same(
    abstract: str, *, is_wanted: bool, has_tag: bool
) -> None:
    one = paper(abstract=abstract)
    assert metadata.has_abstract_tag(one, is_wanted=is_wanted) is has_tag
    names = dict(metadata.citation_tags(one, has_abstract=has_tag))
    assert ("citation_abstract" in names) is has_tag


def test_a_paper_of_which_only_the_title_is_known_has_that_tag() -> None:
    assert metadata.citation_tags(paper()) == [("citation_title", "What?")]


@pytest.mark.parametrize(
    ("date", "in_tags"),
    [("2024", "2024"), ("2024-05", "2024"), ("2024-05-22", "2024/05/22")],
)
def test_a_date_is_a_day_or_a_year_to_scholar_and_as_it_is_in_json_ld(
    date: str, in_tags: str
) -> None:
    one = paper(date=date)
    assert dict(metadata.citation_tags(one))["citation_publication_date"] == in_tags
    assert article(one)["datePublished"] == date


def test_json_ld_says_all_that_is_known() -> None:
    assert article(paper(**FULL)) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": 'On "O(n²)" & <more>',
        "inLanguage": "de",
        "author": [
            {"@type": "Person", "name": "Ashish Vaswani"},
            {"@type": "Person", "name": "Vincent van Gogh"},
            {"@type": "Person", "name": "Ana Maria de la Cruz"},
            {"@type": "Organization", "name": "Google, Inc."},
        ],
        "datePublished": "2017-06-12",
        "dateModified": "2018",
        "isPartOf": {"@type": "PublicationVolume", "name": "NeurIPS 2017"},
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/a_b"},
            {"@type": "PropertyValue", "propertyID": "arXiv", "value": "1706.03762"},
        ],
        "url": "./",
        "sameAs": "https://doi.org/10.1000/a_b",
    }
    assert article(paper(venue="TMLR"))["isPartOf"] == {"@type": "Periodical", "name": "TMLR"}


def test_json_ld_says_nothing_that_is_unknown() -> None:
    assert article(paper()) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "What?",
        "url": "./",
    }


def test_json_ld_leads_to_where_a_paper_is_told_of_and_not_to_its_text() -> None:
    links = {"pdf": "https://papers.test/ä.pdf"}
    assert "sameAs" not in article(paper(links=links))
    known = article(paper(links=links, ids={"arxiv": "1706.03762"}))
    assert known["sameAs"] == "https://arxiv.org/abs/1706.03762"


@given(PAPERS)
def test_nothing_in_a_paper_ends_the_script_or_an_attribute(one: Paper) -> None:
    tags = metadata.citation_tags(one)
    graph = metadata.open_graph(one.title, "", "article")
    described = metadata.scholarly_article(one)
    page = LexborHTMLParser(head_tags(tags, graph, signposts(one, ""), described))
    links = [(tag.attributes["rel"], tag.attributes["href"]) for tag in page.css("link")]
    assert links == [(each.relation, each.address) for each in signposts(one, "")]
    shown = [
        (tag.attributes.get("name") or tag.attributes.get("property"), tag.attributes["content"])
        for tag in page.css("meta")
    ]
    assert shown == tags + graph
    (script,) = page.css("script")
    assert script.attributes == {"type": "application/ld+json"}
    assert json.loads(script.text()) == json.loads(described)
    assert not set("<>&") & set(described)


def test_a_link_to_a_page_is_previewed() -> None:
    card = "https://papers.test/assets/card.png"
    assert metadata.open_graph("What?", card, "article") == [
        ("og:type", "article"),
        ("og:title", "What?"),
        ("og:image", card),
        ("twitter:card", "summary_large_image"),
    ]


def test_a_site_without_an_address_gives_none() -> None:
    assert metadata.open_graph("Home", "", "website") == [
        *(("og:type", "website"), ("og:title", "Home"), ("twitter:card", "summary")),
    ]


def test_a_lean_page_leaves_the_size_of_its_preview_to_programs() -> None:
    graph = metadata.open_graph("", "", "article", is_lean=True)
    assert graph == [("og:type", "article")]


def test_open_graph_stands_in_properties_and_the_rest_in_names() -> None:
    graph = metadata.open_graph("Home", "", "website")
    page = LexborHTMLParser(head_tags((), graph, (), Markup()))
    assert [next(iter(tag.attributes)) for tag in page.css("meta")] == [
        "property",
        "property",
        "name",
    ]
    assert not page.css("script")


def test_a_head_names_a_few_dozen_authors_and_counts_the_others() -> None:
    one = paper(authors=[f"Ada Bell{'l' * number}" for number in range(3_000)])
    names = [content for name, content in metadata.citation_tags(one) if name == "citation_author"]
    assert names[0] == "Bell, Ada"
    assert names[-1] == "and 2952 more,"
    assert len(names) - 1 == len(article(one)["author"]) == 48
    assert article(one)["creditText"] == "Ada Bell and 2999 more"


def test_a_head_stays_short_whatever_a_record_holds() -> None:
    fields: dict[str, Any] = {
        "title": "Ж" * 99_999,
        "authors": ["Ж" * 99_999],
        "venue": "Ж" * 99_999,
    }
    one = paper(**fields, tags=[f"t-{number}" for number in range(3_000)])
    assert sum(len(content) for _, content in metadata.citation_tags(one)) <= 5_000
    assert len(metadata.scholarly_article(one)) <= 3_000


def test_an_author_whose_orcid_is_known_is_that_person() -> None:
    orcid, names = "0000-0002-1825-0097", ["Ada King*", "Al Roe"]
    ada, al = article(paper(authors=names, orcids={"Ada King*": orcid}))["author"]
    address = f"https://orcid.org/{orcid}"
    assert ada == {"@type": "Person", "@id": address, "name": "Ada King", "sameAs": address}
    assert al == {"@type": "Person", "name": "Al Roe"}
