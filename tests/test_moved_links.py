"""Links in Markdown that lead to the same files when a page or they move."""

import pytest

from paper_archive.archive.links.moved_links import move_links

NEW = {"a.md": "../b/a.md", "a.md#x": "../b/a.md#x", "gone/": None, "my fig.png": "my%20fig.png"}


def moved(markdown: str) -> tuple[str, list[str]]:
    text, unmoved = move_links(markdown, lambda link: NEW.get(link, link))
    return text, [each.link for each in unmoved]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("See [a](a.md).", "See [a](../b/a.md)."),
        ("![a](a.md) and [b](b.md)", "![a](../b/a.md) and [b](b.md)"),
        ('[a](a.md "a.md") [a](a.md#x)', '[a](../b/a.md "a.md") [a](../b/a.md#x)'),
        ("[a](<my fig.png>)", "[a](<my%20fig.png>)"),
        ("[a][1]\n\n[1]: a.md 'A'\n", "[a][1]\n\n[1]: ../b/a.md 'A'\n"),
        ("[two\nlines](a.md)\n", "[two\nlines](../b/a.md)\n"),
        ('<a href="a.md">x</a>', '<a href="../b/a.md">x</a>'),
        ("<img src='a.md'>\n", "<img src='../b/a.md'>\n"),
        ("[![a](a.md)](a.md)", "[![a](../b/a.md)](../b/a.md)"),
        ("| [a](a.md) | b |\n|---|---|\n", "| [a](../b/a.md) | b |\n|---|---|\n"),
        ("> - [a](a.md)", "> - [a](../b/a.md)"),
        ("All [of it](gone/), yes.", "All of it, yes."),
        ("[a]( gone/ 'title' )!", "a!"),
        ("`[a](b.md)` is code", "`[a](b.md)` is code"),
    ],
)
def test_a_link_is_changed_where_it_is_written(old: str, new: str) -> None:
    assert moved(old) == (new, [])


@pytest.mark.parametrize("text", ["`[a](a.md)` then [a](a.md)", "[*x* [y]](gone/)"])
def test_what_cannot_be_changed_for_certain_stays_and_is_named(text: str) -> None:
    unchanged, unmoved = moved(text)
    assert unchanged == text
    assert unmoved


def test_text_without_links_stays_as_it_is() -> None:
    text = "a.md\n\n    [a](a.md)\n\n```\n[a](a.md)\n```\n"
    assert moved(text) == (text, [])
