"""A paper and its page: nothing is lost on the way there and back, and nothing is misread."""

import re
from dataclasses import fields, replace
from functools import partial
from typing import Final

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import made_up
from hand_written import bodies, pages
from paper_archive.archive.markdown.page import (
    edit_page,
    read_any_front_matter,
    read_page,
    read_page_with_warnings,
    write_page,
)
from paper_archive.errors import ArchiveError, Where
from paper_archive.paper import Paper
from paper_archive.text import clean_paragraphs
from strategies import MARKUP, PAPERS, WHERE

PAGE = """\
---
title: "Attention as an RNN"
date: "2024-05-22"
author_count: 6
comments: 1
tags: ["attention", "transformers"]
sources: [{"name": "daily-papers-2025-12-10.txt", "captured": "2025-12-10"}]
---

# Attention as an RNN

The advent of Transformers.

A second paragraph.

## Notes

Read *this*.
"""

BY_HAND = """\
---
# found by Ada
tags:
  - rnn   # first of all
  - attention
title: Attention as an RNN
rating: 5
date: 2024

---

# Attention as an RNN


The advent of
Transformers.

> A quote, kept as it is

text & <b>markup</b>
"""

NASTY = [
    "2*3*4",
    "__init__ and _x_",
    "a<b>c</b>",
    "[1]: x",
    "[1]: http://x.org 'title'",
    "see [1](x) and ![alt](src)",
    "<think>",
    "</div>",
    "<!-- a -->",
    "<?php x ?>",
    "<http://x.org> <a@b.org>",
    "# heading",
    "#heading",
    "###### h",
    "1. one",
    "1) one",
    "2024. A year",
    "- item",
    "+ item",
    "* item",
    "> quote",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "`code`",
    "``` code",
    "~~~",
    "~~x~~",
    "| a | b",
    "&lt; &amp; &copy; &#39; &#x27;",
    "&lt &#39x &",
    r"\alpha \\ \* \[x\] \$5 \_",
    "ends with \\",
    "!!! note",
    "$x_1 * y_2$ and $a<b$",
    "a * b * c _ d",
    "x: y",
    "--- a",
    "Title\n\n===",
    "one\n\n# two\n\n- three",
]
paper = partial(made_up.paper, slug="x")


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ArchiveError) as error:
        read_page(text, "x", Where("papers/x.md"))
    return [(str(problem.where), problem.rule) for problem in error.value.problems]


def as_shown(page: str) -> tuple[list[str], str]:
    """Return the elements of a page as Markdown renders it, and the text that a reader sees."""
    body = page.split("\n---\n", 1)[1]
    tree = LexborHTMLParser(f"<main>{markdown.markdown(body)}</main>")
    main = tree.css_first("main")
    assert main is not None
    elements = [str(node.tag) for node in main.css("*")[1:]]
    return elements, " ".join(main.text().split())


@given(PAPERS)
def test_a_page_holds_the_whole_paper(paper: Paper) -> None:
    page = write_page(paper)
    assert read_page(page, "x", WHERE) == paper
    assert write_page(read_page(page, "x", WHERE)) == page


_OF_AUTHORS: Final = {"authors", "orcids"}
"""One without the other is no paper: only authors have iDs."""


@given(PAPERS)
def test_a_page_that_did_not_change_is_the_same_byte_for_byte(paper: Paper) -> None:
    page = write_page(paper)
    assert edit_page(page, paper) == page


@given(PAPERS, PAPERS)
def test_an_edited_page_holds_what_was_written(old: Paper, new: Paper) -> None:
    assert read_page(edit_page(write_page(old), new), "x", WHERE) == new


@given(pages(), PAPERS, st.sets(st.sampled_from([each.name for each in fields(Paper)])))
@example("---\ntitle: A\nids: {doi: '1'}\nvenue: V\n---\n", paper(venue="W"), {"venue", "ids"})
@example(
    "---\ntitle: A\n---\n",
    paper(authors=["Ada Bell"], orcids={"Ada Bell": "0000-0002-1825-0097"}),
    {"orcids"},
)
def test_a_page_that_can_be_read_can_be_edited(page: str, other: Paper, names: set[str]) -> None:
    old = read_or_refuse(page)
    if old is None:
        return
    if names & _OF_AUTHORS:
        names = names | _OF_AUTHORS
    new = replace(old, **{name: getattr(other, name) for name in names - {"slug"}})
    edited = edit_page(page, new)
    assert read_page(edited, "x", WHERE) == new
    for comment in ("# c1", "# see [a]: 'b'", "# tab", "# a line of its own"):
        assert edited.count(comment) >= page.count(comment)
    if "notes" not in names:
        assert edited.endswith(page[len(page) - len(notes_of(page)) :])
    assert edit_page(edited, new) == edited


