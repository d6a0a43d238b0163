from hypothesis import given
from hypothesis import strategies as st

from citation_readers import FULL, PAGE, paper, ris_lines
from paper_archive.paper import Paper
from paper_archive.publish.citations.ris import ris
from strategies import PAPERS


def test_ris_says_all_that_is_known() -> None:
    assert ris_lines(ris(paper(**FULL), PAGE)) == [
        ("TY", "CPAPER"),
        ("ID", "attention"),
        ("TI", "Attention: 100% of $O(n^2)$ & more"),
        ("AU", "Vaswani, Ashish"),
        ("AU", "van Gogh, Émile"),
        ("AU", "Cruz, Ana, Jr."),
        ("AU", "Google Inc."),
        ("AU", "王伟"),
        ("PY", "2017"),
        ("DA", "2017/06/12/"),
        ("T2", "NeurIPS 2017"),
        ("C3", "NeurIPS 2017"),
        ("DB", "arXiv"),
        ("AN", "1706.03762"),
        ("DO", "10.1000/a_b"),
        ("UR", "https://doi.org/10.1000/a_b"),
        ("ER", ""),
    ]


@given(PAPERS)
def test_ris_has_a_line_for_each_fact_whatever_it_holds(one: Paper) -> None:
    lines = ris_lines(ris(one, PAGE))
    tags = [tag for tag, _ in lines]
    assert (tags[0], tags[-1]) == ("TY", "ER")
    assert dict(lines)["TI"] == one.title
    assert tags.count("AU") <= len(one.authors) + one.has_more_authors
    assert ("PY" in tags, "DA" in tags) == (bool(one.date), len(one.date) > len("2024"))


@given(st.text(), st.text())
def test_no_line_end_breaks_a_record(title: str, name: str) -> None:
    one = Paper(
        slug="x", title=f"a{title}", authors=(f"b{name}",), venue=f"c{name}", type="article"
    )
    assert [tag for tag, _ in ris_lines(ris(one, ""))] == [
        "TY",
        "ID",
        "TI",
        "AU",
        "T2",
        "ER",
    ]
