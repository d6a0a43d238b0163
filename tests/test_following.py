"""What pages say of the feeds."""

from collections.abc import Callable

import feedparser
from selectolax.lexbor import LexborHTMLParser

from builds import Build
from odd_archives import page

SITE = "https://papers.test/repo/"
SOURCES = [{"name": "list.txt", "captured": "2025-12-10"}]
PAPERS = {
    f"papers/{slug}.md": page(slug, tags=["waves"], authors=["Ada Bell"], sources=SOURCES)
    for slug in ("a", "b")
}


def feeds_of(built: Build, address: str) -> list[tuple[str, str]]:
    """Return type and address of the feeds that a page names in its head, in order."""
    html = LexborHTMLParser(built.page(address))
    links = [link.attributes for link in html.css("head link[rel=alternate]")]
    return [(link["type"] or "", link["href"] or "") for link in links]


def test_pages_name_their_feeds_and_the_page_that_explains_them_links_them(
    build: Callable[..., Build],
) -> None:
    built = build(PAPERS, {"SITE_URL": SITE})
    assert built.exit_code == 0, built.output
    atom, json_feed = "application/atom+xml", "application/feed+json"
    assert feeds_of(built, "") == [(atom, "feed.xml"), (json_feed, "feed.json")]
    own = [(atom, "feed.xml"), (json_feed, "feed.json"), (atom, "../../feed.xml")]
    assert feeds_of(built, "tags/waves") == own
    assert feeds_of(built, "authors/ada-bell") == own
    assert feeds_of(built, "papers/a") == [(atom, "../../feed.xml")]
    follow = LexborHTMLParser(built.page("follow"))
    links = {link.attributes["href"] for link in follow.css("main a")}
    assert {"../feed.xml", "../tags/waves/feed.xml", "../feeds.opml"} <= links
    assert f"{SITE}feed.xml" in [code.text() for code in follow.css("main code")]
    for name in ("feed.xml", "tags/waves/feed.xml", "authors/ada-bell/feed.xml"):
        feed = feedparser.parse((built.site / name).read_bytes())
        assert not feed.bozo
        assert len(feed.entries) == 2


def test_a_site_that_does_not_know_its_address_says_what_its_feeds_need(
    build: Callable[..., Build],
) -> None:
    built = build(PAPERS)
    assert "There are no feeds: set site_url" in built.output
    assert not [*built.site.rglob("feed*")]
    assert "<code>site_url</code>" in built.page("follow")
    assert not feeds_of(built, "tags/waves")
    assert "feed.xml" not in built.page("tags/waves") + built.page("follow")


def test_an_archive_of_papers_that_came_on_no_known_day_says_so(
    build: Callable[..., Build],
) -> None:
    built = build({"papers/a.md": page("A", tags=["waves"])}, {"SITE_URL": SITE})
    assert "There are no feeds: no paper has a day of capture" in built.output
    assert "is not known for any paper" in built.page("follow")
    assert "<code>--captured</code>" in built.page("follow")
    assert not [*built.site.rglob("feed*")]


def test_the_page_that_explains_feeds_speaks_only_of_those_that_are_there(
    build: Callable[..., Build],
) -> None:
    papers = {
        f"papers/{slug}.md": page(slug, authors=["Ada Bell"], sources=SOURCES)
        for slug in ("a", "b")
    }
    follow = build(papers, {"SITE_URL": SITE}).page("follow")
    assert "Each topic" not in follow
    assert "page has a feed: the link" in follow
    assert "../feed.xml" in follow


def test_an_archive_without_papers_says_so_on_its_front_page(build: Callable[..., Build]) -> None:
    assert "There are no papers here yet." in build({}).page("")
    assert "no papers here" not in build(PAPERS).page("")


def test_the_front_page_says_when_the_archive_was_updated_if_that_is_known(
    build: Callable[..., Build],
) -> None:
    unknown = build({"papers/a.md": page("A")}).page("")
    assert "updated" not in LexborHTMLParser(unknown).css(".masthead")[0].text()
    assert "updated 10 December 2025" in LexborHTMLParser(build(PAPERS).page("")).text()