def read_or_refuse(page: str) -> Paper | None:
    """Return the paper on a page; or none, having seen that each problem has its line."""
    try:
        return read_page(page, "x", WHERE)
    except ArchiveError as error:
        refused = error.problems
    assert all(problem.where.line or "missing" in problem.message for problem in refused)
    return None


def notes_of(page: str) -> str:
    """Return the notes with the line ends of the page."""
    body = page.replace("\r\n", "\n")
    at = len(body) - len(read_page(page, "x", WHERE).notes)
    lines = body[:at].count("\n")
    return "".join(page.splitlines(keepends=True)[lines:]) if at < len(body) else ""


@given(bodies(), MARKUP)
def test_nothing_that_stands_below_the_abstract_is_touched(
    body: tuple[str, str, str], abstract: str
) -> None:
    heading, above, below = body
    page = f'---\ntitle: "A title"\n---\n{heading}{above}{below}'
    old = read_page(page, "x", WHERE)
    assert old.notes == below
    new = replace(old, abstract=clean_paragraphs(abstract), title="Another")
    assert edit_page(page, new).endswith(below)


@pytest.mark.parametrize("notes", ["Notes\n=====\n\nMine.\n", "# Notes\n\nMine.\n"])
def test_a_heading_of_the_notes_stays_theirs_where_nothing_stands_above_it(notes: str) -> None:
    start = '---\ntitle: "A title"\n---\n'
    with_abstract = f"{start}The advent of\n\n{notes}"
    paper = read_page(with_abstract, "x", WHERE)
    page = f"{start}# A title\n\n{notes}"
    assert edit_page(with_abstract, replace(paper, abstract="")) == page
    assert edit_page(f"{start}The advent of\n", replace(paper, abstract="")) == page
    assert edit_page(start, replace(paper, abstract="")) == page.replace("# A", "\n# A", 1)


def test_a_page_reads_well() -> None:
    assert write_page(read_page(PAGE, "attention", WHERE)) == PAGE


def test_a_page_is_read_field_by_field() -> None:
    read = read_page(PAGE, "attention", WHERE)
    assert (read.slug, read.title, read.date) == ("attention", "Attention as an RNN", "2024-05-22")
    assert (read.author_count, read.comments, read.upvotes) == (6, 1, None)
    assert read.abstract == "The advent of Transformers.\n\nA second paragraph."
    assert read.notes == "## Notes\n\nRead *this*.\n"


@pytest.mark.parametrize("title", ["No", "null", "1984", "2611.01230", "a: b", "- a", "#1", "'"])
def test_a_title_that_yaml_would_misread_stays_what_it_was(title: str) -> None:
    written = paper(title=title, ids={"arxiv": "2611.01230", "old": "1984"}, venue=title)
    read = read_page(write_page(written), "x", WHERE)
    assert (read.title, read.venue) == (title, title)
    assert read.ids == {"arxiv": "2611.01230", "old": "1984"}


def test_a_page_with_windows_line_ends_is_the_same_paper() -> None:
    crlf = PAGE.replace("\n", "\r\n")
    assert read_page(crlf, "x", WHERE) == read_page(PAGE, "x", WHERE)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("papers/x.md:1", "front-matter")),
        ("# A title\n", ("papers/x.md:1", "front-matter")),
        ("\n---\ntitle: A\n---\n", ("papers/x.md:1", "front-matter")),
        ("---\ntitle: A\n", ("papers/x.md:1", "front-matter")),
        ('---\ntitle: "A\n---\n', ("papers/x.md:2", "yaml")),
        ('---\ntitle: "A"\nvenue: "B" C\n---\n', ("papers/x.md:3", "yaml")),
        ("---\ntitle: A\ndate: 2024\ntitle: B\n---\n", ("papers/x.md:4", "key-once")),
        ("---\n- a\n---\n", ("papers/x.md:2", "front-matter")),
        ("---\n---\n", ("papers/x.md", "title-text")),
        ("---\ntitle: A\nslug: b\n---\n", ("papers/x.md:3", "front-matter")),
        ("---\ntitle: A\nabstract: b\n---\n", ("papers/x.md:3", "front-matter")),
        ("---\ntitle: A\nnotes: b\n---\n", ("papers/x.md:3", "front-matter")),
        ("---\ntitle: A\n# why\ndate: 2026-02-30\n---\n", ("papers/x.md:4", "date-iso")),
        ("---\ntitle: A\nlinks: {pdf: 'javascript:x'}\n---\n", ("papers/x.md:3", "links-http")),
    ],
    ids=repr,
)
def test_a_fault_of_a_page_is_shown_with_its_line(text: str, fault: tuple[str, str]) -> None:
    assert faults(text)[0] == fault
    assert faults(text.replace("\n", "\r\n"))[0] == fault


