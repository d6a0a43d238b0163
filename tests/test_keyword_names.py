"""A keyword that a source brought is shown as papers write it, though its tag is a slug."""

import pytest

from made_up import paper
from paper_archive.publish.keyword_names import keyword_name
from paper_archive.publish.site import site_of


@pytest.mark.parametrize(
    ("tag", "abstracts", "name"),
    [
        ("crispr", ["We edit genes with CRISPR."], "CRISPR"),
        ("rna-seq", ["By RNA-Seq.", "With RNA-Seq.", "And RNA seq."], "RNA-Seq"),
        ("mrna", ["Vaccines of mRNA."], "mRNA"),
        ("llm", ["Of LLMs, one LLM-based."], "LLM"),
        ("deep-learning", ["Deep learning is deep.", "We use deep learning."], "Deep learning"),
        ("schrodinger-equation", ["The Schrödinger equation."], "Schrödinger equation"),
        ("cat", ["CATEGORIES."], "Cat"),
        ("cat", ["BobCAT."], "Cat"),
        ("cat", ["BobCATs and CAT."], "CAT"),
        ("c-plus-plus", ["Compilers of C++."], "C++"),
        ("c-plus-plus", [""], "C++"),
        ("modern-c-plus-plus", ["In modern C++ and C."], "Modern C++"),
        ("f-sharp", [""], "F#"),
        ("f-sharp", ["Ballads in F sharp."], "F sharp"),
        ("dot-net-core", ["Ported to .NET Core."], ".NET Core"),
        ("深度学习", ["基于深度学习的方法"], "深度学习"),
        ("машинное-обучение", [""], "Машинное обучение"),
        ("მანქანა", [""], "მანქანა"),
        ("edges-sharp", [""], "Edges sharp"),
        ("graphs", [""], "Graphs"),
    ],
)
def test_a_keyword_has_the_usual_spelling_of_abstracts(
    tag: str, abstracts: list[str], name: str
) -> None:
    assert keyword_name(tag, [paper(abstract=each) for each in abstracts]) == name


@pytest.mark.parametrize(
    ("tag", "title", "name"),
    [
        ("crispr", "CRISPR in Bees", "CRISPR"),
        ("deep-learning", "Deep Learning for Bees", "Deep learning"),
        ("deep-learning", "DEEP LEARNING FOR BEES", "Deep learning"),
    ],
)
def test_titles_tell_the_spelling_where_no_abstract_does(tag: str, title: str, name: str) -> None:
    assert keyword_name(tag, [paper(title, abstract="Of bees.")]) == name


def test_the_site_shows_keywords_as_they_are_written() -> None:
    site = site_of([paper(abstract="By CRISPR.", tags=["crispr"])], [])
    assert site.topics["crispr"].name == "CRISPR"
