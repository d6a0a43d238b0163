"""Notes as HTML."""

from collections.abc import Mapping, Sequence

import pytest
from markdown.extensions import Extension
from selectolax.lexbor import LexborHTMLParser

from paper_archive.errors import Where
from paper_archive.publish.paper_parts.github_blocks import GitHubBlocks
from paper_archive.publish.paper_parts.notes import render_notes

EXTENSIONS = (
    *("toc", "tables", "fenced_code", "admonition", "footnotes", "attr_list"),
    GitHubBlocks(),
)
PYMDOWN = ("toc", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tasklist", GitHubBlocks())
NO_OPTIONS: Mapping[str, Mapping[str, object]] = {}


def rendered(
    notes: str,
    extensions: Sequence[str | Extension] = EXTENSIONS,
    options: Mapping[str, Mapping[str, object]] = NO_OPTIONS,
) -> LexborHTMLParser:
    def link(address: str) -> str:
        return address if address.startswith("#") else f"x/{address}"

    return LexborHTMLParser(render_notes(notes, extensions, options, link, Where("a.md")))


@pytest.mark.parametrize(
    ("notes", "selector", "text"),
    [
        ("*a* **b**", "p em", "a"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "td[align=right]", "2"),
        ("```python\nif x: pass\n```", "pre code.language-python", "if x: pass"),
        ("!!! note\n    Careful.", ".admonition.note > .admonition-title", "Note"),
        ("A[^1].\n\n[^1]: The note.", ".footnote li[id='fn:1']", "The note.\xa0↩"),
        ("A[^1].\n\n[^1]: The note.", "sup[id='fnref:1'] a.footnote-ref[href='#fn:1']", "1"),
        ("A[^1].\n\n[^1]: The note.", "a.footnote-backref[href='#fnref:1']", "↩"),
        ("## A {: #b .c onclick=x }", "h2#b.c:not([onclick])", "A"),
        ("{{ config }} {% raw %}", "p", "{{ config }} {% raw %}"),
        ("<kbd>Ctrl</kbd> <script>x</script>", "p kbd", "Ctrl"),
    ],
)
def test_markdown_and_its_extensions_are_html(notes: str, selector: str, text: str) -> None:
    options = {"tables": {"use_align_attribute": True}}
    page = rendered(notes, options=options)
    found = page.css_first(selector)
    assert found is not None, page.html
    assert found.text().strip() == text
    assert not page.css("script, [style], [onclick]")


@pytest.mark.parametrize(
    ("notes", "selector"),
    [
        ("<details>\n<summary>S</summary>\n\n[x](y.md)\n\n</details>\n\nEnd.", "details p a"),
        ("<details><summary>S</summary>\n\n- [x](y.md)\n</details>", "details li a"),
        ("Text\n<div align=center>\n\n## A [x](y.md)\n\n</div>", "div[align] h2 a"),
        ("  <DIV>\n\n![x](y.md) [x](y.md)\n\n  </DIV>", "div p a"),
        ("<blockquote>\n \n*a* [x](y.md)\n\n</blockquote>", "blockquote p a"),
        ("<table><tr><td>\n\n[x](y.md)\n\n</td></tr></table>", "table td a"),
        ("<div>\n\n<div>\n\n[x](y.md)\n\n</div>\n\n</div>", "div div p a"),
        ("<!-- a\n\n[b](c.md)\n-->\n\n[x](y.md)", "p a"),
        ("<pre>\n<div>\n\n[b](c.md)\n</pre>\n\n[x](y.md)", "p a"),
        ("```html\n<div>\n\n[b](c.md)\n```\n\n[x](y.md)", "p a"),
        ("> <details>\n>\n> [x](y.md)\n>\n> </details>", "blockquote details a"),
        ("- a\n\n    <details>\n\n    [x](y.md)\n\n    </details>", "li details a"),
        ("<div>\n[b](c.md)\n\n[x](y.md)</div>", "div p a"),
    ],
)
def test_a_blank_line_ends_html_so_that_markdown_can_follow(notes: str, selector: str) -> None:
    for extensions in (EXTENSIONS, PYMDOWN, (*EXTENSIONS, "md_in_html")):
        page = rendered(notes, extensions)
        assert [node.attributes["href"] for node in page.css("a")] == ["x/y.md"], page.html
        assert page.css_first(selector) is not None, page.html


def test_html_with_the_attribute_markdown_is_read_by_the_extension_for_it() -> None:
    notes = "<div class=a markdown>\n*b*\n\n<div>\n\n</div>\n*c*\n</div>\n\nEnd."
    page = rendered(notes, (*EXTENSIONS, "md_in_html"))
    assert [node.text() for node in page.css("div.a em")] == ["b", "c"]


@pytest.mark.parametrize(
    "code",
    [
        "```\n<b> *a*\n````",
        "~~~ py\n<b> *a*\n~~~~~  ",
        "````\n<b> *a*\n```\n````",
        "```\n<b> *a*\n   ```",
    ],
)
def test_code_ends_with_a_fence_that_is_as_long_or_longer(code: str) -> None:
    for extensions in (EXTENSIONS, PYMDOWN):
        page = rendered(f"{code}\n\n[x](y.md)", extensions)
        (found,) = page.css("pre code")
        assert "<b> *a*" in found.text()
        assert page.css_first("p a") is not None


def test_code_that_is_not_closed_ends_with_the_page() -> None:
    page = rendered("Text.\n\n```\n*a*\n\n<div>\n\n[x](y.md)")
    (code,) = page.css("pre code")
    assert code.text().strip() == "*a*\n\n<div>\n\n[x](y.md)"
    assert page.css_first("a, em") is None


def test_code_has_colours_and_tasks_have_boxes() -> None:
    page = rendered("```python\nif x: pass\n```\n\n- [x] done\n- [ ] to do", PYMDOWN)
    assert page.css_first(".highlight pre code span.k") is not None
    boxes = page.css("li.task-list-item input[type=checkbox][disabled]")
    assert ["checked" in box.attributes for box in boxes] == [True, False]


def test_formulas_keep_what_means_something_else_in_markdown() -> None:
    html = rendered(r"A norm $\|a_1\|_2$ of $a*b*c$, `$x_1$`, and *$5* and $10.")
    assert [each.text() for each in html.css("math")] == ["‖a1‖2", "a*b*c"]
    assert [each.text() for each in html.css("code")] == ["$x_1$"]
    assert [each.text() for each in html.css("em")] == ["$5"]


def test_a_formula_that_cannot_be_converted_is_shown_as_it_was_written() -> None:
    html = rendered("$$\na < b \\\\ \\unknown{c}\n$$")
    assert [each.text() for each in html.css("code.tex")] == ["$$\na < b \\\\ \\unknown{c}\n$$"]


def test_formulas_in_a_heading_and_in_a_link_are_shown_there() -> None:
    html = rendered("## Of $n^2$ steps\n\n[at $x_1$](https://host.test/)")
    assert html.css_first("h2 math msup")
    assert html.css_first("a math msub")


def test_links_within_the_site_are_rewritten_however_they_are_written() -> None:
    notes = "[a](b.md) ![f](f.png 'T') [r] <a href='c.md'>c</a> <img src=g.png>\n\n[r]: d.md"
    page = rendered(notes)
    assert [node.attributes["href"] for node in page.css("a")] == ["x/b.md", "x/d.md", "x/c.md"]
    assert [node.attributes["src"] for node in page.css("img")] == ["x/f.png", "x/g.png"]


def test_links_to_other_sites_stay() -> None:
    page = rendered("[a](https://host.test/?b=1&c) <https://host.test> <a@b.test>")
    assert [node.attributes["href"] for node in page.css("a")] == [
        "https://host.test/?b=1&c",
        "https://host.test",
        "mailto:a@b.test",
    ]


def test_headings_have_the_anchors_that_they_have_on_github() -> None:
    page = rendered("## Über `x`: 2 + 2\n\n## Notes\n\n## Notes")
    assert [node.attributes["id"] for node in page.css("h2")] == [
        "über-x-2--2",
        "notes",
        "notes-1",
    ]


def test_the_headings_of_one_page_do_not_number_those_of_another() -> None:
    for _ in range(2):
        assert rendered("## Notes").css_first("#notes") is not None


def test_a_table_of_contents_keeps_its_options() -> None:
    page = rendered("## Notes", options={"toc": {"permalink": "¶"}})
    assert page.css_first("h2 a.headerlink[href='#notes']") is not None


def test_hostile_html_within_markdown_is_left_out() -> None:
    notes = (
        "<style>*{}</style>\n\n<iframe src=x></iframe>\n\n[a](javascript:x) [b](<data:x>)\n\n"
        "![c](javascript:x) <p style='position:fixed'>d</p>\n\n"
        "<meta http-equiv=refresh><base href=x>"
    )
    page = rendered(notes)
    assert not page.css("style, iframe, meta, base, [style], [href], [src]")
    assert page.body is not None
    assert " ".join(page.body.text().split()) == "a b d"
