"""Identifiers and addresses of papers that are pasted into the search box."""

from typing import Final

import pytest

from engine import Engine, Search
from made_up import paper
from paper_archive.identifiers import normal_form
from search_papers import OTHERS, Open

pytest_plugins = ("search_fixtures",)

S2: Final = "204e3073870fae3d05bcbc2f6a8e263d9b72e776"
HELD: Final = {
    "arxiv": {"arxiv": "1706.03762"},
    "old-arxiv": {"arxiv": "hep-th/9901001"},
    "older-arxiv": {"arxiv": "cs.CL/0112017"},
    "early-arxiv": {"arxiv": "0704.0001"},
    "doi": {"doi": "10.1145/3292500.3330701"},
    "odd-doi": {"doi": "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"},
    "server-doi": {"doi": "10.1101/2020.03.01.123456"},
    "openreview": {"openreview": "rJl-b3RcF7"},
    "acl": {"acl": "P19-1001"},
    "new-acl": {"acl": "2020.acl-main.1"},
    "acl-doi": {"doi": "10.18653/v1/D19-1002"},
    "pmid": {"pmid": "12345678"},
    "pmcid": {"pmcid": "PMC1234567"},
    "isbn": {"isbn": "9780262035613"},
    "openalex": {"openalex": "W2741809807"},
    "s2": {"s2": S2},
    "corpus": {"s2": "CorpusId:13756489"},
}
LINKED: Final = {
    "linked": {"page": "https://arxiv.org/abs/2301.00001v1"},
    "elsewhere": {"code": "https://github.com/a/2302.00002"},
}


@pytest.fixture(scope="module")
def shelf(engine: Engine) -> Search:
    """Return the search of papers with identifiers, among others with the words around them."""
    papers = [paper(f"Bees {slug}", slug=slug, ids=ids) for slug, ids in HELD.items()]
    papers += [paper(f"Wasps {slug}", slug=slug, links=links) for slug, links in LINKED.items()]
    around = "arXiv preprint PMID DOI ISBN abs pdf html org https www forum id content article"
    papers += [paper(f"{around} {n}", slug=f"noise-{n}", abstract=around) for n in range(12)]
    return engine.open([*papers, *OTHERS])