def test_all_faults_of_a_page_are_shown_at_once() -> None:
    text = "---\ntitle: 1984\ndate: soon\ncomments: many\n---\n"
    assert faults(text) == [
        ("papers/x.md:2", "title-text"),
        ("papers/x.md:3", "date-iso"),
        ("papers/x.md:4", "count-number"),
    ]


def test_a_file_name_that_is_no_slug_is_refused() -> None:
    with pytest.raises(ArchiveError, match=r"\[slug-shape\]"):
        read_page(PAGE, "Attention as an RNN", WHERE)


def test_an_edit_leaves_alone_what_it_does_not_concern() -> None:
    old = read_page(BY_HAND, "x", WHERE)
    edited = edit_page(BY_HAND, replace(old, comments=3, date="2024-05"))
    assert edited == BY_HAND.replace("date: 2024\n", 'date: "2024-05"\ncomments: 3\n')


def test_a_list_of_many_lines_is_replaced_whole() -> None:
    old = read_page(BY_HAND, "x", WHERE)
    edited = edit_page(BY_HAND, replace(old, tags=("attention", "rnn", "transformers")))
    assert edited == BY_HAND.replace(
        "tags:\n  - rnn   # first of all\n  - attention\n",
        '# first of all\ntags: ["attention", "rnn", "transformers"]\n',
    )


def test_a_field_that_becomes_unknown_leaves_the_page() -> None:
    old = read_page(BY_HAND, "x", WHERE)
    assert "tags" not in edit_page(BY_HAND, replace(old, tags=()))


def test_line_ends_stay_as_they_are() -> None:
    crlf = BY_HAND.replace("\n", "\r\n")
    old = read_page(crlf, "x", WHERE)
    edited = edit_page(crlf, replace(old, comments=3, abstract="New.\n\nTwo."))
    assert edited.count("\n") == edited.count("\r\n") > crlf.count("\n") - 2
    assert edited.endswith("\r\n\r\n> A quote, kept as it is\r\n\r\ntext & <b>markup</b>\r\n")


def test_each_line_keeps_its_own_end() -> None:
    mixed = BY_HAND.replace("rating: 5\n", "rating: 5\r\n").replace("A quote,", "A\r\nquote,")
    edited = edit_page(
        mixed, replace(read_page(mixed, "x", WHERE), abstract="New.", date="2024-05")
    )
    assert edited == mixed.replace("The advent of\nTransformers.", "New.").replace(
        "date: 2024\n", 'date: "2024-05"\n'
    )
    first = BY_HAND.replace("---\n", "---\r\n", 1)
    edited = edit_page(first, replace(read_page(first, "x", WHERE), comments=3))
    assert edited == first.replace("date: 2024\n", "date: 2024\ncomments: 3\r\n")


def test_a_comment_at_the_end_of_a_line_stays() -> None:
    page = PAGE.replace('date: "2024-05-22"', 'date: "2024"  # from the proceedings')
    edited = edit_page(page, replace(read_page(page, "x", WHERE), date="2024-05"))
    assert edited == page.replace('"2024"  #', '"2024-05"  #')


def test_an_abstract_is_set_apart_from_notes_that_followed_without_a_blank_line() -> None:
    page = "---\ntitle: A\n---\n# A\nTwo lines\nof text.\n- mine\n"
    edited = edit_page(page, replace(read_page(page, "x", WHERE), abstract="New."))
    assert edited == "---\ntitle: A\n---\n# A\nNew.\n\n- mine\n"


