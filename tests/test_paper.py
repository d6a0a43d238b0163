"""The gate: what becomes a paper, and what is refused and why."""

import json
from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given

from paper_archive.errors import ArchiveError, Where
from paper_archive.fields import FIELDS
from paper_archive.paper import Paper, admit, fields_of, is_unknown
from paper_archive.text import is_slug
from paper_archive.values import Source
from strategies import PAPERS

WHERE = Where("papers.txt", 7)


def refusals(**fields: object) -> list[str]:
    """Return the problems with a paper of these fields, as a person is shown them."""
    with pytest.raises(ArchiveError) as refused:
        admit({"title": "A title"} | fields, WHERE)
    return [str(problem) for problem in refused.value.problems]


def rules(**fields: object) -> list[str]:
    with pytest.raises(ArchiveError) as refused:
        admit({"title": "A title"} | fields, WHERE)
    return [problem.rule for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("field", "value", "admitted"),
    [
        ("slug", "3d-vision", "3d-vision"),
        ("title", "  A\n title ", "A title"),
        ("abstract", "One\nline.\n\n\nTwo. ", "One line.\n\nTwo."),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", "2024-02", "2024-02"),
        ("date", 2024, "2024"),
        ("date", "", ""),
        ("updated", "2024", "2024"),
        ("listed", ["2024-05-23", "2024-05-22", "2024-05-23"], ("2024-05-22", "2024-05-23")),
        ("authors", ["Ada  Lovelace", "Alan Turing"], ("Ada Lovelace", "Alan Turing")),
        ("author_count", 3, 3),
        ("venue", " ICML  2024", "ICML 2024"),
        ("type", " Conference ", "conference"),
        ("volume", 12, "12"),
        ("issue", " 3-4 ", "3-4"),
        ("pages", 7, "7"),
        ("publisher", "Beacon  Press", "Beacon Press"),
        ("editors", ["Grace  Hopper"], ("Grace Hopper",)),
        ("citekey", "DBLP:conf/x/L24", "DBLP:conf/x/L24"),
        ("citekey", "", ""),
        ("language", "EN", "en"),
        ("language", "zh_hans_cn", "zh-Hans-CN"),
        ("upvotes", 0, 0),
        ("comments", 14, 14),
        ("citations", 10**6, 10**6),
        ("tags", ["b", "a", "b"], ("a", "b")),
        (
            "ids",
            {"doi": "10.1000/X", "arXiv": "2611.01230v2"},
            {"arxiv": "2611.01230", "doi": "10.1000/x"},
        ),
        ("links", {"pdf": " https://x.org/a.pdf "}, {"pdf": "https://x.org/a.pdf"}),
        ("links", {"code": "HTTP://x.org"}, {"code": "HTTP://x.org"}),
        (
            "sources",
            [{"name": "b.txt"}, {"name": "a.txt", "captured": "2025-01-02"}],
            (Source("a.txt", "2025-01-02"), Source("b.txt")),
        ),
        ("notes", "## Notes\n\nMine.\n", "## Notes\n\nMine.\n"),
    ],
)
def test_a_field_is_admitted_in_its_one_shape(field: str, value: object, admitted: object) -> None:
    assert getattr(admit({"title": "A title", field: value}, WHERE), field) == admitted


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("slug", "A Title", "slug-shape"),
        ("slug", "a--b", "slug-shape"),
        ("slug", "a\n", "slug-shape"),
        ("slug", "../a", "slug-shape"),
        ("slug", "a" * 81, "slug-shape"),
        ("title", "", "title-text"),
        ("title", " \n\u200b", "title-text"),
        ("title", 1984, "title-text"),
        ("title", False, "title-text"),
        ("abstract", ["text"], "abstract-text"),
        ("date", "2026-02-30", "date-iso"),
        ("date", "2026-13", "date-iso"),
        ("date", "2026-00-01", "date-iso"),
        ("date", "0000", "date-iso"),
        ("date", "0999-12-31", "date-iso"),
        ("date", "9999", "date-iso"),
        ("date", "9999-12-31", "date-iso"),
        ("date", 999, "date-iso"),
        ("date", "26-01-01", "date-iso"),
        ("date", "2026-1-1", "date-iso"),
        ("date", "20260101", "date-iso"),
        ("date", "2026-01-01T00:00", "date-iso"),
        ("date", "２０２４-05-22", "date-iso"),
        ("date", True, "date-iso"),
        ("date", 2024.5, "date-iso"),
        ("updated", "soon", "date-iso"),
        ("updated", "9999-12", "date-iso"),
        ("listed", "2024-05-22", "listed-days"),
        ("listed", ["2024-05"], "listed-days"),
        ("listed", [""], "listed-days"),
        ("listed", ["0001-01-01"], "listed-days"),
        ("authors", "Ada Lovelace", "authors-list"),
        ("authors", ["Ada", " "], "authors-list"),
        ("authors", [{"name": "Ada"}], "authors-list"),
        ("author_count", "3", "count-number"),
        ("author_count", -1, "count-number"),
        ("author_count", 10**12 + 1, "count-number"),
        ("citations", 10**4_000, "count-number"),
        ("upvotes", 1.5, "count-number"),
        ("comments", True, "count-number"),
        ("citations", [], "count-number"),
        ("venue", 2024, "venue-text"),
        ("type", "poem", "type-known"),
        ("volume", 12.5, "field-value"),
        ("volume", True, "field-value"),
        ("issue", ["1"], "field-value"),
        ("pages", {"first": 1}, "field-value"),
        ("publisher", 1984, "field-value"),
        ("editors", "Grace Hopper", "field-value"),
        *(("citekey", f"a{sign}b", "field-value") for sign in " {},\"'`#%~\\é\n"),
        ("citekey", "a" * 201, "field-value"),
        ("language", "English", "language-tag"),
        ("language", "e", "language-tag"),
        ("language", "de-abcdefgh-abcdefgh-abcdefgh-abcdef", "language-tag"),
        ("tags", "attention", "tags-list"),
        ("tags", ["Graph Networks"], "tags-list"),
        ("ids", "2611.01230", "ids-text"),
        ("ids", {"arxiv": 2611.0123}, "ids-text"),
        ("ids", {"arxiv": "38291011"}, "ids-text"),
        ("ids", {"arxiv": "2611.01230", "arXiv": "2611.01231"}, "ids-text"),
        ("ids", {"": "1"}, "ids-text"),
        ("ids", {1: "1"}, "ids-text"),
        ("links", "https://x.org", "links-http"),
        ("sources", "a.txt", "sources-list"),
        ("sources", [{"captured": "2024-05-22"}], "sources-list"),
        ("sources", [{"name": "a", "captured": "2024"}], "sources-list"),
        ("sources", [{"name": "a", "captured": "9999-12-31"}], "sources-list"),
        ("sources", [{"name": "a", "size": 1}], "sources-list"),
        ("notes", "A paragraph.", "notes-heading"),
    ],
)
def test_a_field_in_another_shape_is_refused(field: str, value: object, rule: str) -> None:
    assert rules(**{field: value}) == [rule]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        " javascript:https://x.org",
        "//x.org",
        "x.org",
        "ftp://x.org",
        "https://",
        "https://x.org/a b",
        'https://x.org/"onclick="',
        "https://x.org/<b>",
        "https://x.org\njavascript:alert(1)",
        "https://x.org/\x01",
        "https://x.org/\x9f",
        "https://x.org/\u202egpj.exe",
        "https://x.org/\udc80",
        None,
        7,
    ],
    ids=ascii,
)
def test_only_a_clean_web_address_is_a_link(address: object) -> None:
    assert rules(links={"pdf": address}) == ["links-http"]


