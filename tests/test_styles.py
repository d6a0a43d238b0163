"""Pages load as much of the theme's styles as they can use."""

from importlib.util import find_spec
from pathlib import Path

from paper_archive.publish.styles import MARKDOWN, OURS, TEXT, site_styles


def parts(sheet: str, ours: str = "", **written: str) -> tuple[str, str, str]:
    """Return the sheets of pages without Markdown, of plain Markdown, and of all Markdown."""
    files = site_styles(
        [sheet], ours, {name.replace("_", "."): text for name, text in written.items()}
    ).files
    return files[OURS], files[TEXT], files[MARKDOWN]


def test_a_rule_is_where_what_it_selects_can_be() -> None:
    sheet = (
        "a:hover,.md-typeset a{x:1}.md-typeset .note>p,.md-nav a{x:2}"
        ".highlight .k{x:3}#id{x:4}[dir=rtl] b{x:5}[data-md-color-primary=red] b{x:6}"
    )
    assert parts(sheet) == (
        "a:hover{x:1}[dir=rtl] b{x:5}",
        ".md-typeset a{x:1}",
        ".md-typeset a{x:1}.md-typeset .note>p{x:2}.highlight .k{x:3}#id{x:4}",
    )


def test_what_a_selector_may_or_must_not_be_is_not_needed() -> None:
    sheet = "a:not(.md-button,:is(.x)),:is(.md-nav,h1) b{x:1}a[title='.md-nav']{x:2}"
    assert parts(sheet) == (sheet, "", "")


def test_conditions_fonts_and_pages_are_kept_where_they_say_something() -> None:
    sheet = (
        "@media print{a{x:1}.md-nav{x:2}}@supports (x:y){.md-typeset p{x:3}}"
        "@page{margin:1in}@font-face{src:url(a.woff2)}"
    )
    base, text, _ = parts(sheet)
    assert base == "@media print{a{x:1}}@page{margin:1in}@font-face{src:url(a.woff2)}"
    assert text == "@supports (x:y){.md-typeset p{x:3}}"


def test_only_variables_and_animations_that_something_uses_are_there() -> None:
    sheet = (
        ":root{--a:var(--b);--b:1;--c:2;--d:3;--e:4}"
        "@keyframes spin{to{x:1}}@keyframes fade{to{x:2}}"
        "a{x:var(--a)}.md-typeset .note{x:var(--c);animation:fade 1s}"
    )
    base, text, markdown = parts(sheet, "b{x:var(--d)}")
    assert base == ":root{--a:var(--b);--b:1;--d:3}a{x:var(--a)}b{x:var(--d)}"
    assert text == ""
    assert markdown == (
        ":root{--c:2}@keyframes fade{to{x:2}}.md-typeset .note{x:var(--c);animation:fade 1s}"
    )


def test_what_a_person_names_is_there() -> None:
    sheet = ".md-button{x:1}.md-nav{x:2}:root{--a:1;--b:2;--c:3}"
    written = {
        "page_md": "[Go](x.md){ .md-button }",
        "own_css": "p{x:var( --a )}",
        "own_js": 'get("--b")',
    }
    base, _, markdown = parts(sheet, **written)
    assert (base, markdown) == (":root{--a:1;--b:2}", ".md-button{x:1}")


def test_classes_of_the_theme_in_templates_and_scripts_may_be_on_all_pages() -> None:
    for path, everywhere in (("x.md", False), ("x.css", False), ("x.html", True), ("x.js", True)):
        assert site_styles([], "", {path: "md-typeset"}).is_markdown_everywhere is everywhere
        assert not site_styles([], "", {path: "note"}).is_markdown_everywhere


def test_most_of_the_sheets_of_material_is_not_for_papers() -> None:
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "templates/assets/stylesheets"
    sheets = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))]
    files = site_styles(sheets, "", {}).files
    whole = sum(map(len, sheets))
    assert len(files[OURS]) < 0.03 * whole
    assert len(files[TEXT]) < 0.15 * whole
    assert len(files[MARKDOWN]) < 0.5 * whole
    for name in ("admonition", "highlight", "footnote", "tabbed-set", "task-list-item", "keys"):
        assert f".{name}" in files[MARKDOWN]
    assert not any(".md-header" in text or ".md-search" in text for text in files.values())
