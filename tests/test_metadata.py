import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.publish import citing, metadata
from paper_archive.publish.markup import between_tags
from strategies import PAPERS, TEXTS

PAGE: Final = "https://papers.test/papers/attention/"
THEME: Final = Path(__file__).parents[1] / "site-theme"
SEARCH: Final = "{http://a9.com/-/spec/opensearch/1.1/}"
FULL: Final = {
    "slug": "attention",
    "title": 'On "$O(n^2)$" & <more>',
    "authors": ["Ashish Vaswani", "Vincent van Gogh", "Ana Maria de la Cruz", "Google, Inc."],
    "date": "2017-06-12",
    "updated": "2018",
    "venue": "NeurIPS 2017",
    "tags": ["3d-vision", "transformers"],
    "ids": {"arxiv": "1706.03762", "doi": "10.1000/a_b"},
    "links": {"pdf": "https://papers.test/a.pdf"},
}


def paper(**fields: object) -> Paper:
    return admit({"slug": "what", "title": "What?", **fields}, Where("test"))


def rendered(partial: str, **context: object) -> LexborHTMLParser:
    """Return what a part of a page is with these variables."""
    loader = jinja2.FileSystemLoader(THEME / "partials")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["between_tags"] = between_tags
    return LexborHTMLParser(environment.get_template(partial).render(context))


def article(one: Paper, page_address: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(metadata.scholarly_article(one, page_address))
    return found


def test_a_paper_has_the_tags_that_scholar_and_zotero_read() -> None:
    assert metadata.citation_tags(paper(**FULL)) == [
        ("citation_title", 'On "O(n²)" & <more>'),
        ("citation_author", "Vaswani, Ashish"),
        ("citation_author", "van Gogh, Vincent"),
        ("citation_author", "Ana Maria de la Cruz"),
        ("citation_author", "Google Inc."),
        ("citation_publication_date", "2017/06/12"),
        ("citation_conference_title", "NeurIPS 2017"),
        ("citation_doi", "10.1000/a_b"),
        ("citation_arxiv_id", "1706.03762"),
        ("citation_pdf_url", "https://papers.test/a.pdf"),
        ("citation_public_url", "https://doi.org/10.1000/a_b"),
        ("citation_keywords", "3d vision; transformers"),
    ]


def test_a_paper_of_which_only_the_title_is_known_has_that_tag() -> None:
    assert metadata.citation_tags(paper()) == [("citation_title", "What?")]


@pytest.mark.parametrize(
    ("venue", "tag"),
    [("TMLR", "citation_journal_title"), ("ICML", "citation_conference_title"), ("X", "DC.source")],
)
def test_a_venue_is_called_what_it_certainly_is(venue: str, tag: str) -> None:
    assert (tag, venue) in metadata.citation_tags(paper(venue=venue))


def test_what_is_on_arxiv_and_nowhere_else_is_a_preprint() -> None:
    ids = {"arxiv": "1706.03762"}
    assert dict(metadata.citation_tags(paper(ids=ids)))["DC.type"] == "preprint"
    assert "DC.type" not in dict(metadata.citation_tags(paper(ids=ids, venue="Nature")))


@pytest.mark.parametrize("date", ["2024", "2024/05", "2024/05/22"])
def test_a_date_is_as_precise_as_it_is_known(date: str) -> None:
    one = paper(date=date.replace("/", "-"))
    assert dict(metadata.citation_tags(one))["citation_publication_date"] == date
    assert article(one)["datePublished"] == date.replace("/", "-")


def test_json_ld_says_all_that_is_known() -> None:
    assert article(paper(**FULL), PAGE) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": 'On "O(n²)" & <more>',
        "author": [
            {"@type": "Person", "name": "Ashish Vaswani"},
            {"@type": "Person", "name": "Vincent van Gogh"},
            {"@type": "Person", "name": "Ana Maria de la Cruz"},
            {"@type": "Person", "name": "Google, Inc."},
        ],
        "datePublished": "2017-06-12",
        "dateModified": "2018",
        "isPartOf": {"@type": "CreativeWork", "name": "NeurIPS 2017"},
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/a_b"},
            {"@type": "PropertyValue", "propertyID": "arXiv", "value": "1706.03762"},
        ],
        "url": PAGE,
        "sameAs": "https://doi.org/10.1000/a_b",
    }
    assert article(paper(venue="TMLR"))["isPartOf"] == {"@type": "Periodical", "name": "TMLR"}


def test_json_ld_says_nothing_that_is_unknown() -> None:
    assert article(paper()) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "What?",
    }


@given(PAPERS)
def test_nothing_in_a_paper_ends_the_script_or_an_attribute(one: Paper) -> None:
    tags = metadata.citation_tags(one)
    graph = metadata.open_graph(one.title, one.abstract, PAGE, "", "article")
    described = metadata.scholarly_article(one, PAGE)
    page = rendered(
        "metadata.html", citation_tags=tags, open_graph=graph, scholarly_article=described
    )
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
    assert metadata.open_graph("What?", "Why.", PAGE, card, "article") == [
        ("og:type", "article"),
        ("og:title", "What?"),
        ("og:description", "Why."),
        ("og:url", PAGE),
        ("og:image", card),
        ("twitter:card", "summary_large_image"),
    ]


def test_a_site_without_an_address_gives_none() -> None:
    assert metadata.open_graph("Home", "", "", "", "website") == [
        *(("og:type", "website"), ("og:title", "Home"), ("twitter:card", "summary")),
    ]