def test_a_missing_title_is_refused() -> None:
    assert refusals(title=None) == ["papers.txt:7: title is missing [title-text]"]
    with pytest.raises(ArchiveError, match="title is missing"):
        admit({"abstract": "Text."}, WHERE)


def test_bytes_that_were_no_utf8_are_refused_as_such() -> None:
    undecoded = b"caf\xe9".decode(errors="surrogateescape")
    assert rules(title=undecoded, abstract=undecoded) == ["encoding", "encoding"]


def test_all_problems_are_shown_at_once_each_with_its_line() -> None:
    fields = {"title": "", "date": "2026-02-30", "comments": "many", "venue": "fine"}
    with pytest.raises(ArchiveError) as refused:
        admit(fields, Where("a.md"), {"title": 2, "date": 3, "venue": 5})
    assert list(map(str, refused.value.problems)) == [
        "a.md:2: title must be text that is not empty, not '' [title-text]",
        (
            "a.md:3: date must be a day, month or year from 1000 to 9998, such as 2024-05-22, "
            "2024-05 or 2024, not '2026-02-30' [date-iso]"
        ),
        "a.md: comments must be a whole number, 0 or more, not 'many' [count-number]",
    ]


def test_a_refused_value_is_quoted_short() -> None:
    (shown,) = refusals(date="x" * 10_000)
    assert len(shown) < 200


def test_what_is_unknown_stays_unknown() -> None:
    paper = admit({"title": "A title"}, WHERE)
    assert fields_of(paper) == {"slug": "a-title", "title": "A title"}
    nothing = dict.fromkeys(FIELDS, None) | {"title": "A title", "slug": None}
    assert admit(nothing, WHERE) == paper


def test_zero_is_known_and_emptiness_is_not() -> None:
    assert not is_unknown(0)
    assert all(map(is_unknown, (None, "", (), [], {})))
    assert fields_of(admit({"title": "A", "comments": 0}, WHERE))["comments"] == 0


def test_keys_of_other_tools_are_kept_as_they_are() -> None:
    extra: Mapping[str, Any] = {"template": "x.html", "hide": ["toc"], "rating": None}
    paper = admit({"title": "A"} | dict(extra), WHERE)
    assert paper.extra == extra
    assert fields_of(paper) == {"slug": "a", "title": "A"} | dict(extra)


@given(PAPERS)
def test_the_fields_of_a_paper_make_the_paper(paper: Paper) -> None:
    assert admit(fields_of(paper), WHERE) == paper
    assert fields_of(admit(fields_of(paper), WHERE)) == fields_of(paper)


def test_what_most_papers_have_is_in_memory_once() -> None:
    fields = {
        "title": "A",
        "venue": "Waves 24",
        "tags": ["sea-ice"],
        "date": "2024-05",
        "sources": [{"name": "a.txt", "captured": "2024-05-22"}],
    }
    # As they are read: each text is an object of its own.
    one, two = (admit(json.loads(json.dumps(fields)), WHERE) for _ in range(2))
    assert one.venue is two.venue
    assert one.date is two.date
    assert one.tags[0] is two.tags[0]
    assert one.sources[0] is two.sources[0]
    assert one.links is two.extra


def test_a_paper_cannot_be_changed() -> None:
    paper = admit({"title": "A"}, WHERE)
    with pytest.raises(FrozenInstanceError):
        paper.title = "B"  # type: ignore[misc]  # what must not be possible


def test_a_slug_is_short_and_plain() -> None:
    assert is_slug("a-1")
    assert not any(map(is_slug, ("", "-a", "a-", "A", "a_b", "a b", "é", "a" * 81)))
