"""The names of venues, as lists of papers print them."""

import pytest

from paper_archive.errors import Where
from paper_archive.sources.field_values.venues import venue_name
from reading import read_whole

_CSL = """
[{"type": "report", "title": "Sand", "publisher": "Sand Office", "issued": {"raw": "2016"}}]
"""
_ENDNOTE = """
<xml><records><record><ref-type>27</ref-type><titles><title>Sand</title></titles>
<publisher>Sand Office</publisher></record></records></xml>
"""


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ICLR 2031 poster", "ICLR 2031"),
        ("ICLR 2031 Spotlight Poster", "ICLR 2031"),
        ("ICML 2031 (oral)", "ICML 2031"),
        ("ICML 2031 · Oral", "ICML 2031"),
        ("ICLR 2031 notable top 5%", "ICLR 2031"),
        ("Conference on Learning (COL) 2031, spotlight", "Conference on Learning (COL) 2031"),
        ("NeurIPS 2031 Datasets and Benchmarks Track", "NeurIPS 2031"),
        ("accepted by ACMMM 2031 as full paper and oral presentation", "ACMMM 2031"),
        ("Published in the Journal of Ducks", "Journal of Ducks"),
        ("Journal of Ducks 57 (2031) 345-420", "Journal of Ducks"),
        ("Journal of Ducks, 2031, Volume 24, Issue 303, Pages 1-49", "Journal of Ducks, 2031"),
        ("Ducks & Geese Vol. 9906, pp. 3-18, 2031", "Ducks & Geese"),
        ("Duck Access 10:63280-63300 2031", "Duck Access"),
        (
            "Proceedings of the Duck Conference, 39(19), 20601–20609",
            "Proceedings of the Duck Conference",
        ),
        (
            "Proceedings of the 40th Conference on Ducks, PMLR 202:1-9, 2031",
            "Proceedings of the 40th Conference on Ducks",
        ),
        (
            "Proceedings of the Duck Conference, pages 1–10, Hong Kong",
            "Proceedings of the Duck Conference",
        ),
        ("Transactions on Ducks (08/2031)", "Transactions on Ducks"),
        ("Duck Access (Jan 2031)", "Duck Access"),
        ("2031 ICML Workshop on Ducks", "2031 ICML Workshop on Ducks"),
        ("Ducks 2031 (Proceedings of Birds, volume 119)", "Ducks 2031"),
        ("Ducks 2.0", "Ducks 2.0"),
        ("Oral History", "Oral History"),
        ("Poster", "Poster"),
        ("Nature", "Nature"),
        ("3DV", "3DV"),
    ],
)
def test_a_venue_is_named_without_volume_pages_and_kind_of_talk(printed: str, name: str) -> None:
    assert venue_name(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "https://example.org/papers/1",
        "lists/ducks.json",
        "Submitted to ICLR 2031",
        "Under review at the Journal of Ducks",
        "Volume 35, Issue 8, Aug. 2031, pages 17-28",
        "",
    ],
)
def test_an_address_a_submission_and_a_volume_are_no_venue(printed: str) -> None:
    assert venue_name(printed) == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", "TY  - GOVDOC\nTI  - Sand\nPB  - Sand Office\nER  - \n"),
        ("a.ris", "TY  - DBASE\nTI  - Sand\nPB  - Sand Office\nER  - \n"),
        ("a.json", _CSL),
        ("a.enw", "%0 Report\n%T Sand\n%I Sand Office\n"),
        ("a.xml", _ENDNOTE),
    ],
    ids=str,
)
def test_a_report_appeared_at_its_institute_in_every_format(name: str, text: str) -> None:
    ((paper, _),) = read_whole(text.encode(), Where(name)).papers
    assert (paper.venue, paper.publisher) == ("Sand Office", "")
