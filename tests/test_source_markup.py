"""Markup of sources is gone, and text that looks like markup stays."""

import pytest

from paper_archive.sources.field_values.markup import plain, plain_paragraphs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<i>in vivo</i> at p <0.05", "in vivo at p <0.05"),
        ("Let's <think> about a < b > c", "Let's <think> about a < b > c"),
        ("an <scp>R</scp> package", "an R package"),
        ('<span class="nocase">Sand</span><br/>Maps', "Sand Maps"),
        ("<fixed-case>BERT</fixed-case> &amp; more", "BERT & more"),
        ("&amp;amp; is &lt;b&gt;", "&amp; is <b>"),
        ("AT&T &copy; &nosuch;", "AT&T © &nosuch;"),
        ("<jats:italic>E. coli</jats:italic>", "E. coli"),
        ("<!-- note -->Sand<![CDATA[ & Maps]]>", "Sand & Maps"),
    ],
)
def test_markup_is_read_as_text(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_paragraphs_stay_apart() -> None:
    text = "<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two <b>x</b>.</jats:p>"
    assert plain_paragraphs(text).split("\n\n")[0] == "One."
    assert plain_paragraphs(text).rsplit("\n\n", maxsplit=1)[-1] == "Two x."
