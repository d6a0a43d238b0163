import json
import re
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.publish import addresses, citing
from paper_archive.publish.names import Name, split_name
from paper_archive.text import clean
from strategies import PAPERS, TEXTS

PAGE: Final = "https://papers.test/papers/attention/"
FULL: Final = {
    "slug": "attention",
    "title": "Attention: 100% of $O(n^2)$ & more",
    "authors": ["Ashish Vaswani", "Émile van Gogh", "Ana Cruz Jr.", "Google, Inc.", "王伟"],
    "date": "2017-06-12",
    "venue": "NeurIPS 2017",
    "abstract": "Not for a citation.",
    "tags": ["transformers"],
    "ids": {"arxiv": "1706.03762", "doi": "https://doi.org/10.1000/a_b"},
    "links": {"code": "https://git.test/x", "pdf": "https://papers.test/a.pdf"},
}
TITLE_ONLY: Final = {"slug": "what", "title": "What?"}

PLAIN: Final = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def paper(fields: dict[str, Any] | None = None, **more: object) -> Paper:
    return admit({**(fields or TITLE_ONLY), **more}, Where("test"))


def depths(text: str) -> list[int]:
    """Return how deep in braces the end of each letter is, as BibTeX counts."""
    found, depth = [], 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        found.append(depth)
    return found


def bibtex_fields(entry: str) -> dict[str, str]:
    """Return the fields of an entry, by braces alone, as BibTeX reads them."""
    head, body = entry.split(",\n", 1)
    kind, key = head.removeprefix("@").split("{")
    fields = {"": kind, "key": key}
    while body != "}":
        name, rest = body.split(" = ", 1)
        if rest.startswith("{"):
            end = depths(rest).index(0) + 1
            value = rest[1 : end - 1]
        else:
            end = rest.index(",")
            value = rest[:end]
        assert rest[end : end + 2] == ",\n"
        assert name.strip() not in fields
        fields[name.strip()], body = value, rest[end + 2 :]
    return fields


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


def ris_lines(text: str) -> list[tuple[str, str]]:
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - .*", line) for line in text.split("\n"))
    return [(line[:2], line[6:]) for line in text.split("\n")]


def csl_item(text: str) -> dict[str, Any]:
    (item,) = json.loads(text)
    assert isinstance(item, dict)
    return item


