"""Feeds as Atom."""

import feedparser
import pytest
from hypothesis import given

import made_up
from feed_rules import ATOM, parsed, problems
from made_up import source
from paper_archive.paper import Paper
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.site import site_of
from strategies import TEXTS

HERE = "https://papers.test/repo/feed.xml"
KNOWN = {"sources": [source("list.txt", "2025-12-10")]}


def feed_of(*papers: Paper, name: str = "Papers") -> bytes:
    return FeedFiles(site_of(papers, [], name, "https://papers.test/repo/"))["feed.xml"]


def paper(title: str = "Waves", **fields: object) -> Paper:
    return made_up.paper(title, **{**KNOWN, **fields})


SIGNS = [
    *("a <think> b", "AT&T &amp; R&D", "</b>", "x < y > z", "&#60;", "<script>alert(1)</script>"),
    *("$x^2$ & $\\frac{a}{b}$", "\U0001d465 𝕏 🌊", "a\u0085b", "أمواج", "]]>", "<![CDATA[x]]>"),
]


@pytest.mark.parametrize("text", SIGNS)
def test_any_text_is_shown_as_it_is_and_breaks_no_rule(text: str) -> None:
    found = feed_of(paper(text, slug="p", abstract=text, authors=["Ada Bell", text]), name=text)
    assert problems(found, HERE) == []


@given(TEXTS.filter(str.strip))
def test_every_text_makes_a_valid_feed(text: str) -> None:
    found = feed_of(paper(f"A {text}", slug="p", abstract=text), name=f"B {text}")
    assert problems(found, HERE) == []


def test_a_program_that_reads_feeds_finds_what_is_known() -> None:
    found = feedparser.parse(
        feed_of(
            paper(
                "Waves & <b>ripples",
                abstract="We & they.",
                authors=["Ada Bell", "José Ruiz"],
                date="2024-05-22",
                tags=["waves"],
                language="de",
                ids={"arxiv": "2405.12345"},
            )
        )
    )
    (entry,) = found.entries
    assert not found.bozo
    assert found.feed.title == "Papers"
    assert entry.title == "Waves &amp; &lt;b&gt;ripples"
    assert entry.title_detail.type == "text/html"
    assert entry.title_detail.language == "de"
    assert entry.link == "https://papers.test/repo/papers/waves-b-ripples/"
    assert [author.name for author in entry.authors] == ["Ada Bell", "José Ruiz"]
    assert entry.published == "2024-05-22T00:00:00Z"
    assert entry.updated.startswith("2025-12-10T0")
    assert [tag.term for tag in entry.tags] == ["waves"]
    assert entry.summary == "We &amp; they."
    assert entry.content[0].value == (
        "<p>Ada Bell, José Ruiz · 22 May 2024 · arXiv</p><p>We &amp; they.</p>"
    )
    assert [link.href for link in entry.links if link.rel == "related"] == [
        "https://arxiv.org/abs/2405.12345"
    ]


def test_the_archive_is_the_author_of_the_feed_and_of_no_paper() -> None:
    root = parsed(feed_of(paper(author_count=3)))
    assert [each.text for each in root.iter(f"{ATOM}name")] == ["Papers (archive)"]
    assert root.findtext(f"{ATOM}author/{ATOM}uri") == "https://papers.test/repo/"
    assert root.find(f"{ATOM}entry/{ATOM}author") is None


def test_an_archive_whose_name_says_what_it_is_has_no_other_name() -> None:
    root = parsed(feed_of(paper(), name="Paper Archive"))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Paper Archive"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        *[("A &amp; B", "A & B"), ("AT&T", "AT&T"), ("<b>Ada</b> Bell", "Ada Bell")],
        *[("Ada &Eta Bell", "Ada & Eta Bell"), ("Bell &amp;#60; Lee", "Bell & #60; Lee")],
    ],
)
def test_a_name_has_no_markup(name: str, shown: str) -> None:
    found = feed_of(paper(authors=[name]))
    assert problems(found, HERE) == []
    assert parsed(found).findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("de", "de"), ("zh-Hans", "zh-Hans"), ("cmn", None)]
)
def test_only_languages_that_validators_know_are_named(language: str, shown: str | None) -> None:
    found = feed_of(paper(language=language))
    assert problems(found, HERE) == []
    entry = parsed(found).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == shown


def test_brackets_in_an_address_are_escaped() -> None:
    found = feed_of(paper(links={"pdf": "https://a.test/x[1].pdf?y=ü|[]"}))
    assert problems(found, HERE) == []
    assert b"https://a.test/x%5B1%5D.pdf?y=%C3%BC%7C%5B%5D" in found


def test_what_is_not_known_has_no_element() -> None:
    entry = parsed(feed_of(paper())).find(f"{ATOM}entry")
    assert entry is not None
    names = [child.tag.removeprefix(ATOM) for child in entry]
    assert names == ["id", "title", "link", "updated", "content"]
