import re
from collections.abc import Iterator

import pytest

from paper_archive.publish.citations.venues import rows, venue_type
from paper_archive.text import fold

JOURNALS = (
    *("Nature", "Science", "Cell", "Machine Learning", "Neural Computation", "Econometrica"),
    *("IEEE Trans. Pattern Anal. Mach. Intell.", "J. Mach. Learn. Res.", "Phys. Rev. Lett."),
    *("Proc. Natl. Acad. Sci. U.S.A.", "Proc. IEEE", "Proc. R. Soc. A", "Proc. Amer. Math. Soc."),
    *("Proc. ACM Program. Lang.", "Proc. ACM Hum.-Comput. Interact.", "Proc. VLDB Endow."),
    *("Proceedings of the Steklov Institute of Mathematics", "Proc. London Math. Soc."),
    *("Proceedings of the National Academy of Sciences", "Proceedings of the IEEE", "PVLDB"),
    *("Journal of Physics: Conference Series", "J. Phys.: Conf. Ser.", "IEEE Access"),
    *("Advances in Mathematics", "Adv. Mater.", "Trends in Cognitive Sciences", "Commun. ACM"),
    *("Comput. Graph. Forum", "Found. Trends Mach. Learn.", "Nat. Mach. Intell.", "Sci. Robot."),
    *("TMLR", "JMLR", "TPAMI", "T-PAMI", "IEEE TPAMI", "IJCV", "RA-L", "JACS", "J. ACM", "PNAS"),
    *("The Lancet", "JAMA", "N. Engl. J. Med.", "BMC Bioinformatics", "PLoS ONE", "eLife"),
    *("Zeitschrift für Physik", "Annales de l'Institut Fourier", "Acta Mathematica", "Physica D"),
    *("IEEE Signal Process. Mag.", "SIAM Review", "ACM Comput. Surv.", "Notices of the AMS"),
    *("IEEE/ACM Transactions on Networking", "ACM Transactions on Graphics (Proc. SIGGRAPH)"),
)
CONFERENCES = (
    *("Lect. Notes Comput. Sci.", "Lecture Notes in Lorem"),
    *("NeurIPS", "NIPS", "CoRL", "RSS", "WWW", "3DV", "CHI", "KDD", "Interspeech", "SIGGRAPH"),
    *("NeurIPS'23", "NIPS 2017", "ICLR2024 (oral)", "ICLR 2024 (under review)", "AAAI-20"),
    *("Advances in Neural Information Processing Systems", "Adv. Neural Inf. Process. Syst."),
    *("Advances in Neural Information Processing Systems 35 (NeurIPS 2022)", "SIGGRAPH Asia"),
    *("Findings of EMNLP 2023", "Findings of the Association for Computational Linguistics"),
    *("Findings of the Association for Computational Linguistics: ACL 2023", "ACL-IJCNLP 2021"),
    *(
        "Computer Vision and Pattern Recognition",
        "Empirical Methods in Natural Language Processing",
    ),
    *("IEEE/CVF Conference on Computer Vision and Pattern Recognition", "The Web Conference 2021"),
    *("Proc. IEEE Conf. Comput. Vis. Pattern Recognit.", "Proc. Int. Conf. Mach. Learn."),
    *("Proceedings of the 37th International Conference on Machine Learning", "Proc. ICML"),
    *("Proceedings of the Twenty-First Annual Symposium on Theory of Computing", "Proc. SPIE"),
    *("Robotics: Science and Systems XIX", "Robot. Sci. Syst.", "Proceedings of Robotics"),
    *("Advances in Cryptology -- CRYPTO 2020", "Lecture Notes in Computer Science", "LNCS 1234"),
    *("Workshop on Trees", "NeurIPS Datasets and Benchmarks Track", "USENIX Security '22"),
    *("Proceedings of the 41st Annual Meeting of the Cognitive Science Society", "ECML PKDD"),
    *("Annu. Meet. Assoc. Comput. Linguist.", "Uncertainty in AI", "IEEE BigData", "PacificVis"),
    *("IEEE Symposium on Security and Privacy", "ACM SIGKDD", "HotXyz", "XYZW 2031", "ICABC'31"),
    *("AIP Conf. Proc.", "Annual Meeting of the Association for Computational Linguistics"),
)
PREPRINTS = (
    *(
        "arXiv",
        "arXiv.org",
        "arXiv preprint arXiv:1706.03762",
        "arXiv:1706.03762",
        "arXiv e-prints",
    ),
    *(
        "arXiv [cs.CL]",
        "CoRR",
        "CoRR abs/1706.03762",
        "abs/1706.03762",
        "Preprints.org",
        "Preprint",
    ),
    *("bioRxiv", "medRxiv", "SSRN Electronic Journal", "OpenReview", "Research Square", "OSF"),
    *("PeerJ Preprints", "Zenodo preprint", "Under review", "Manuscript in preparation"),
    *("IACR Cryptol. ePrint Arch.", "Computing Research Repository", "Preprint submitted to X"),
)


