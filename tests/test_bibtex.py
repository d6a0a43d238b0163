import re
from typing import Final

import pytest
from hypothesis import given

from citation_readers import FULL, PAGE, bibtex_fields, depths, paper
from paper_archive.names import Name, split_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.text import clean
from strategies import PAPERS, TEXTS

PLAIN: Final = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def tokens(text: str, separator: str) -> list[str]:
    """Return the parts between separators outside braces."""
    parts, begin, depth = [], 0, depths(text)
    for found in re.finditer(separator, text):
        if depth[found.start()] == 0:
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def is_von(token: str) -> bool:
    """Tell what BibTeX takes for a particle: its first letter of ASCII outside braces is small."""
    shallow = [c for c, depth in zip(token, depths(token), strict=True) if depth == 0]
    return next((c.islower() for c in shallow if c.isascii() and c.isalpha()), False)


def bibtex_name(name: str) -> Name:
    """Return the parts of a name as BibTeX's own procedure finds them."""
    *before, rest = tokens(name, ", ")
    words = tokens(before[0] if before else rest, "[ ~]")
    von = [number for number, word in enumerate(words[:-1]) if is_von(word)]
    end = von[-1] + 1 if von else 0
    if before:
        suffix = before[1] if len(before) > 1 else ""
        return Name(" ".join(words[end:]), rest, " ".join(words[:end]), suffix)
    if len(words) == 1:
        return Name(literal=name)
    begin, end = (von[0], end) if von else (len(words) - 1, len(words) - 1)
    return Name(" ".join(words[end:]), " ".join(words[:begin]), " ".join(words[begin:end]))


def untex(text: str) -> str:
    """Return what TeX prints of a text without formulas."""
    text = re.sub(r"\\(text\w+)\{\}", lambda found: f"\0{found[1]}\0", text)
    text = re.sub(r"\\([&%#_$])", r"\1", text)
    text = re.sub("[{}]", "", text)
    return re.sub("\0(\\w+)\0", lambda found: PLAIN[found[1]], text)


def test_bibtex_says_all_that_is_known() -> None:
    assert bibtex_fields(bibtex(paper(**FULL), PAGE)) == {
        "": "inproceedings",
        "key": "attention",
        "title": r"{Attention: 100\% of $O(n^2)$ \& more}",
        "author": "Ashish Vaswani and van Gogh, Émile and Cruz, Jr., Ana and {Google, Inc.}"
        " and {王伟}",
        "year": "2017",
        "month": "jun",
        "day": "12",
        "booktitle": "NeurIPS 2017",
        "eprint": "1706.03762",
        "archivePrefix": "arXiv",
        "doi": "10.1000/a_b",
        "url": "https://doi.org/10.1000/a_b",
    }


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("a_b ~ c^d #1 \\x", r"a\_b \textasciitilde{} c\textasciicircum{}d \#1 \textbackslash{}x"),
        ("{a", r"\textbraceleft{}a"),
        ("from $5 to $10", r"from \$5 to \$10"),
        ("$x_{1}$ of 5%", r"$x_{1}$ of 5\%"),
        (r"up to $5%$ of $\{x$", r"up to $5\%$ of $\lbrace x$"),
        (r"$\frac{a$", r"\$\textbackslash{}frac\textbraceleft{}a\$"),
    ],
)
def test_tex_prints_a_title_as_it_stands(title: str, tex: str) -> None:
    assert bibtex_fields(bibtex(paper(title=title), ""))["title"] == f"{{{tex}}}"


@pytest.mark.parametrize(
    "name",
    [
        *("Ashish Vaswani", "Vincent van Gogh", "Émile Zola", "Ömer de la Vallée", "Ana Cruz Jr."),
        *("Charles de la Vallée Poussin", "Jürgen Ünal III", "bell hooks", "OpenAI", "王伟"),
        *("Barnes and Noble, Inc.", "Smith, John", "A. {B} C", "The ~ Team"),
    ],
)
def test_bibtex_splits_a_name_as_we_do(name: str) -> None:
    (written,) = tokens(bibtex_fields(bibtex(paper(authors=[name]), ""))["author"], " and ")
    assert Name(*map(untex, bibtex_name(written))) == split_name(name)


@given(PAPERS)
def test_bibtex_can_be_read_whatever_a_paper_holds(one: Paper) -> None:
    entry = bibtex_fields(bibtex(one, PAGE))
    assert min(depths("".join(entry.values()))) >= 0
    assert ("author" in entry, "year" in entry) == (bool(one.authors), bool(one.date))
    names = tokens(entry["author"], " and ") if one.authors else []
    assert len(names) == len(one.authors)


@given(TEXTS.filter(lambda text: clean(text) and not re.search(r"[$\\]", text)))
def test_no_letter_of_a_title_is_lost_in_tex(title: str) -> None:
    entry = bibtex_fields(bibtex(paper(title=title), ""))
    assert untex(entry["title"]) == clean(title)
