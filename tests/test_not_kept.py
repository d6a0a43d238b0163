"""Fields of a record that no page keeps are named, unless they are of no use."""

from typing import Final

import pytest

from citation_readers import FULL, WRITERS, paper
from paper_archive.errors import Where
from reading import read_whole

RIS: Final = """\
TY  - JOUR
TI  - Sand
SN  - 1234-5678
J2  - S.
N1  - {note}
ER  -
"""
NBIB: Final = """\
PMID- 1
OWN - NLM
TI  - Sand
MH  - Beaches
AD  - Here
AD  - There
"""
ENDNOTE: Final = """\
%0 Book
%T Sand
%A Ada Bell
%@ 1234-5678
%~ A Database

%0 Book
%T Maps
"""
WEB_OF_SCIENCE: Final = """\
FN Clarivate Analytics Web of Science
PT J
AU Bell, A
TI Sand
C1 Here
NR 12
ER
"""
ENDNOTE_XML: Final = """\
<xml><records><record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<titles><title>Sand</title></titles><notes>Read it.</notes><isbn>1234-5678</isbn><label> </label>
</record></records></xml>
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@misc{a, title={Sand}, note={Read it.}, issn={1}, file={a.pdf}}", ["issn", "note"]),
        ("@misc{a, title={Sand}, note={Retracted}, bdsk-file-1={x}, groups={ }}", []),
        ("@article{a, title={Sand}, journaltitle={S}, journal={Z}, month=1}", ["journal"]),
        (RIS.format(note="Read it."), ["N1", "SN"]),
        (RIS.format(note="doi: 10.1000/1"), ["SN"]),
        (NBIB, ["AD", "MH"]),
        (ENDNOTE, ["%@"]),
        (WEB_OF_SCIENCE, ["C1"]),
        (ENDNOTE_XML, ["isbn", "notes"]),
        ('[{"id": "a", "type": "book", "title": "Sand", "note": "x", "ISSN": []}]', ["note"]),
        (
            '[{"id": "a", "type": "book", "title": "A", "URL": "", "note": "PMID: 1", "scale": 1}]',
            ["scale"],
        ),
        (
            '[{"itemType": "book", "title": "A", "creators": [], "extra": "x", "rights": "CC"}]',
            ["extra", "rights"],
        ),
        ("- title: Sand\n  authors: [Ada Bell]\n  why: It sings.\n", ["why"]),
        ('[{"title": "Sand", "authors": ["Ada Bell"], "why": "It sings."}]', ["why"]),
    ],
)
def test_fields_that_no_page_keeps_are_named(text: str, names: list[str]) -> None:
    reading = read_whole(text.encode(), Where("file"))
    assert sorted(reading.not_kept) == names


def test_lists_in_lists_are_named_however_deep_they_are() -> None:
    deep = f"{'[' * 800}{']' * 800}"
    text = f'[{{"itemType": "book", "title": "A", "creators": [], "deep": {deep}}}]'
    assert [*read_whole(text.encode(), Where("file")).not_kept] == ["deep"]


@pytest.mark.parametrize("extension", ["bib", "ris", "json"])
def test_nothing_is_lost_of_what_an_archive_exports(extension: str) -> None:
    known = {
        **FULL,
        "type": "conference",
        "volume": "30",
        "issue": "2",
        "pages": "1-9",
        "publisher": "Sand Press",
        "editors": ["Grace Hopper"],
        "citekey": "vaswani2017attention",
        "status": {"retracted": {}},
        "language": "en",
    }
    text = WRITERS[extension](paper(**known), "https://papers.test/papers/attention/")
    assert not read_whole(text.encode(), Where(f"a.{extension}")).not_kept
