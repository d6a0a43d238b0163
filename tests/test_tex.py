r"""TeX of bibliographies becomes Unicode; formulas, and what is not TeX, stay as they are."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.sources.field_values.tex import from_tex


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"Erd{\H o}s and P{\'{o}}lya", "Erdős and Pólya"),
        (r"Fran\c{c}ois, Fran\c cois, {\'\i}le, \'{\i}", "François, François, íle, í"),
        (r"Fran\ccois", "François"),
        (r"\v{S}koda {\v s} \u{g} \d{a} \k{e} \r{u}", "Škoda š ğ ạ ę ů"),
        (r"T\"opfer, \"{O}zge, {\"u}ber, \"\i", "Töpfer, Özge, über, ï"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"S{\~a}o, \~n, \^{}, \~{}", "São, ñ, ^, ~"),
        (r"Wei{\ss}, \O{}rsted, \L ukasz, \AA ngstr\"om", "Weiß, Ørsted, Łukasz, Ångström"),
        (r"\emph{in vivo}, {\it word}, \textbf{bold}", "in vivo, word, bold"),
        ("``deep'' -- nets --- ok", "“deep” – nets — ok"),
        (r"90\% Q\&A a\_b \$5 C\# \{x\}", "90% Q&A a_b $5 C# {x}"),
        (r"\url{http://x.org/a_b}", "http://x.org/a_b"),
        (r"\href{http://x.org}{text}", "text"),
        (r"{Representing} {S}cenes", "Representing Scenes"),
        (r"\noopsort{1973}Second", "Second"),
        (r"J.~P.~Serre", "J. P. Serre"),
        (r"5\textsuperscript{th}, \alpha-divergence", "5th, α-divergence"),
        (r"{\LaTeX} is, \LaTeX\ is", "LaTeX is, LaTeX is"),
        (r"\ie and \etal", "i.e. and et al."),
        (r"\enquote{Deep} \enquote*{nets}", "“Deep” ‘nets’"),
        (r"\texorpdfstring{$\alpha$}{alpha}-decay", r"$\alpha$-decay"),
        (r"\texorpdfstring{{\'E}t\'e} {Ete}, {\texorpdfstring{\textbf{A}}{B}}", "Été, A"),
        (r"Milovanovi\ifmmode \acute{c}\else \'{c}\fi{}, A", "Milovanović, A"),
        (r"\ifmmode \check{Z}\else \v{Z}\fi i\ifmmode\check{c}\else\v{c}\fi{} B", "Žič B"),
        (r"\ifmmode x and \texorpdfstring{a}", r"\ifmmode x and a"),
    ],
)
def test_what_bibliographies_write_in_tex_is_read(tex: str, text: str) -> None:
    assert from_tex(tex) == text


@pytest.mark.parametrize("text", [r"$\alpha$-divergence", r"$x_{i}^{2}$", r"\(\mathbf{x}\)"])
def test_a_formula_stays_as_it_is(text: str) -> None:
    assert from_tex(text) == text


def test_a_command_that_nobody_knows_leaves_its_argument_or_stays() -> None:
    assert from_tex(r"\system{BERT} and \foo") == r"BERT and \foo"


@given(
    st.text("abc éß中.,;:()[]'\"<>&%#_@/=+-1 \n").filter(lambda text: not re.search("--|,,", text))
)
def test_text_without_tex_stays_as_it_is(text: str) -> None:
    text = unicodedata.normalize("NFC", text).replace("''", "'")
    assert from_tex(text) == text


@given(st.text("\\{}'`^\"~abiocHvut $-?! é\n", max_size=60))
def test_no_text_is_too_broken_to_be_read(text: str) -> None:
    assert isinstance(from_tex(text), str)


@pytest.mark.parametrize(
    "part", [r"\'{", r"\href{", r"\texorpdfstring{", r"\ifmmode", r"{\v ", "\\'", "`", "{", r"\'\'"]
)
def test_deep_and_broken_tex_takes_no_more_than_its_length(part: str) -> None:
    assert len(from_tex(part * 20_000)) <= len(part) * 20_000