def test_bibtex_says_all_that_is_known() -> None:
    assert bibtex_fields(citing.bibtex(paper(FULL), PAGE)) == {
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


def test_ris_says_all_that_is_known() -> None:
    assert ris_lines(citing.ris(paper(FULL), PAGE)) == [
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
        ("DB", "arXiv"),
        ("AN", "1706.03762"),
        ("DO", "10.1000/a_b"),
        ("UR", "https://doi.org/10.1000/a_b"),
        ("ER", ""),
    ]


def test_csl_json_says_all_that_is_known() -> None:
    assert csl_item(citing.csl_json(paper(FULL), PAGE)) == {
        "id": "attention",
        "type": "paper-conference",
        "title": "Attention: 100% of $O(n^2)$ & more",
        "author": [
            {"family": "Vaswani", "given": "Ashish"},
            {"family": "Gogh", "given": "Émile", "non-dropping-particle": "van"},
            {"family": "Cruz", "given": "Ana", "suffix": "Jr."},
            {"literal": "Google, Inc."},
            {"literal": "王伟"},
        ],
        "issued": {"date-parts": [[2017, 6, 12]]},
        "container-title": "NeurIPS 2017",
        "archive": "arXiv",
        "archive_location": "1706.03762",
        "DOI": "10.1000/a_b",
        "URL": "https://doi.org/10.1000/a_b",
    }


def test_plain_text_is_a_line_for_people() -> None:
    assert citing.plain_text(paper(FULL), PAGE) == (
        "Ashish Vaswani, Émile van Gogh, Ana Cruz Jr., Google, Inc., 王伟. "
        "Attention: 100% of O(n²) & more. NeurIPS 2017. 12 June 2017. https://doi.org/10.1000/a_b"
    )


def test_what_is_unknown_is_left_out() -> None:
    one = paper()
    assert bibtex_fields(citing.bibtex(one, "")) == {"": "misc", "key": "what", "title": "{What?}"}
    assert ris_lines(citing.ris(one, "")) == [
        *(("TY", "GEN"), ("ID", "what"), ("TI", "What?"), ("ER", "")),
    ]
    assert csl_item(citing.csl_json(one, "")) == {"id": "what", "type": "article", "title": "What?"}
    assert citing.plain_text(one, "") == "What?"


@pytest.mark.parametrize(
    ("date", "bibtex", "ris", "csl", "text"),
    [
        ("2024", ("2024", None, None), ("2024", None), [2024], "2024"),
        ("2024-05", ("2024", "may", None), ("2024", "2024/05//"), [2024, 5], "May 2024"),
        ("2024-05-02", ("2024", "may", "2"), ("2024", "2024/05/02/"), [2024, 5, 2], "2 May 2024"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    date: str, bibtex: object, ris: object, csl: object, text: str
) -> None:
    one = paper(date=date)
    entry, lines = bibtex_fields(citing.bibtex(one, "")), dict(ris_lines(citing.ris(one, "")))
    assert tuple(map(entry.get, ("year", "month", "day"))) == bibtex
    assert (lines.get("PY"), lines.get("DA")) == ris
    assert csl_item(citing.csl_json(one, ""))["issued"] == {"date-parts": [csl]}
    assert citing.plain_text(one, "") == f"What? {text}."


def test_every_format_is_there_with_its_file_and_its_kind() -> None:
    one = paper(FULL)
    found = citing.citations(one, PAGE)
    assert [each[:3] for each in found] == [
        ("BibTeX", "bib", "application/x-bibtex"),
        ("RIS", "ris", "application/x-research-info-systems"),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"),
        ("Text", "txt", "text/plain"),
    ]
    writers = (citing.bibtex, citing.ris, citing.csl_json, citing.plain_text)
    assert [each.text for each in found] == [write(one, PAGE) for write in writers]


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("Journal of Machine Learning Research", "journal"),
        ("IEEE Transactions on Robotics", "journal"),
        ("Transactions of the ACL", "journal"),
        ("Physical Review Letters", "journal"),
        ("Proceedings of the National Academy of Sciences", "journal"),
        ("Proceedings of the IEEE", "journal"),
        ("TMLR", "journal"),
        ("NeurIPS'23", "conference"),
        ("ICLR2024 (oral)", "conference"),
        ("Findings of EMNLP 2023", "conference"),
        ("Proceedings of the IEEE Symposium on Logic", "conference"),
        ("Workshop on Trees", "conference"),
        ("International Conference on Machine Learning", "conference"),
    ],
)
def test_a_venue_is_what_its_name_says(venue: str, kind: str) -> None:
    assert citing.venue_kind(venue) == kind


@pytest.mark.parametrize(
    "venue",
    [
        "",
        "arXiv",
        "Nature",
        "Miracle",
        "acl",
        "JMLR / ICML",
        "Journal of Physics: Conference Series",
    ],
)
def test_a_venue_in_doubt_is_neither(venue: str) -> None:
    assert citing.venue_kind(venue) == ""


@pytest.mark.parametrize(
    ("venue", "bibtex", "place", "ris", "csl"),
    [
        ("TMLR", "article", "journal", "JOUR", "article-journal"),
        ("ICML", "inproceedings", "booktitle", "CPAPER", "paper-conference"),
        ("Nature", "misc", "howpublished", "GEN", "article"),
    ],
)
def test_an_entry_is_of_the_kind_of_its_venue(
    venue: str, bibtex: str, place: str, ris: str, csl: str
) -> None:
    one = paper(venue=venue)
    entry, item = bibtex_fields(citing.bibtex(one, "")), csl_item(citing.csl_json(one, ""))
    lines = dict(ris_lines(citing.ris(one, "")))
    assert (entry[""], entry[place]) == (bibtex, venue)
    assert (lines["TY"], lines["T2"]) == (ris, venue)
    assert (item["type"], item["container-title"]) == (csl, venue)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"ids": {"arxiv": "2611.01230", "doi": "10.1000/1"}}, "https://doi.org/10.1000/1"),
        ({"ids": {"doi": "doi:10.1000/a{b}"}}, "https://doi.org/10.1000/a%7Bb%7D"),
        ({"ids": {"arxiv": "2611.01230"}}, "https://arxiv.org/abs/2611.01230"),
        ({"ids": {"openreview": "a b"}}, "https://openreview.net/forum?id=a%20b"),
        (
            {"links": {"code": "https://git.test/", "pdf": "https://x.test/%20a"}},
            "https://x.test/%20a",
        ),
        (
            {"links": {"code": "https://git.test/", "project": "https://x.test/é"}},
            "https://x.test/%C3%A9",
        ),
        ({"links": {"code": "https://git.test/"}}, PAGE),
        ({"ids": {"doi": "to come", "arxiv": "42138058"}}, PAGE),
        ({}, PAGE),
    ],
)
def test_the_address_is_the_best_that_is_known(fields: dict[str, Any], address: str) -> None:
    assert citing.best_address(paper(**fields), PAGE) == address