def cased(names: tuple[str, ...]) -> list[str]:
    return [spelling for name in names for spelling in (name, name.lower(), name.upper())]


@pytest.mark.parametrize("venue", JOURNALS)
def test_a_journal_is_told_by_its_name(venue: str) -> None:
    assert venue_type(venue) == "article"


@pytest.mark.parametrize("venue", CONFERENCES)
def test_a_conference_is_told_by_its_name(venue: str) -> None:
    assert venue_type(venue) == "conference"


@pytest.mark.parametrize("venue", cased(PREPRINTS))
def test_a_server_of_preprints_is_told_by_its_name(venue: str) -> None:
    assert venue_type(venue) == "preprint"


@pytest.mark.parametrize(
    ("venue", "type_"),
    [
        *(("PhD thesis, MIT", "thesis"), ("Doctoral dissertation", "thesis")),
        *(("Technical Report 1234, MIT", "report"), ("NBER Working Paper", "report")),
        *(("MIT Press", "book"), ("Springer", "book"), ("OpenAI blog", "webpage")),
        *(("Thèse de doctorat", "thesis"), ("Diplomarbeit, TU Wien", "thesis")),
        *(("IBM Research Report RC 23456", "report"), ("AI Memo 239", "report")),
        *(("Rapport de recherche INRIA", "report"), ("Scientific Reports", "article")),
        *(("John Wiley & Sons", "book"), ("Chapman & Hall/CRC", "book"), ("Basic Books", "book")),
        *(
            ("Springer, Berlin", "book"),
            ("BBN Report 4827", "report"),
            ("Tesi di laurea", "thesis"),
        ),
        *(("LessWrong", "webpage"), ("https://lorem.test/ipsum", "webpage")),
        *(("Lorem group report", "report"), ("Lorem Weekly Report", "article")),
        *(("London Review of Books", "article"), ("Journal of Lorem Publishing", "article")),
        *(("Learned Publishing", "article"), ("Lorem Publishing", "book")),
        *(("US Patent 1,234,567", "patent"), ("", ""), ("!", "")),
    ],
)
def test_what_is_neither_a_journal_nor_a_conference_is_told_too(venue: str, type_: str) -> None:
    assert venue_type(venue) == type_


@pytest.mark.parametrize("venue", ["Lorem", "Elementary particle theory", "1984", "中文期刊"])
def test_a_name_that_tells_nothing_is_taken_for_a_journal(venue: str) -> None:
    assert venue_type(venue) == "article"


def test_the_table_says_one_thing_of_a_name_once() -> None:
    names = [fold(name) for name, _ in rows()]
    assert len(names) == len(set(names))


def shortened(name: str) -> str:
    """Return a name as ISO 4 abbreviates it: long words cut, small words left out."""
    words = re.sub(r"\b(?:and|for|in|of|on|the) ", "", name, flags=re.IGNORECASE)
    return re.sub(r"\w{7,}", lambda found: f"{found[0][:4]}.", words)


def spellings_of(name: str, type_: str) -> Iterator[str]:
    """Yield a name of the table as papers print it."""
    yield from (name, name.lower(), name.upper(), f"{name} 2023", f"{name}'23", f"{name} (oral)")
    if len(name.split()) > 2:
        yield from (shortened(name), shortened(name).upper())
    if type_ == "conference":
        yield from (f"Proceedings of the 12th {name}", f"Proc. {name} 2019", f"In {name}")


def test_a_name_of_the_table_is_known_however_it_is_written() -> None:
    expected = {each: type_ for name, type_ in rows() for each in spellings_of(name, type_)}
    assert {each: venue_type(each) for each in expected} == expected
