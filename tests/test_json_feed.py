"""Feeds as JSON Feed."""

import json
from typing import Any

import made_up
from made_up import source
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.site import site_of


def feed_of(title: str, **fields: Any) -> Any:
    paper = made_up.paper(title, sources=[source("list.txt", "2025-12-10")], **fields)
    site = site_of([paper], [], "Papers & more", "https://papers.test/repo/")
    return json.loads(FeedFiles(site)["feed.json"])


def test_all_that_is_known_is_in_its_field() -> None:
    found = feed_of(
        "Waves & <b>ripples",
        abstract="We & they.",
        authors=["Ada Bell"],
        date="2024-05-22",
        tags=["waves"],
        language="de",
        ids={"arxiv": "2405.12345"},
    )
    (item,) = found.pop("items")
    assert found == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Papers & more",
        "home_page_url": "https://papers.test/repo/",
        "feed_url": "https://papers.test/repo/feed.json",
    }
    assert item.pop("id").startswith("urn:uuid:")
    assert item.pop("date_modified").startswith("2025-12-10T0")
    assert item == {
        "url": "https://papers.test/repo/papers/waves-b-ripples/",
        "external_url": "https://arxiv.org/abs/2405.12345",
        "title": "Waves & <b>ripples",
        "summary": "We & they.",
        "content_html": "<p>Ada Bell · 22 May 2024 · arXiv</p><p>We &amp; they.</p>",
        "date_published": "2024-05-22T00:00:00Z",
        "language": "de",
        "authors": [{"name": "Ada Bell"}],
        "tags": ["waves"],
    }


def test_what_is_not_known_has_no_field_and_no_author_is_inherited() -> None:
    found = feed_of("Waves", date="2024", author_count=3)
    assert "authors" not in found
    assert set(found["items"][0]) == {"id", "url", "title", "content_html", "date_modified"}