SPELLINGS: Final = {
    "arxiv": [
        *("1706.03762", "1706.03762v5", "arXiv:1706.03762", "arXiv:1706.03762v5 [cs.CL]"),
        *("arXiv: 1706.03762", "arXiv 1706.03762", "ARXIV:1706.03762", "arxiv.1706.03762"),
        *("arXiv preprint arXiv:1706.03762", "(arXiv:1706.03762)", "[1706.03762]", "1706.03762."),
        *("https://arxiv.org/abs/1706.03762", "http://arxiv.org/abs/1706.03762v5", "<1706.03762>"),
        *("arxiv.org/pdf/1706.03762v5.pdf", "https://www.arxiv.org/pdf/1706.03762#page=3"),
        *("https://export.arxiv.org/abs/1706.03762", "https://arxiv.org/html/1706.03762v7/"),
        *("https://ar5iv.labs.arxiv.org/html/1706.03762", "https://ar5iv.org/abs/1706.03762"),
        *("https://www.alphaxiv.org/overview/1706.03762v7", "alphaxiv.org/abs/1706.03762"),
        *("https://huggingface.co/papers/1706.03762", "https://scirate.com/arxiv/1706.03762"),
        *("https://www.semanticscholar.org/arxiv/1706.03762", "10.48550/arXiv.1706.03762"),
        *(
            "https://doi.org/10.48550/arXiv.1706.03762",
            "https://doi.org/10.48550%2FarXiv.1706.03762",
        ),
        *("https://papers.cool/arxiv/1706.03762?x=1", '"1706.03762"', "  1706.03762\n"),
        *("\ufeff1706.03762\u200b", "１７０６．０３７６２", "HTTPS://ARXIV.ORG/ABS/1706.03762"),
    ],
    "old-arxiv": [
        *("hep-th/9901001", "arXiv:hep-th/9901001v2", "https://arxiv.org/abs/hep-th/9901001"),
        *("https://arxiv.org/pdf/hep-th/9901001v3.pdf", "HEP-TH/9901001", "(hep-th/9901001)"),
    ],
    "older-arxiv": ["cs/0112017", "cs.CL/0112017", "arXiv:cs/0112017v1 [cs.CL]"],
    "early-arxiv": ["0704.0001", "arxiv.org/abs/0704.0001v2"],
    "doi": [
        *("10.1145/3292500.3330701", "doi:10.1145/3292500.3330701", "DOI 10.1145/3292500.3330701"),
        *("https://doi.org/10.1145/3292500.3330701", "http://dx.doi.org/10.1145/3292500.3330701"),
        *("https://doi.org/10.1145%2F3292500.3330701", "10.1145/3292500.3330701."),
        *("https://dl.acm.org/doi/10.1145/3292500.3330701", "urn:doi:10.1145/3292500.3330701"),
        *("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true",),
        *("https://dl.acm.org/doi/abs/10.1145/3292500.3330701/", "[doi:10.1145/3292500.3330701]"),
        "https://example.org/?doi=10.1145/3292500.3330701&lang=en",
    ],
    "odd-doi": [
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
        "(10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O)",
    ],
    "server-doi": [
        "https://www.biorxiv.org/content/10.1101/2020.03.01.123456v2.full.pdf",
        "https://www.medrxiv.org/content/10.1101/2020.03.01.123456v1",
    ],
    "openreview": [
        *("https://openreview.net/forum?id=rJl-b3RcF7", "openreview.net/pdf?id=rJl-b3RcF7"),
        *("https://openreview.net/forum?id=rJl-b3RcF7&noteId=S1x-aaaaaa", "rJl-b3RcF7"),
        "https://openreview.net/forum?noteId=S1x-aaaaaa&id=rJl-b3RcF7#discussion",
    ],
    "acl": [
        *("P19-1001", "p19-1001", "https://aclanthology.org/P19-1001/", "ACL:P19-1001"),
        *("https://www.aclweb.org/anthology/P19-1001.pdf", "10.18653/v1/P19-1001"),
        "https://aclweb.org/anthology/papers/P/P19/P19-1001/",
    ],
    "new-acl": [
        *("2020.acl-main.1", "https://aclanthology.org/2020.acl-main.1.pdf"),
        "https://doi.org/10.18653/v1/2020.acl-main.1",
    ],
    "acl-doi": ["https://aclanthology.org/D19-1002", "D19-1002", "10.18653/V1/D19-1002"],
    "pmid": [
        *("PMID: 12345678", "PMID 12345678", "pmid:12345678", "12345678"),
        *("https://pubmed.ncbi.nlm.nih.gov/12345678/", "www.ncbi.nlm.nih.gov/pubmed/12345678"),
        "https://europepmc.org/article/MED/12345678",
    ],
    "pmcid": [
        *("PMC1234567", "PMCID: PMC1234567", "pmc1234567"),
        *("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/",),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/pdf/x.pdf",
    ],
    "isbn": [
        "978-0-262-03561-3",
        "ISBN 9780262035613",
        "ISBN 0-262-03561-8",
        "ISBN-13: 9780262035613",
    ],
    "openalex": ["W2741809807", "https://openalex.org/W2741809807"],
    "s2": [S2, f"https://www.semanticscholar.org/paper/Attention-is-All/{S2}", f"s2:{S2}"],
    "corpus": ["CorpusID:13756489", "Corpus ID: 13756489"],
    "linked": ["2301.00001", "https://arxiv.org/pdf/2301.00001"],
}


@pytest.mark.parametrize("slug", SPELLINGS)
def test_an_identifier_brings_its_paper_however_it_is_written(shelf: Search, slug: str) -> None:
    answers = shelf.answers(SPELLINGS[slug])
    found = {text: each.hits for text, each in zip(SPELLINGS[slug], answers, strict=True)}
    assert found == {text: [slug] for text in SPELLINGS[slug]}
    assert [each.reading for each in answers if "no paper" in each.reading] == []


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("1706.03763", "arXiv:1706.03763"),
        ("https://arxiv.org/abs/1706.03763v2", "arXiv:1706.03763"),
        ("https://arxiv.org/abs/math.GT/0309136", "arXiv:math/0309136"),
        ("10.1145/3292500", "DOI 10.1145/3292500"),
        ("https://doi.org/10.1145%2F3292500", "DOI 10.1145/3292500"),
        ("https://openreview.net/forum?id=rJl-b3RcF8", "OpenReview rJl-b3RcF8"),
        ("https://aclanthology.org/P19-1002/", "ACL P19-1002"),
        ("PMID: 12345679", "PMID 12345679"),
        ("PMC1234568", "PMC1234568"),
        ("978-0-262-03562-0", "ISBN 9780262035620"),
        ("https://openalex.org/W1", ""),
        ("rJl-b3RcF8", ""),
        ("12345679", ""),
        ("1706.03762 1706.03763", "arXiv:1706.03763"),
        ("bees -1706.03763", "arXiv:1706.03763"),
    ],
)
def test_an_identifier_that_no_paper_has_is_said(shelf: Search, query: str, missing: str) -> None:
    reading = shelf.answer(query).reading
    assert ("no paper in this archive has" in reading) == bool(missing)
    assert missing in reading
    if missing:
        assert "not found" not in reading
    for letter in ("%", "//"):
        assert letter not in reading or not missing


