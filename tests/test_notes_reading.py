"""What notes hold, and on which line."""

import pytest

from paper_archive.archive.notes.reading import MOST_LEVELS, Reference, read_notes


def links(markdown: str) -> list[tuple[str, int]]:
    return [(each.link, each.line) for each in read_notes(markdown).references]


@pytest.mark.parametrize(
    ("markdown", "link", "line"),
    [
        ("[a](b.md)", "b.md", 0),
        ("One\ntwo [a](b.md)", "b.md", 1),
        ("![f](fig.png 'A title')", "fig.png", 0),
        ("[a](<b c.md>)", "b c.md", 0),
        ("[a](b%20c.md)", "b%20c.md", 0),
        ("[a](b(c).md)", "b(c).md", 0),
        ("[a\nb](c.md)", "c.md", 0),
        ("> - one\n>   [a](b.md)", "b.md", 1),
        ("1. one\n\n   [a](b.md)", "b.md", 2),
        ("| a |\n|---|\n| [a](b.md) |", "b.md", 2),
        ("# [a](b.md)", "b.md", 0),
        ("[a][r]\n\n[r]: b.md 'T'", "b.md", 2),
        ("[r]\n\nmore\n\n[r]:\n  b.md", "b.md", 4),
        ("![f][r]\n\n[r]: <b c.png>", "b c.png", 2),
        ("x <a href='b.md'>a</a>", "b.md", 0),
        ("one\ntwo <img\nsrc=b.png>", "b.png", 1),
        ("<div>\n<p>\n<img src=b.png>\n</div>", "b.png", 2),
        ("<https://host.test>", "https://host.test", 0),
        ("a `code\nin two` [a](b.md)", "b.md", 1),
        ("!!! note\n    [a](b.md)", "b.md", 1),
        ("[js](javascript:x)", "javascript:x", 0),
        ("a[^1]\n\n[^1]: [a](b.md)", "b.md", 2),
        ("a[^1]\n\n[^1]: See\n    [a](b.md).", "b.md", 3),
    ],
)
def test_a_link_has_the_line_on_which_its_address_stands(
    markdown: str, link: str, line: int
) -> None:
    assert links(markdown) == [(link, line)]


@pytest.mark.parametrize(
    "markdown",
    [
        "`[a](b.md)`",
        "```\n[a](b.md)\n```",
        "~~~ markdown\n[a](b.md)\n~~~",
        "    [a](b.md)",
        "\\[a](b.md)",
        "[a] (b.md)",
        "[a](b c.md)",
        "<!-- [a](b.md) <img src=x> -->",
        "[r]: unused.md",
        "a[^1]\n\n[^1]: Ibid.",
    ],
)
def test_what_is_no_link_on_github_is_none(markdown: str) -> None:
    assert links(markdown) == []


def test_an_image_within_a_link_is_found_beside_it() -> None:
    assert read_notes("[![f](fig.png)](out.md)").references == [
        Reference("out.md", 0),
        Reference("fig.png", 0, is_image=True),
    ]


def test_html_has_its_lines() -> None:
    notes = read_notes("One <b>\n\n<div>\n<i>x</i>\n</div>\n\ntwo <script>")
    assert [(tag.name, tag.line) for tag in notes.tags if not tag.is_end] == [
        ("b", 0),
        ("div", 2),
        ("i", 3),
        ("script", 6),
    ]


def test_links_can_lead_to_headings_and_to_what_has_a_name() -> None:
    markdown = (
        "## Notes on `x`\n\nMore\n----\n\n## More\n\n"
        "<a name=here></a>\n\n<p id=there>\n\n## A {: #b }"
    )
    anchors = read_notes(markdown).anchors
    assert {"notes-on-x", "more", "more-1", "here", "there", "b"} <= anchors
    assert "notes" not in anchors


@pytest.mark.parametrize("opening", ["- ", "> ", "1. "])
def test_what_lies_too_deep_is_named_by_its_line(opening: str) -> None:
    def nested(depth: int) -> str:
        return "\n".join(
            f"{opening if opening == '> ' else '    '}" * n + f"{opening}a" for n in range(depth)
        )

    assert read_notes(nested(20)).too_deep is None
    found = read_notes(nested(400)).too_deep
    assert found is not None
    assert 20 < found <= MOST_LEVELS


def test_emphasis_lies_deep_as_well() -> None:
    assert read_notes("*a _b " * 30 + "_ *" * 30).too_deep is None
    assert read_notes("*a _b " * 400 + "_ *" * 400).too_deep == 0
