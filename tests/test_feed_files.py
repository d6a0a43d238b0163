"""The feeds of a site."""

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import made_up
from feed_rules import ATOM, parsed, problems
from made_up import library, source
from odd_archives import EVERY_FIELD
from paper_archive.paper import Paper
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.settings import DEFAULTS, Settings
from paper_archive.publish.site import site_of

SITE = "https://papers.test/repo/"


def files(papers: list[Paper], address: str = SITE, settings: Settings = DEFAULTS) -> FeedFiles:
    return FeedFiles(site_of(papers, [], "Papers", address, settings))


def paper(slug: str, captured: str = "2025-12-10", **fields: Any) -> Paper:
    return made_up.paper(slug=slug, sources=[source("list.txt", captured)], **fields)


def slugs(feed: bytes) -> list[str]:
    return [item["url"].split("/")[-2] for item in json.loads(feed)["items"]]


def ids(found: FeedFiles) -> list[str]:
    return [each.text or "" for each in parsed(found["feed.xml"]).iter(f"{ATOM}id")]


def test_every_feed_of_an_archive_keeps_the_rules_and_both_formats_say_the_same() -> None:
    found = files([*library(), made_up.paper("Every field", slug="all", **EVERY_FIELD)])
    names = {"", "tags/insects/", "tags/attention/", "tags/optimization/", "authors/ada-bell/"}
    assert {f"{name}feed.xml" for name in names} < set(found)
    for address in found:
        if address.endswith(".xml"):
            assert problems(found[address], SITE + address) == []
            items = json.loads(found[address.replace(".xml", ".json")])["items"]
            entries = parsed(found[address]).findall(f"{ATOM}entry")
            assert [item["id"] for item in items] == [e.findtext(f"{ATOM}id") for e in entries]


def test_a_feed_has_the_fifty_papers_that_came_last_whatever_their_dates() -> None:
    old = [paper(f"old-{n}", "2025-01-01", date="2025-01-01") for n in range(50)]
    new = [paper(f"new-{n}", "2025-12-10", date="1958") for n in range(3)]
    found = slugs(files([*old, *new])["feed.json"])
    assert len(found) == 50
    assert set(found[:3]) == {"new-0", "new-1", "new-2"}


def test_of_many_papers_of_one_day_the_newest_are_chosen() -> None:
    papers = [paper(f"p{year}", date=str(year)) for year in range(1900, 2000)]
    assert set(slugs(files(papers)["feed.json"])) == {f"p{year}" for year in range(1950, 2000)}


def test_a_paper_whose_day_is_unknown_is_in_no_feed_and_no_feed_is_empty() -> None:
    unknown = paper("unknown", "", date="2026-01-01", tags=["waves"], authors=["Ada Bell"])
    other = paper("other", "", authors=["Ada Bell"])
    assert set(files([unknown, other, paper("known")])) == {"feed.xml", "feed.json", "feeds.opml"}
    assert slugs(files([unknown, other, paper("known")])["feed.json"]) == ["known"]
    assert not files([unknown, other])
    assert not files([])


def test_a_site_that_does_not_know_its_address_has_no_feeds() -> None:
    assert not files([paper("known")], "")


def test_ids_stay_when_the_site_moves_to_another_folder_of_its_host() -> None:
    papers = [paper("a"), paper("b")]
    here, there = (ids(files(papers, f"https://papers.test/{place}")) for place in ("repo/", ""))
    assert here == there
    assert len(set(here)) == 3


def test_ids_are_those_of_the_archive_that_the_settings_name_wherever_it_is() -> None:
    one = Settings(archive_id="one")
    here = ids(files([paper("a")], settings=one))
    assert here == ids(files([paper("a")], "https://elsewhere.test/", one))
    assert not set(here) & set(ids(files([paper("a")])))
    assert not set(here) & set(ids(files([paper("a")], settings=Settings(archive_id="two"))))
    assert not set(ids(files([paper("a")]))) & set(ids(files([paper("a")], "https://e.test/")))


def test_a_later_paper_changes_no_other_entry() -> None:
    before = parsed(files([paper("a"), paper("b")])["feed.xml"]).findall(f"{ATOM}entry")
    after = parsed(files([paper("a"), paper("b"), paper("c")])["feed.xml"]).findall(f"{ATOM}entry")
    assert {ET.tostring(entry) for entry in before} < {ET.tostring(entry) for entry in after}


def test_in_a_large_archive_a_rare_topic_has_no_feed() -> None:
    tagged = [paper(f"t{n}", tags=["waves"] if n < 2 else ["tides"]) for n in range(4)]
    rest = [made_up.paper(slug=f"p{n}") for n in range(11_500)]
    assert {"tags/tides/feed.xml", "tags/waves/feed.xml"} < set(files(tagged[1:]))
    found = files([*tagged, paper("one-more", tags=["tides"]), *rest])
    assert "tags/tides/feed.xml" in found
    assert "tags/waves/feed.xml" not in found


def test_the_feed_of_a_topic_of_a_large_archive_is_shorter_than_that_of_the_archive() -> None:
    tagged = [paper(f"t{n}", tags=["waves"]) for n in range(60)]
    rest = [made_up.paper(slug=f"p{n}") for n in range(11_500)]
    few, many = files(tagged), files([*tagged, *rest])
    assert [len(slugs(found["tags/waves/feed.json"])) for found in (few, many)] == [50, 20]
    assert [len(slugs(found["feed.json"])) for found in (few, many)] == [50, 50]


def test_feeds_of_authors_can_be_left_out() -> None:
    papers = [paper(slug, authors=["Ada Bell"], tags=["waves"]) for slug in "ab"]
    assert "authors/ada-bell/feed.xml" in files(papers)
    found = files(papers, settings=Settings(author_feeds=False))
    assert not [address for address in found if "authors" in address]
    assert "tags/waves/feed.json" in found
    assert b"Ada Bell" not in found["feeds.opml"]


def test_letters_in_the_address_that_no_url_has_are_escaped() -> None:
    found = files([paper("a")], "https://papers.test/päpers/")["feed.xml"]
    assert problems(found, "https://papers.test/p%C3%A4pers/feed.xml") == []


@pytest.mark.parametrize("address", ["https://papers.test/repo", SITE])
def test_a_slash_at_the_end_of_the_address_makes_no_difference(address: str) -> None:
    assert problems(files([paper("a")], address)["feed.xml"], f"{SITE}feed.xml") == []


def test_the_same_papers_in_any_order_give_the_same_bytes() -> None:
    assert dict(files(library())) == dict(files(library()[::-1]))