def test_an_identifier_that_no_paper_has_shows_no_other_papers(shelf: Search) -> None:
    for query in (
        "https://arxiv.org/abs/1706.03763",
        "arXiv:1706.03763",
        "https://doi.org/10.1000/x",
    ):
        answer = shelf.answer(query)
        assert (answer.hits, answer.summary) == ([], "No papers found"), query
    assert shelf.answer("https://arxiv.org/abs/1706.03763").partial == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Wasps linked arXiv:1706.03762v5 [cs.CL] 12 Jun 2017", "arxiv"),
        ("A. Vaswani (2017). Attention. https://doi.org/10.1145/3292500.3330701", "doi"),
        ("abs pdf html 1706.03762", "arxiv"),
    ],
)
def test_the_paper_of_an_identifier_comes_before_those_of_the_words(
    shelf: Search, query: str, first: str
) -> None:
    answer = shelf.answer(query)
    assert (answer.hits + answer.partial)[0] == first


def test_several_identifiers_bring_all_their_papers(shelf: Search) -> None:
    for query in (
        "1706.03762 hep-th/9901001",
        "1706.03762, hep-th/9901001",
        "arXiv:1706.03762\narXiv:hep-th/9901001v1",
        "1706.03762 OR hep-th/9901001",
        "https://arxiv.org/abs/1706.03762; https://arxiv.org/abs/hep-th/9901001",
    ):
        assert set(shelf.hits(query)) == {"arxiv", "old-arxiv"}, query


def test_an_identifier_can_be_excluded(shelf: Search) -> None:
    assert "arxiv" not in shelf.hits("bees -1706.03762")
    assert {*HELD} - {*shelf.hits("title:bees NOT arXiv:1706.03762")} == {"arxiv"}


def test_a_paper_that_only_quotes_an_identifier_comes_after_it(archive: Open) -> None:
    quoting = paper("Notes", slug="quoting", abstract="We follow 1706.03762 in all.")
    assert archive(quoting, *OTHERS).hits("1706.03762") == ["quoting"]
    having = paper("Attention", slug="having", ids={"arxiv": "1706.03762"})
    assert archive(quoting, having, *OTHERS).hits("1706.03762") == ["having", "quoting"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Results of 2017.10.12", "2017.10.12"),
        ("BERT4Rec-Plus for Bees", "BERT4Rec-Plus"),
        ("Release 1713.03762 of the Corpus", "1713.03762"),
        ("Release 1706.0376 of the Corpus", "1706.0376"),
        ("DOI Resolution in 2020", "DOI 2020"),
        ("ACL 2020 in Numbers", "ACL 2020"),
        ("A Corpus ID Scheme", "corpus id scheme"),
        ("Bees and/or Wasps 12/1234567", "and/or 12/1234567"),
        ("https://example.org in 2020", "https://example.org"),
    ],
)
def test_what_only_looks_like_an_identifier_is_searched_as_words(
    archive: Open, title: str, query: str
) -> None:
    answer = archive(*OTHERS, paper(title, slug="wanted")).answer(query)
    assert answer.hits == ["wanted"]
    assert "this archive" not in answer.reading


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        *(("arxiv", text) for text in ("1706.03762v5", "arXiv:cs.CL/0112017", "1412.9999")),
        *(("doi", text) for text in ("10.1000/A_B", "doi:10.1000.10/123", "10.1000/182).")),
        *(("acl", text) for text in ("p19-1001", "2022.findings-acl.12")),
        *(
            ("isbn", text)
            for text in ("ISBN 0-262-03561-8", "ISBN 0-8044-2957-X", "978-0-262-03561-3")
        ),
        *(("openalex", "w2741809807"), ("pmcid", "pmc1234567"), ("s2", f"s2:{S2}")),
    ],
)
def test_queries_and_papers_have_one_normal_form(engine: Engine, scheme: str, text: str) -> None:
    (query,) = engine.ask("queries", texts=[text])
    (clause,) = query["clauses"]
    text = text.removeprefix("s2:")
    assert ":".join(normal_form(scheme, text)) in clause["alternatives"][0]["ids"]
