"""Every usual spelling of an identifier becomes its normal form; what is none is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.identifiers import NoIdentifierError, identifier_in, normal_form

ARXIV = ("arxiv", "1706.03762")
DOI = ("doi", "10.1000/182")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1706.03762",
            "1706.03762v5",
            "arXiv:1706.03762",
            "arXiv:1706.03762v5",
            "ARXIV: 1706.03762",
        ),
        *(
            "arXiv 1706.03762",
            "arXiv e-print: 1706.03762",
            "arXiv:1706.03762 [cs.CL]",
            "arxiv.1706.03762",
            "arxiv-1706.03762",
            "arXiv_1706.03762v2",
            "https://arxiv.org/abs/arXiv:1706.03762",
        ),
        *("https://arxiv.org/abs/1706.03762", "http://arxiv.org/abs/1706.03762v5"),
        *("arxiv.org/pdf/1706.03762v5.pdf", "https://www.arxiv.org/pdf/1706.03762.pdf?x=1#page=3"),
        *("https://export.arxiv.org/abs/1706.03762", "https://arxiv.org/html/1706.03762v7/"),
        *("https://ar5iv.org/abs/1706.03762", "https://huggingface.co/papers/1706.03762"),
        *("https://www.alphaxiv.org/abs/1706.03762", "10.48550/arXiv.1706.03762"),
        *("https://doi.org/10.48550/ARXIV.1706.03762", " 1706.03762 "),
    ],
)
def test_every_spelling_of_an_arxiv_identifier_is_one(text: str) -> None:
    assert normal_form("arxiv", text) == ARXIV
    assert normal_form("arXiv", text) == ARXIV


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("cs/0112017", "cs/0112017"),
        ("arXiv:cs/0112017v1", "cs/0112017"),
        ("cs.CL/0112017", "cs/0112017"),
        ("math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/pdf/quant-ph/0210005v1.pdf", "quant-ph/0210005"),
        ("solv-int/9701001", "solv-int/9701001"),
        ("0704.0001", "0704.0001"),
        ("1412.9999", "1412.9999"),
        ("1501.00001", "1501.00001"),
    ],
)
def test_old_arxiv_identifiers_keep_their_archive(text: str, identifier: str) -> None:
    assert normal_form("arxiv", text) == ("arxiv", identifier)


@pytest.mark.parametrize(
    "text",
    [
        *("38291011", "42138058", "1706", "1706.037", "1713.03762", "1500.03762", "1501.0001"),
        *("1412.00001", "0703.0001", "foo/0112017", "cs/011201", "cs/0199017", "abc", "-"),
        *(
            "https://arxiv.org/list/cs.CL/recent",
            "https://arxiv.org/abs/",
            "https://x.org/1706.03762",
        ),
        *("1706.03762 and 1706.03763", "10.1000/182"),
    ],
)
def test_what_is_no_arxiv_identifier_is_refused(text: str) -> None:
    with pytest.raises(NoIdentifierError, match=r"1706\.03762"):
        normal_form("arxiv", text)


@pytest.mark.parametrize("text", ["2401.1", "2401.1234", "704.0001"])
def test_an_arxiv_identifier_without_its_zeros_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(NoIdentifierError, match="a spreadsheet drops them"):
        normal_form("arxiv", text)


@pytest.mark.parametrize(
    "text",
    [
        *("10.1000/182", "doi:10.1000/182", "DOI 10.1000/182", "DOI: 10.1000/182."),
        *("https://doi.org/10.1000/182", "http://dx.doi.org/10.1000/182", "dx.doi.org/10.1000/182"),
        *("https://doi.org/10.1000%2F182", "10.1000/182,", "10.1000/182)", "10.1000/182)."),
        *("urn:doi:10.1000/182", "info:doi/10.1000/182", "https://www.doi.org/10.1000/182"),
    ],
)
def test_every_spelling_of_a_doi_is_one(text: str) -> None:
    assert normal_form("doi", text) == DOI


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/A_B", "10.1000/a_b"),
        (r"10.1007/978-3\_19", "10.1007/978-3_19"),
        ("10.1016/S0022-2496(02)00028-7", "10.1016/s0022-2496(02)00028-7"),
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
        ),
        ("10.1000.10/123", "10.1000.10/123"),
        ("https://doi.org/10.1000/a%3Cb%3E", "10.1000/a<b>"),
    ],
)
def test_a_doi_keeps_what_belongs_to_it(text: str, doi: str) -> None:
    assert normal_form("doi", text) == ("doi", doi)


@pytest.mark.parametrize(
    "text",
    [
        *("to come", "10.1/x", "10.1000/", "10.1000", "11.1000/182", "a/b", "10.1000/%99"),
        f"10.1000/{')' * 100_000}",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_doi_is_refused(text: str) -> None:
    with pytest.raises(NoIdentifierError, match=r"10\.1000/182"):
        normal_form("doi", text)


def test_a_doi_that_arxiv_gave_is_an_arxiv_identifier() -> None:
    assert normal_form("doi", "10.48550/arXiv.1706.03762") == ARXIV
    assert normal_form("doi", "https://doi.org/10.48550/arxiv.1706.03762v2") == ARXIV


@pytest.mark.parametrize(
    ("scheme", "text", "identifier"),
    [
        ("pmid", "PMID: 12345678", "12345678"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678"),
        ("pmid", "http://www.ncbi.nlm.nih.gov/pubmed/12345678", "12345678"),
        ("pmcid", "pmc1234567", "PMC1234567"),
        ("pmcid", "1234567", "PMC1234567"),
        ("pmc", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567"),
        ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "PMC1234567"),
        ("openreview", "https://openreview.net/forum?id=rJl-b3RcF7", "rJl-b3RcF7"),
        ("openreview", "https://openreview.net/pdf?id=rJl-b3RcF7#page=2", "rJl-b3RcF7"),
        ("acl", "https://aclanthology.org/2020.acl-main.1/", "2020.acl-main.1"),
        ("acl", "https://www.aclweb.org/anthology/P19-1001.pdf", "P19-1001"),
        ("acl", "https://aclweb.org/anthology/papers/P/P19/P19-1001/", "P19-1001"),
        ("acl", "p19-1001", "P19-1001"),
        ("ACL", "https://aclanthology.org/2022.findings-acl.12.pdf", "2022.findings-acl.12"),
        ("isbn", "978-0-262-03561-3", "9780262035613"),
        ("isbn", "ISBN 0-262-03561-8", "9780262035613"),
        ("isbn", "0-8044-2957-X", "9780804429573"),
        ("openalex", "https://openalex.org/W2741809807", "W2741809807"),
        ("openalex", "w2741809807", "W2741809807"),
        (
            "s2",
            "204E3073870FAE3D05BCBC2F6A8E263D9B72E776",
            "204e3073870fae3d05bcbc2f6a8e263d9b72e776",
        ),
        ("s2", "CorpusID:13756489", "CorpusId:13756489"),
        ("mag", " any text ", "any text"),
    ],
)
def test_each_scheme_has_one_normal_form(scheme: str, text: str, identifier: str) -> None:
    assert normal_form(scheme, text)[1] == identifier


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        *(("pmid", "0"), ("pmid", "PMC123"), ("pmid", "10.1000/182"), ("pmcid", "x")),
        ("pmcid", "10/aabbe"),
        *(
            ("openreview", "a b"),
            ("openreview", "x"),
            ("acl", "1984"),
            ("isbn", "978-0-262-03561-4"),
        ),
        *(("isbn", "123"), ("openalex", "A5023888391"), ("s2", "12"), ("mag", " ")),
    ],
)
def test_what_is_no_identifier_of_its_scheme_is_refused(scheme: str, text: str) -> None:
    with pytest.raises(NoIdentifierError):
        normal_form(scheme, text)


@given(
    st.sampled_from(
        ["arxiv", "doi", "pmid", "pmcid", "openreview", "acl", "isbn", "openalex", "s2"]
    ),
    st.text("0123456789./:vWPMCXx-%()<> adoi", max_size=30) | st.text(max_size=30),
)
def test_a_normal_form_is_its_own_normal_form(scheme: str, text: str) -> None:
    try:
        once = normal_form(scheme, text)
    except NoIdentifierError:
        return
    assert normal_form(*once) == once


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://arxiv.org/abs/1706.03762v1", ARXIV),
        ("https://huggingface.co/papers/1706.03762", ARXIV),
        ("https://doi.org/10.48550/arXiv.1706.03762", ARXIV),
        ("https://doi.org/10.1000/182", DOI),
        ("https://openreview.net/forum?id=rJl-b3RcF7", ("openreview", "rJl-b3RcF7")),
        ("https://aclanthology.org/P19-1001", ("acl", "P19-1001")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", ("pmcid", "PMC1234567")),
        ("https://huggingface.co/papers", None),
        ("https://github.com/1706.03762", None),
        ("", None),
    ],
)
def test_an_address_names_the_identifier_that_it_leads_to(
    address: str, found: tuple[str, str] | None
) -> None:
    assert identifier_in(address) == found


@pytest.mark.parametrize(
    ("scheme", "text", "identifier"),
    [
        ("arxiv", "http://xxx.lanl.gov/abs/1706.03762", "1706.03762"),
        ("arxiv", "https://ar5iv.labs.arxiv.org/html/1706.03762", "1706.03762"),
        ("arxiv", "https://www.arxiv-vanity.com/papers/1706.03762/", "1706.03762"),
        ("arxiv", "https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf", "1706.03762"),
        ("arxiv", "arXiv preprint arXiv:1706.03762v2", "1706.03762"),
        ("arxiv", "oai:arXiv.org:cs/0112017", "cs/0112017"),
        ("arxiv", "<https://arxiv.org/abs/1706.03762>", "1706.03762"),
        ("arxiv", "https://arxiv.org/abs/1706.03762.", "1706.03762"),
        ("doi", "(10.1000/a(1))", "10.1000/a(1)"),
        ("doi", "DOI:https://doi.org/10.1000/a", "10.1000/a"),
        ("doi", "https://doi-org.proxy.lib.edu/10.1000/a", "10.1000/a"),
        ("doi", "https://onlinelibrary.wiley.com/doi/abs/10.1000/a", "10.1000/a"),
        ("doi", "https://dl.acm.org/doi/pdf/10.1000/a?download=true", "10.1000/a"),
        ("doi", "https://link.springer.com/content/pdf/10.1000/a.pdf", "10.1000/a"),
        ("doi", "https://doi.org/10.1000/a;jsessionid=AB12", "10.1000/a"),
        ("doi", "10.1000/a [doi]", "10.1000/a"),
        ("pmid", "12345678.0", "12345678"),
        ("pmid", "12345678 [pmid]", "12345678"),
        ("pmcid", "https://europepmc.org/article/PMC/PMC1234567", "PMC1234567"),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12/pdf/x.pdf", "PMC12"),
        ("openreview", "https://openreview.net/revisions?id=rJl-b3RcF7", "rJl-b3RcF7"),
        ("acl", "https://aclanthology.info/papers/P19-1001/p19-1001", "P19-1001"),
        ("acl", "10.18653/v1/2020.acl-main.1", "2020.acl-main.1"),
        ("isbn", "9780262035613 (hardcover)", "9780262035613"),
        ("openalex", "openalex:W2741809807", "W2741809807"),
        ("s2", f"https://api.semanticscholar.org/graph/v1/paper/{'a1' * 20}", "a1" * 20),
    ],
)
def test_an_identifier_is_read_as_programs_and_publishers_write_it(
    scheme: str, text: str, identifier: str
) -> None:
    assert normal_form(scheme, text) == (scheme, identifier)


@pytest.mark.parametrize(
    "text",
    ["10/dkntrs", "https://doi.org/10/DKNTRS", "doi:10/dkntrs", "https://shortdoi.org/10/dkntrs"],
)
def test_a_short_doi_is_an_identifier_of_its_own(text: str) -> None:
    assert normal_form("doi", text) == ("shortdoi", "10/dkntrs")
    assert normal_form("shortdoi", text) == ("shortdoi", "10/dkntrs")


@pytest.mark.parametrize("text", ["10/", "10/a b", "10/toolongtobeone", "10/2020", "dkntrs"])
def test_what_is_no_short_doi_is_no_doi(text: str) -> None:
    with pytest.raises(NoIdentifierError):
        normal_form("doi", text)


def test_a_place_in_a_page_is_no_part_of_a_doi() -> None:
    for address in ("https://doi.org/10.1000/182#sec1", "10.1000/182#Abs1"):
        assert normal_form("doi", address) == DOI
    assert normal_form("doi", "10.1002/1097(2000)3.0.CO;2-#")[1] == "10.1002/1097(2000)3.0.co;2-#"


def test_an_arxiv_identifier_that_says_so_may_stand_as_a_doi() -> None:
    assert normal_form("doi", "arXiv:1706.03762v5") == ARXIV
    with pytest.raises(NoIdentifierError):
        normal_form("doi", "1706.03762")
