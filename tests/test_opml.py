"""The list of feeds."""

from xml.etree import ElementTree as ET

import made_up
from made_up import source
from paper_archive.publish.feed import Feed
from paper_archive.publish.feeds.opml import opml

PAPERS = [made_up.paper(sources=[source("list.txt", "2025-12-10")])]
ARCHIVE = Feed("", "Papers & <more>", PAPERS)
SITE = "https://papers.test/repo/"


def listed(*names: str) -> ET.Element:
    feeds = [(name, Feed(f"tags/{n}/", f"{name} · P", PAPERS)) for n, name in enumerate(names)]
    text = opml(ARCHIVE, {"Topics": feeds, "Authors": []}, SITE)
    return ET.fromstring(text)  # noqa: S314  # ours


def test_programs_find_the_feed_of_the_archive_and_those_of_its_parts() -> None:
    root = listed('Waves "&" <tides>')
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == "Papers & <more>"
    assert [each.attrib for each in root.iter("outline")] == [
        {
            "type": "rss",
            "text": "Papers & <more>",
            "title": "Papers & <more>",
            "xmlUrl": f"{SITE}feed.xml",
            "htmlUrl": SITE,
        },
        {"text": "Topics"},
        {
            "type": "rss",
            "text": 'Waves "&" <tides>',
            "title": 'Waves "&" <tides> · P',
            "xmlUrl": f"{SITE}tags/0/feed.xml",
            "htmlUrl": f"{SITE}tags/0/",
        },
    ]


def test_a_group_has_a_thousand_feeds_at_most() -> None:
    root = listed(*(f"Topic {number}" for number in range(1_001)))
    assert len(root.findall("body/outline/outline")) == 1_000
