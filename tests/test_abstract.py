"""The abstract on the page of a paper."""

from paper_archive.publish.paper_parts.abstract import abstract


def test_an_address_becomes_a_link_and_the_text_stays() -> None:
    assert abstract("Code: https://github.com/a/b_c. <b> N^2.") == (
        'Code: <a href="https://github.com/a/b_c">https://github.com/a/b_c</a>. &lt;b&gt; '
        "<math><msup><mi>N</mi><mn>2</mn></msup></math>."
    )


def test_an_address_without_a_scheme_is_shown_as_it_is_written() -> None:
    assert abstract(r"See github.com/a/b\_c now") == (
        'See <a href="https://github.com/a/b_c">github.com/a/b_c</a> now'
    )


def test_no_address_can_bring_in_markup_or_a_script() -> None:
    shown = abstract("javascript:alert(1) https://x.org/\"><script> http://x.org/'onclick=")
    assert "<script" not in shown
    assert 'href="javascript' not in shown
    assert shown.count("<a ") == shown.count("</a>")


def test_a_text_without_an_address_is_as_elsewhere() -> None:
    assert abstract("No <address>.") == "No &lt;address&gt;."