def test_open_graph_stands_in_properties_and_the_rest_in_names() -> None:
    graph = metadata.open_graph("Home", "", "", "", "website")
    page = rendered("metadata.html", open_graph=graph)
    assert [next(iter(tag.attributes)) for tag in page.css("meta")] == [
        "property",
        "property",
        "name",
    ]
    assert not page.css("script")


@pytest.mark.parametrize(
    ("venue", "form", "described"),
    [
        ("TMLR", "journal", {"genre": "article", "atitle": "What?", "jtitle": "TMLR"}),
        ("ICML", "book", {"genre": "proceeding", "atitle": "What?", "btitle": "ICML"}),
        ("Nature", "dc", {"type": "document", "title": "What?", "source": "Nature"}),
        ("", "dc", {"type": "document", "title": "What?"}),
    ],
)
def test_a_list_tells_zotero_of_each_paper(
    venue: str, form: str, described: dict[str, str]
) -> None:
    text = metadata.coins(paper(venue=venue), "")
    assert dict(parse_qsl(text, strict_parsing=True)) == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": f"info:ofi/fmt:kev:mtx:{form}",
        **{f"rft.{key}": value for key, value in described.items()},
    }


def test_zotero_takes_authors_dates_and_addresses_from_a_list() -> None:
    text = metadata.coins(paper(**FULL), PAGE)
    assert parse_qsl(text, strict_parsing=True)[2:] == [
        ("rft_id", "info:doi/10.1000/a_b"),
        ("rft_id", "https://doi.org/10.1000/a_b"),
        ("rft.genre", "proceeding"),
        ("rft.atitle", 'On "O(n²)" & <more>'),
        ("rft.btitle", "NeurIPS 2017"),
        ("rft.au", "Vaswani, Ashish"),
        ("rft.au", "van Gogh, Vincent"),
        ("rft.au", "de la Cruz, Ana Maria"),
        ("rft.au", "Google Inc."),
        ("rft.date", "2017-06-12"),
    ]
    preprint = dict(parse_qsl(metadata.coins(paper(ids={"arxiv": "1706.03762"}), PAGE)))
    assert preprint["rft.type"] == "preprint"
    assert preprint["rft_id"] == "https://arxiv.org/abs/1706.03762"
    assert dict(parse_qsl(metadata.coins(paper(), PAGE)))["rft_id"] == PAGE


@given(PAPERS)
def test_a_context_object_splits_only_where_it_should(one: Paper) -> None:
    text = metadata.coins(one, PAGE)
    assert text.isascii()
    assert all(part.count("=") == 1 for part in text.split("&"))
    assert sum(key == "rft.au" for key, _ in parse_qsl(text)) <= len(one.authors)


def test_a_browser_can_add_the_search_of_the_site() -> None:
    text = metadata.open_search("Papers of <Us> & Them, kept", "https://papers.test/a&b/")
    description = ET.fromstring(text)  # noqa: S314  # ours
    assert description.tag == f"{SEARCH}OpenSearchDescription"
    assert [(each.tag.removeprefix(SEARCH), each.text) for each in description] == [
        ("ShortName", "Papers of <Us>…"),
        ("Description", "Papers in Papers of <Us> & Them, kept"),
        ("InputEncoding", "UTF-8"),
        ("Url", None),
        ("Url", None),
    ]
    assert [each.attrib for each in description.iter(f"{SEARCH}Url")] == [
        {"type": "text/html", "template": "https://papers.test/a&b/search/?q={searchTerms}"},
        {
            "type": "application/opensearchdescription+xml",
            "rel": "self",
            "template": "https://papers.test/a&b/opensearch.xml",
        },
    ]


@given(TEXTS | st.text(max_size=40).filter(lambda text: text.isprintable()))
def test_the_description_of_the_search_is_well_formed_for_every_name(name: str) -> None:
    short = ET.fromstring(metadata.open_search(name, "https://x.test")).findtext(  # noqa: S314
        f"{SEARCH}ShortName", ""
    )
    assert len(short) <= len("sixteen letters.")


@given(PAPERS)
def test_a_page_shows_every_citation_as_text(one: Paper) -> None:
    citations = citing.citations(one, PAGE)
    page = rendered("cite.html", paper=one, citations=citations)
    assert [each.text() for each in page.css("summary")] == [each.name for each in citations]
    assert [each.text() for each in page.css("pre")] == [each.text for each in citations]
    assert [each.attributes for each in page.css("pre")] == [
        {"data-citation": each.extension} for each in citations
    ]
    assert ["open" in each.attributes for each in page.css("details")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, ["Authors and date were not captured: add them before you cite."]),
        ({"date": "2024"}, ["Authors were not captured: add them before you cite."]),
        ({"authors": ["A B"]}, ["The date was not captured: add it before you cite."]),
        ({"authors": ["A B"], "date": "2024"}, []),
    ],
)
def test_a_page_says_what_has_to_be_added_before_citing(
    fields: dict[str, object], sentence: list[str]
) -> None:
    page = rendered("cite.html", paper=paper(**fields), citations=[])
    assert [each.text() for each in page.css("p.missing")] == sentence


def test_a_citation_is_saved_as_the_kind_of_file_that_it_is() -> None:
    script = (THEME / "assets/cite.js").read_text(encoding="utf-8")
    for each in citing.citations(paper(), ""):
        assert f'{each.extension}: "{each.media_type}",' in script