def test_what_only_looks_like_an_id_is_not_cited() -> None:
    one = paper(ids={"doi": "to come", "arxiv": "42138058"})
    assert (addresses.bare_doi(one), addresses.arxiv_id(one)) == ("", "")
    assert "42138058" not in citing.bibtex(one, "")


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
    assert bibtex_fields(citing.bibtex(paper(title=title), ""))["title"] == f"{{{tex}}}"


@pytest.mark.parametrize(
    "name",
    [
        *("Ashish Vaswani", "Vincent van Gogh", "Émile Zola", "Ömer de la Vallée", "Ana Cruz Jr."),
        *("Charles de la Vallée Poussin", "Jürgen Ünal III", "bell hooks", "OpenAI", "王伟"),
        *("Barnes and Noble, Inc.", "Smith, John", "A. {B} C", "The ~ Team"),
    ],
)
def test_bibtex_splits_a_name_as_we_do(name: str) -> None:
    (written,) = tokens(bibtex_fields(citing.bibtex(paper(authors=[name]), ""))["author"], " and ")
    assert Name(*map(untex, bibtex_name(written))) == split_name(name)


@given(PAPERS)
def test_bibtex_can_be_read_whatever_a_paper_holds(one: Paper) -> None:
    entry = bibtex_fields(citing.bibtex(one, PAGE))
    assert min(depths("".join(entry.values()))) >= 0
    assert ("author" in entry, "year" in entry) == (bool(one.authors), bool(one.date))
    names = tokens(entry["author"], " and ") if one.authors else []
    assert len(names) == len(one.authors)


@given(TEXTS.filter(lambda text: clean(text) and not re.search(r"[$\\]", text)))
def test_no_letter_of_a_title_is_lost_in_tex(title: str) -> None:
    entry = bibtex_fields(citing.bibtex(paper(title=title), ""))
    assert untex(entry["title"]) == clean(title)


@given(PAPERS)
def test_ris_has_a_line_for_each_fact_whatever_it_holds(one: Paper) -> None:
    lines = ris_lines(citing.ris(one, PAGE))
    tags = [tag for tag, _ in lines]
    assert (tags[0], tags[-1]) == ("TY", "ER")
    assert dict(lines)["TI"] == one.title
    assert tags.count("AU") <= len(one.authors)
    assert ("PY" in tags, "DA" in tags) == (bool(one.date), len(one.date) > len("2024"))


@given(st.text(), st.text())
def test_no_line_end_breaks_a_record(title: str, name: str) -> None:
    one = Paper(slug="x", title=f"a{title}", authors=(f"b{name}",), venue=f"c{name}")
    assert [tag for tag, _ in ris_lines(citing.ris(one, ""))] == [
        "TY",
        "ID",
        "TI",
        "AU",
        "T2",
        "ER",
    ]


@given(PAPERS)
def test_csl_json_holds_the_title_and_only_the_authors_there_are(one: Paper) -> None:
    item = csl_item(citing.csl_json(one, PAGE))
    assert item["title"] == one.title
    assert len(item.get("author", [])) == len(one.authors)
    assert ("issued" in item) == bool(one.date)


@given(PAPERS)
def test_plain_text_is_one_line(one: Paper) -> None:
    assert citing.plain_text(one, PAGE) == clean(citing.plain_text(one, PAGE))
