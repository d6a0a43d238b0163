"""What is wrong with the notes of papers."""

from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.content import Content, load_content
from paper_archive.publish.addresses import SITE_NAMES

PAGE = "---\ntitle: One\n---\n\n# One\n\nAn abstract.\n\n## Notes\n\n"
TWO = "---\ntitle: Two words\n---\n\n# Two words\n\n## What it says\n\n## What it says\n"


def load(folder: Path, notes: str) -> Content:
    """Return what a content folder holds in which a paper has these notes, from line 11 on."""
    put(folder / "papers/2024/05/one.md", PAGE + notes)
    put(folder / "papers/2024/06/two.md", TWO)
    put(folder / "papers/2024/05/fig.png", "x")
    put(folder / "papers/2024/05/data.csv", "x")
    put(folder / "img/fig.png", "x")
    put(folder / "captures/list.txt", "x")
    put(folder / "about.md", "# About\n\n## What is here\n")
    return load_content(folder)


@pytest.mark.parametrize(
    "notes",
    [
        "![f](fig.png) [![f](../../../img/fig.png)](fig.png)",
        "[two](../06/two.md) [says](../06/two.md#what-it-says-1) [two](../06/two.md#two-words)",
        "[about](../../../about.md) [here](../../../about.md#what-is-here) [up](#notes)",
        "[data](data.csv) [site](https://host.test/x.md#y) <a@b.test> [mail](mailto:a@b.test)",
        "as they say[^1]\n\n[^1]: gone.md",
        "`[code](gone.md)` <details><summary>x</summary></details>",
    ],
)
def test_what_leads_to_something_is_fine(tmp_path: Path, notes: str) -> None:
    found = load(tmp_path, notes)
    assert found.problems == []
    assert {warning.rule for warning in found.warnings} <= {"file-ignored"}


@pytest.mark.parametrize(
    ("notes", "line", "message"),
    [
        ("![f](gone.png)", 11, "image must lead to a published file, not 'gone.png'"),
        ("a\n[b](../05/gone.md)", 12, "link must lead to a published file, not '../05/gone.md'"),
        (
            "[two](two.md#x)",
            11,
            "link must lead to a published file, not 'two.md#x'; the file is at ../06/two.md",
        ),
        ("<img src='gone.png'>", 11, "image must lead to a published file, not 'gone.png'"),
        ("[out](../../../../README.md)", 11, "not '../../../../README.md'"),
        ("[raw](../../../captures/list.txt)", 11, "not '../../../captures/list.txt'"),
        ("[x](../../imported.jsonl)", 11, "not '../../imported.jsonl'"),
        ("[folder](../06/)", 11, "not '../06/'"),
        ("[r]\n\n[r]: gone.md", 13, "not 'gone.md'"),
        (
            "[two](../06/two.md#nothing)",
            11,
            "link must lead to a heading of papers/2024/06/two.md, not '#nothing'",
        ),
        ("[up](#nothing)", 11, "a heading of papers/2024/05/one.md, not '#nothing'"),
        ("[about](../../../about.md#x)", 11, "a heading of about.md, not '#x'"),
        ("[" * 20_000, 9, "text has too many unclosed brackets"),
    ],
)
def test_a_dead_link_is_a_problem_with_its_line(
    tmp_path: Path, notes: str, line: int, message: str
) -> None:
    (problem,) = load(tmp_path, notes).problems
    assert problem.where.path == (tmp_path / "papers/2024/05/one.md").as_posix()
    assert problem.where.line == line
    assert message in problem.message


def test_a_line_is_that_of_a_page_with_windows_line_ends_as_well(tmp_path: Path) -> None:
    page = tmp_path / "papers/a.md"
    put(page, "")
    page.write_bytes((PAGE + "text\n\n![f](gone.png)\n").replace("\n", "\r\n").encode())
    (problem,) = load_content(tmp_path).problems
    assert problem.where.line == 13


@pytest.mark.parametrize(
    ("notes", "rule", "message"),
    [
        ("a <script>x</script>", "notes-html", "notes must not contain <script>"),
        ("<p onclick=x>", "notes-html", "notes must not contain onclick of <p>"),
        ("[a](javascript:x)", "notes-html", "link must lead to http, https or mailto"),
        ("![a](data:x)", "notes-html", "image must lead to http, https or mailto"),
        ("<a href='javascript:x'>", "notes-html", 'must not contain href="javascript:x"'),
        ("![f](https://host.test/f.png)", "notes-image", "image must be a file in the content"),
    ],
)
def test_what_the_site_does_not_show_is_a_warning(
    tmp_path: Path, notes: str, rule: str, message: str
) -> None:
    found = load(tmp_path, notes)
    assert found.problems == []
    (warning,) = [each for each in found.warnings if each.rule == rule]
    assert warning.where.line == 11
    assert message in warning.message


def test_a_file_to_which_notes_lead_is_not_overlooked(tmp_path: Path) -> None:
    assert [each.rule for each in load(tmp_path, "").warnings] == ["file-ignored"]
    assert load(tmp_path, "[data](data.csv)").warnings == []


@pytest.mark.parametrize(
    "markdown",
    [
        "[one](papers/2024/05/one.md) ![f](img/fig.png) [home](index.md)",
        "[dates](date/index.md) [topic](tags/waves/index.md) [numbers](/stats/index.md)",
        "![icon](assets/icon.svg) <a href='stats/'>x</a> [up](#anywhere) [x](https://host.test)",
    ],
)
def test_other_pages_link_to_papers_and_to_what_the_site_makes(
    tmp_path: Path, markdown: str
) -> None:
    load(tmp_path, "[data](data.csv)")
    put(tmp_path / "index.md", markdown)
    found = load_content(tmp_path, SITE_NAMES)
    assert (found.problems, found.warnings) == ([], [])


def test_a_dead_link_of_another_page_is_a_warning_with_its_line(tmp_path: Path) -> None:
    load(tmp_path, "[data](data.csv)")
    put(tmp_path / "more/guide.md", "---\ntitle: Guide\n---\n\n[one](../papers/one.md)\n")
    (warning,) = load_content(tmp_path, SITE_NAMES).warnings
    assert str(warning).startswith(f"{(tmp_path / 'more/guide.md').as_posix()}:5: link must lead")
    assert "the file is at ../papers/2024/05/one.md" in warning.message


def test_other_pages_have_the_limits_of_notes(tmp_path: Path) -> None:
    load(tmp_path, "")
    put(tmp_path / "brackets.md", "[" * 20_000)
    put(tmp_path / "lists.md", "\n".join("    " * depth + "- a" for depth in range(400)))
    assert [each.rule for each in load_content(tmp_path).problems] == [
        "brackets-open",
        "nesting-depth",
    ]
