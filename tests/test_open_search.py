from typing import Final
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.head.open_search import open_search
from strategies import TEXTS

SEARCH: Final = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_browser_can_add_the_search_of_the_site() -> None:
    text = open_search("Papers of <Us> & Them, kept", "https://papers.test/a&b/")
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
    short = ET.fromstring(open_search(name, "https://x.test")).findtext(  # noqa: S314
        f"{SEARCH}ShortName", ""
    )
    assert len(short) <= len("sixteen letters.")