@pytest.mark.parametrize("rule", ["-----", "-", "=====", "="])
def test_an_underlined_heading_begins_the_notes(rule: str) -> None:
    page = PAGE.replace("## Notes", f"Notes\n{rule}")
    old = read_page(page, "x", WHERE)
    assert old.notes == f"Notes\n{rule}\n\nRead *this*.\n"
    assert edit_page(page, replace(old, abstract="New.")).endswith(f"\n\nNew.\n\n{old.notes}")


@pytest.mark.parametrize(
    "heading",
    ["# Old", "# Old #", " # Old", "#\tOld", "Old\n===", "Old\n=", "   Old\n  ======  "],
    ids=repr,
)
def test_the_heading_may_be_written_as_markdown_allows(heading: str) -> None:
    page = f"---\ntitle: Old\n---\n\n{heading}\n\nText.\n"
    old, warnings = read_page_with_warnings(page, "x", WHERE)
    assert (old.abstract, old.notes, warnings) == ("Text.", "", [])
    edited = edit_page(page, replace(old, title="New"))
    assert [line.strip() for line in edited.splitlines()] == [
        *("---", 'title: "New"', "---", "", "# New", "", "Text."),
    ]
    other = page.replace("title: Old", "title: New")
    (misleading,) = read_page_with_warnings(other, "x", WHERE)[1]
    assert str(misleading).startswith("x.md:5: heading must be the title 'New', not 'Old'")


CONFLICT = "<<<<<<< HEAD\n{0}\n||||||| base\n{0}\n=======\n{0}\n>>>>>>> theirs\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=repr)
@pytest.mark.parametrize(
    "line", ['date: "2024-05-22"', "# Attention as an RNN", "A second paragraph.", "Read *this*."]
)
def test_markers_of_a_conflict_are_refused_with_their_lines(line: str, newline: str) -> None:
    first = PAGE.splitlines().index(line) + 1
    page = PAGE.replace(f"{line}\n", CONFLICT.format(line)).replace("\n", newline)
    assert faults(page) == [(f"papers/x.md:{first + n}", "conflict-marker") for n in (0, 2, 4, 6)]
    with pytest.raises(ArchiveError, match="conflict-marker"):
        read_any_front_matter(page, WHERE)


@pytest.mark.parametrize("text", ["<<<<<<< HEAD", "=======", ">>>>>>> x", "||||||| y", "<<<<<<<"])
def test_an_abstract_that_looks_like_a_conflict_is_written_as_text(text: str) -> None:
    written = paper(abstract=f"One.\n\n{text}")
    assert read_page(write_page(written), "x", WHERE) == written


def test_a_change_that_no_page_can_hold_is_refused_with_its_place() -> None:
    long = paper(ids={"a" * 2_000: "1"})
    page = "---\n# by hand\ntitle: A title\n---\n"
    with pytest.raises(ArchiveError, match=r"papers/x\.md:\d+: .* \[yaml\]"):
        edit_page(page, long, Where("papers/x.md"))


def test_a_new_abstract_keeps_the_notes() -> None:
    old = read_page(BY_HAND, "x", WHERE)
    assert old.abstract == "The advent of Transformers."
    edited = edit_page(BY_HAND, replace(old, abstract="Another *text*."))
    above, _, below = BY_HAND.partition("The advent of\nTransformers.\n")
    assert edited == f"{above}Another \\*text\\*.\n{below}"


def test_the_heading_follows_the_title_unless_a_person_wrote_another() -> None:
    old = read_page(PAGE, "x", WHERE)
    new = replace(old, title="Attention as *an* RNN")
    assert "\n# Attention as \\*an\\* RNN\n" in edit_page(PAGE, new)
    renamed = PAGE.replace("# Attention as an RNN", "# My favourite")
    assert "\n# My favourite\n" in edit_page(renamed, new)


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: A\n---",
        "---\ntitle: A\n---\n",
        "---\ntitle: A\n---\n\n",
        "---\ntitle: A\n---\n\n# A",
        "---\ntitle: A\n---\n# A\n",
        "---\ntitle: A\n---\n\n# A\n\nOld abstract",
        "---\ntitle: A\n---\n## Notes\n",
        "---\ntitle: A\n---\n# A\n## Notes",
        "---\ntitle: A\n...\nOld abstract\n## Notes",
    ],
    ids=repr,
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=repr)
def test_a_page_written_in_haste_can_be_edited(page: str, newline: str) -> None:
    page = page.replace("\n", newline)
    old = read_page(page, "x", WHERE)
    for new in (
        replace(old, title="B"),
        replace(old, abstract="New."),
        replace(old, title="B", abstract="New.", date="2024"),
    ):
        edited = edit_page(page, new)
        assert read_page(edited, "x", WHERE) == new
        body = re.split(r"(?m)^(?:---|\.\.\.)\r?$", edited)[2]
        assert ("A" in body) == (new.title == "A" and "# A" in page)


