"""Text between tags."""

from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from paper_archive.publish.markup import between_tags
from paper_archive.text import clean
from strategies import TEXTS


@given(TEXTS)
def test_what_stands_between_tags_is_read_as_it_was_written(text: str) -> None:
    text = clean(text)
    page = LexborHTMLParser(f"<body><p>{between_tags(text)}</p>")
    (shown,) = page.css("p")
    assert len(page.css("body *")) == 1
    assert shown.text().split() == text.split()


def test_quotes_stay_as_they_are() -> None:
    assert between_tags('"it\'s" <b> & c') == '"it\'s" &lt;b&gt; &amp; c'
