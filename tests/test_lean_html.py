"""Templates lose the bytes that nobody sees, and no others."""

import pytest

from paper_archive.publish.rendering.lean_html import lean


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>\n", "<ul><li>One<li>Two</ul>"),
        ('<p class="facts" id="a-1">', "<p class=facts id=a-1>"),
        ("<p>\nOne\n</p>", "<p>One</p>"),
    ],
)
def test_what_is_not_shown_is_left_out(source: str, made: str) -> None:
    assert lean(source) == made


@pytest.mark.parametrize(
    "source",
    [
        "<a>One</a>\n<a>Two</a>",
        "<p>One <b>two</b>\n<i>three</i></p>",
        "<pre>\n<p>\n\n  One\n</pre>",
        '<script>\nif (a) b = "c" ;\n</script>',
        '{% set a="b" %}{{ f(heading="h2") }}{# a="b" #}',
        '<a title="two words" href="a/b" alt="" data-a="{{ b }}">',
        '<script type="module" src="a.js"></script><link rel="stylesheet" href="a.css">',
    ],
)
def test_what_is_shown_or_meant_stays(source: str) -> None:
    assert lean(source) == source
