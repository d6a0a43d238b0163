from hypothesis import given

from citation_readers import FULL, PAGE, paper
from paper_archive.paper import Paper
from paper_archive.text import clean
from plain_text import plain_text
from strategies import PAPERS


def test_plain_text_is_a_line_for_people() -> None:
    assert plain_text(paper(**FULL), PAGE) == (
        "Ashish Vaswani, Émile van Gogh, Ana Cruz Jr., Google, Inc., 王伟. "
        "Attention: 100% of O(n²) & more. NeurIPS 2017. 12 June 2017. https://doi.org/10.1000/a_b"
    )


@given(PAPERS)
def test_plain_text_is_one_line(one: Paper) -> None:
    assert plain_text(one, PAGE) == clean(plain_text(one, PAGE))
