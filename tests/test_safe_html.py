"""Which HTML notes may hold."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from builds import ROOT
from paper_archive.safe_html import TAGS, is_safe_address, safe_html, tags


def left_out(html: str) -> list[str]:
    return [part for tag in tags(html) for part in tag.left_out()]


def clean(html: str) -> str:
    return safe_html(html, lambda link: link)


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT src=x></SCRIPT>", "<script>"),
        ("<style>* { display: none }</style>", "<style>"),
        ("<meta http-equiv=refresh content=0>", "<meta>"),
        ("<base href='https://host.test/'>", "<base>"),
        ("<link rel=stylesheet href=x>", "<link>"),
        ("<iframe src=x></iframe>", "<iframe>"),
        ("<object data=x></object>", "<object>"),
        ("<embed src=x>", "<embed>"),
        ("<form action=x></form>", "<form>"),
        ("<button>x</button>", "<button>"),
        ("<textarea>x</textarea>", "<textarea>"),
        ("<svg onload=x></svg>", "<svg>"),
        ("<video src=x></video>", "<video>"),
        ("<b onclick=x>", "onclick of <b>"),
        ("<img src=x onerror=y>", "onerror of <img>"),
        ("<p style='position: fixed'>", "style of <p>"),
        ("<a href='javascript:x'>", 'href="javascript:x"'),
        ("<a href=' JaVa\tScript:x'>", 'href=" JaVa\tScript:x"'),
        ("<a href='data:text/html,x'>", 'href="data:text/html,x"'),
        ("<a href='&#106;avascript:x'>", 'href="javascript:x"'),
        ("<img src='data:image/png;base64,x'>", 'src="data:image/png;base64,x"'),
        ("<a href='magnet:x'>", 'href="magnet:x"'),
        ("<input type=text>", 'type="text"'),
        ("<div class='md-consent__overlay'>x</div>", 'class="md-consent__overlay"'),
        ("<p class='lead notice'>x</p>", 'class="lead notice"'),
    ],
)
def test_what_runs_or_loads_or_covers_the_page_is_left_out_and_named(html: str, named: str) -> None:
    assert left_out(html) == [named]
    shown = clean(f"{html}<p>after</p>")
    tree = LexborHTMLParser(shown)
    forbidden = "script, style, meta, base, link, iframe, object, embed, form, button, svg, video"
    assert not tree.css(f"{forbidden}, textarea, [style], [type=text]")
    words = ("onclick", "onerror", "onload", "javascript", "data:", "magnet")
    assert not any(word in shown for word in words)
    assert tree.css("p")[-1].text() == "after"


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="notes">Notes</h2>',
        '<p class="lead" dir="rtl" lang="ar" title="x">a <em>b</em> <strong>c</strong></p>',
        '<details open=""><summary>More</summary><p>a</p></details>',
        '<img alt="f" src="fig.png" width="20" height="10">',
        '<a href="https://host.test/?a=1&amp;b=2" hreflang="de">x</a>',
        '<a href="mailto:a@b.test">m</a>',
        "H<sub>2</sub>O and x<sup>2</sup> <kbd>Ctrl</kbd> <mark>m</mark> <del>d</del><br>",
        '<table><tbody><tr><td align="right" colspan="2">b</td></tr></tbody></table>',
        '<div class="admonition note"><p class="admonition-title">Note</p></div>',
        '<div class="highlight"><pre><code><span class="k">if</span></code></pre></div>',
        '<li class="task-list-item"><input type="checkbox" checked="" disabled=""> x</li>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<ol start="3"><li value="4">x</li></ol><dl><dt>a</dt><dd>b</dd></dl>',
        '<span aria-label="x" role="img">x</span>',
        '<p class="  two   spaces ">x</p>',
    ],
)
def test_what_formats_text_stays_as_it_is(html: str) -> None:
    assert left_out(html) == []
    assert LexborHTMLParser(clean(html)).html == LexborHTMLParser(html).html


def styles() -> list[Path]:
    """Return the stylesheets of the theme and of Material."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    material = Path(found.origin).parent / "templates/assets/stylesheets"
    return [*(ROOT / "site-theme/assets").rglob("*.css"), *material.glob("main*.css")]


@pytest.mark.parametrize("style", styles(), ids=lambda path: path.name)
def test_no_class_places_anything_in_front_of_the_page(style: Path) -> None:
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", style.read_text(encoding="utf-8"))
    placed = {
        name
        for selectors, declarations in rules
        if re.search(r"position:\s*fixed", declarations)
        for name in re.findall(r"\.([\w-]+)", selectors)
    }
    assert placed
    for name in placed - {"md-typeset"}:
        assert "class" not in clean(f'<p class="{name}">x</p>').replace('class=""', ""), name


def test_only_links_within_the_site_are_rewritten() -> None:
    html = '<a href="a.md">a</a><img src="b.png"><a href="https://host.test/">c</a>'
    assert safe_html(html, lambda link: f"x/{link}") == (
        '<a href="x/a.md">a</a><img src="x/b.png"><a href="https://host.test/">c</a>'
    )


def test_a_tag_has_the_line_on_which_it_stands() -> None:
    found = tags("a\n<b>x</b>\n\n<img\nsrc=x>")
    assert [(tag.name, tag.line, tag.is_end) for tag in found] == [
        ("b", 1, False),
        ("b", 1, True),
        ("img", 3, False),
    ]


def test_addresses_are_safe_by_their_scheme() -> None:
    for address in ("a.md", "//host.test", "#x", "", "https://host.test/'\"<>", "mailto:a@b.test"):
        assert is_safe_address(address), address
    for address in ("javascript:x", "vbscript:x", "data:x", "file:///etc", "x:y", "java\nscript:x"):
        assert not is_safe_address(address), address


@given(
    st.lists(
        st.sampled_from(
            [
                *("<", ">", '"', "'", "=", " ", "/", "a", "img", "script", "svg", "style", "math"),
                *("title", "onload", "href", "javascript:", "<!--", "-->", "<![CDATA[", "&#106;"),
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_no_text_becomes_a_tag_or_an_attribute_that_notes_may_not_hold(html: str) -> None:
    shown = clean(html)
    tree = LexborHTMLParser(f"<!doctype html><body>{shown}")
    assert tree.body is not None
    for node in tree.body.css("*"):
        assert node.tag in {*TAGS, "body", "tbody"}
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc", "srcset"}
            assert name not in {"href", "src"} or is_safe_address(value or "")
    assert clean(shown) == shown
