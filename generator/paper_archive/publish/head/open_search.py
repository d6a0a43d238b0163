"""The OpenSearch description, by which browsers can search the site."""

from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.publish.addresses import OPEN_SEARCH, SEARCH
from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.text import clean, excerpt

_OPEN_SEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"


def open_search(site_name: str, site_address: str, language: Language = ENGLISH) -> str:
    """Return the OpenSearch description as XML.

    Source: OpenSearch 1.1 Draft 6, which allows a short name 16 characters.
    """
    site, name = f"{site_address.rstrip('/')}/", clean(site_name)
    description = ET.Element("OpenSearchDescription", xmlns=_OPEN_SEARCH)
    ET.SubElement(description, "ShortName").text = excerpt(name, 16)
    ET.SubElement(description, "Description").text = language.say(
        "Papers in {archive}", archive=excerpt(name, 1000)
    )
    ET.SubElement(description, "InputEncoding").text = "UTF-8"
    ET.SubElement(
        description, "Url", type="text/html", template=f"{site}{SEARCH}?q={{searchTerms}}"
    )
    ET.SubElement(
        description,
        "Url",
        type="application/opensearchdescription+xml",
        rel="self",
        template=f"{site}{OPEN_SEARCH}",
    )
    text = ET.tostring(description, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