def test_what_a_page_shows_beside_its_title_is_told() -> None:
    where = Where("x.md")
    page = PAGE.replace("# Attention as an RNN", "# Attention as a GNN")
    (problem,) = read_page_with_warnings(page, "x", where)[1]
    assert str(problem) == (
        "x.md:10: heading must be the title 'Attention as an RNN', not 'Attention as a GNN' "
        "[heading]"
    )


@pytest.mark.parametrize("title", ["Attention", "C#", "a # b", "*x*", "# 1", "F# #", "\\", "1."])
def test_a_heading_that_is_the_title_is_not_remarked(title: str) -> None:
    written = paper(title=title)
    assert read_page_with_warnings(write_page(written), written.slug, WHERE)[1] == []
    assert read_page_with_warnings("---\ntitle: A\n---\n", "x", WHERE)[1] == []


@given(PAPERS)
def test_no_page_of_ours_has_a_misleading_heading(paper: Paper) -> None:
    problems = read_page_with_warnings(write_page(paper), paper.slug, WHERE)[1]
    # Text such as [\A] may be meant as a formula, which is remarked of any page.
    assert [problem for problem in problems if problem.rule != "formula"] == []


@pytest.mark.parametrize("text", NASTY, ids=repr)
def test_a_page_shows_the_abstract_of_the_source(text: str) -> None:
    written = paper(title="T", abstract=text)
    elements, seen = as_shown(write_page(written))
    assert elements == ["h1"] + ["p"] * len(written.abstract.split("\n\n"))
    assert seen == " ".join(f"T {text}".split())


@pytest.mark.parametrize("text", [text for text in NASTY if "\n" not in text], ids=repr)
def test_a_page_shows_the_title_of_the_source(text: str) -> None:
    elements, seen = as_shown(write_page(paper(title=text)))
    assert elements == ["h1"]
    assert seen == text


@given(MARKUP, MARKUP)
def test_a_page_shows_text_and_nothing_but_text(title: str, abstract: str) -> None:
    written = paper(title=f"T{title}", abstract=abstract)
    elements, seen = as_shown(write_page(written))
    paragraphs = clean_paragraphs(abstract).split("\n\n") if written.abstract else []
    assert elements == ["h1"] + ["p"] * len(paragraphs)
    assert seen == " ".join(f"{written.title} {written.abstract}".split())


def test_the_front_matter_of_any_page_is_read() -> None:
    assert read_any_front_matter("# About\n", WHERE) == {}
    assert read_any_front_matter("---\r\ntitle: About\r\n---\r\n", WHERE) == {"title": "About"}
    with pytest.raises(ArchiveError, match=r"x\.md:2: .* \[yaml\]"):
        read_any_front_matter('---\ntitle: "About\n---\n', WHERE)


def test_a_formula_that_a_person_wrote_is_read_as_tex_and_its_page_stays() -> None:
    written = '---\ntitle: "A"\n---\n\n# A\n\nSo $\\|x\\|$ and\n$a \\\\ b$.\n'
    read = read_page(written, "x", WHERE)
    assert read.abstract == "So $\\|x\\|$ and $a \\\\ b$."
    assert edit_page(written, read, WHERE) == written
    again = edit_page(written, replace(read, abstract=f"{read.abstract} End."), WHERE)
    assert read_page(again, "x", WHERE).abstract == f"{read.abstract} End."


def test_a_formula_that_can_be_read_in_two_ways_is_told_with_its_line() -> None:
    written = '---\ntitle: "A"\n---\n\n# A\n\nText.\n\nSo\n$\\\\{x\\\\} \\\\ y$.\n'
    (problem,) = read_page_with_warnings(written, "x", WHERE)[1]
    assert str(problem).startswith("x.md:10: formula ")
    assert problem.rule == "formula"
