"""What feeds say of a paper."""

from typing import Any

import pytest

import made_up
from made_up import source
from paper_archive.publish.feeds.entry import Entry, entry_of

SITE = "https://papers.test/repo/"
INSTANT = "2025-12-10T01:02:03Z"


def entry(title: str = "Waves", archive: str = "papers.test", **fields: Any) -> Entry:
    fields.setdefault("sources", [source("list.txt", "2025-12-10")])
    return entry_of(made_up.paper(title, **fields), archive, SITE, INSTANT)


def test_the_id_depends_on_the_archive_and_the_name_of_the_page_only() -> None:
    first = entry("Waves", slug="waves")
    other = entry("Other waves", slug="waves", date="2024-05-22", abstract="Other.")
    assert first.id == other.id == "urn:uuid:cd14313c-79e3-50c7-9963-a372ed09f3ca"
    assert entry(slug="waves", archive="other.test").id != first.id
    assert entry(slug="ripples").id != first.id


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2024-05-22", "2024-05-22T00:00:00Z"),
        ("2025-12-10", "2025-12-10T00:00:00Z"),
        ("2024-05", ""),
        ("2024", ""),
        ("", ""),
        ("1958-05-22", ""),  # a mistake to validators
        ("2026-01-01", ""),  # after it came into the archive
    ],
)
def test_only_a_known_day_that_is_no_announcement_is_one_of_publication(
    date: str, published: str
) -> None:
    assert entry(date=date).published == published


def test_a_date_that_is_no_day_is_in_the_text_as_it_is_known() -> None:
    assert entry(date="2024", abstract="Deep.").content == (
        "<p>Authors not captured · 2024</p><p>Deep.</p>"
    )


def test_authors_have_their_own_fields_and_are_in_the_text() -> None:
    many = [f"Ada {number} Bell" for number in range(3_000)]
    found = entry(authors=many, venue="Journal of Waves")
    assert found.authors == many[:48]
    assert "Ada 11 Bell and 2,988 more · Journal of Waves</p>" in found.content
    assert entry(authors=["Lee <lee@a.test>", "Wang*"]).authors == ["Lee", "Wang"]


@pytest.mark.parametrize(
    ("count", "text"), [(None, "Authors not captured"), (3, "3 authors, names not captured")]
)
def test_no_author_is_made_up(count: int | None, text: str) -> None:
    found = entry(author_count=count)
    assert not found.authors
    assert found.content.startswith(f"<p>{text}</p>")


def test_a_paper_that_was_retracted_says_so_in_its_title_and_text() -> None:
    found = entry(status={"retracted": {"date": "2010-02-06"}, "corrected": {}}, abstract="Deep.")
    assert found.title == "Retracted: Waves"
    assert found.content.startswith("<p>Retracted, 6 February 2010; Corrected</p><p>Authors not")
    assert entry(status=["corrected"]).title == "Waves"


def test_formulas_are_readable_without_any_markup() -> None:
    found = entry("On $O(n^2)$", abstract=r"For $\alpha < 1$ and $\frac{a}{b}$.")
    assert found.title == "On O(n²)"
    assert found.summary == r"For α < 1 and $\frac{a}{b}$."
    assert r"<p>For α &lt; 1 and $\frac{a}{b}$.</p>" in found.content


def test_paragraphs_of_the_abstract_are_kept_and_no_tag_in_it_is_one() -> None:
    found = entry(abstract="One <think> & more.\n\n</p><script>x</script>")
    assert found.content.endswith(
        "<p>One &lt;think&gt; &amp; more.</p><p>&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</p>"
    )


def test_a_huge_abstract_is_cut() -> None:
    found = entry(abstract="wave " * 200_000)
    assert len(found.content) < 5_100
    assert len(found.summary) <= 300


def test_without_an_abstract_there_is_no_summary() -> None:
    assert not entry().summary
    assert "<p>No abstract was captured.</p>" in entry().content


def test_characters_that_a_feed_cannot_have_are_left_out() -> None:
    found = entry("Waves\ufdd0 \U0001d465\U0001ffff", abstract="a\ufffdb")
    assert found.title == "Waves \U0001d465"
    assert found.summary == "ab"
    assert entry("\ufffd", slug="signs").title == "signs"


def test_the_address_of_the_paper_itself_is_there_if_it_is_known() -> None:
    assert entry(ids={"doi": "10.1000/a<b>"}).related == "https://doi.org/10.1000/a%3Cb%3E"
    assert not entry().related
