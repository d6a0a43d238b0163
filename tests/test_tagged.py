"""Tagged records: where one begins and ends, and what goes on over lines."""

import pytest

from paper_archive.errors import Where
from paper_archive.sources.tagged.lines import NBIB, REFER, RIS, WEB_OF_SCIENCE, Dialect, records_in
from reading import Reading, read_whole


def titles(text: str, dialect: Dialect, tag: str) -> list[str]:
    return [record.first(tag) for record in records_in(text, dialect)]


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n",
        "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n",
        "1.\nTY - JOUR\nTI - One\nER -\n\n2.\nTY - JOUR\nTI - Two\nER -",
        "TI  - One\nER  -\n\n  TY  - JOUR\n  TI  - Two\n",
        "ER  - \nTY  - JOUR\nTI  - One\nER  - \n\nnote\nTY  - JOUR\nTI  - Two\n",
    ],
)
def test_records_of_ris_are_parted_whatever_ends_them(text: str) -> None:
    assert titles(text, RIS, "TI") == ["One", "Two"]


def test_a_line_without_a_tag_goes_on_and_is_a_further_value_of_a_list() -> None:
    (record,) = records_in("TY  - JOUR\nTI  - One\n  and more\nKW  - a\nb\n", RIS)
    assert (record.first("TI"), record.all("KW")) == ("One and more", ["a", "b"])


def test_records_of_other_dialects_are_parted() -> None:
    assert titles("PMID- 1\nTI  - One\n      more\n\nPMID- 2\nTI  - Two", NBIB, "TI") == [
        "One more",
        "Two",
    ]
    assert titles("%T One\n%A A\n\n%T Two\n", REFER, "T") == ["One", "Two"]
    text = "FN x\nPT J\nTI One\n   more\nER\n\nPT C\nTI Two\nER\nEF\n"
    assert list(filter(None, titles(text, WEB_OF_SCIENCE, "TI"))) == ["One more", "Two"]


def read(fields: str) -> Reading:
    return read_whole(f"TY  - JOUR\nTI  - Sand\n{fields}\nER  - \n".encode(), Where("a.ris"))


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("PY  - 2013/04/18\nPY  - 2013/02/15/received", "2013-04-18"),
        ("PY  - 2019//", "2019"),
        ("PY  - 2019///Spring", "2019"),
        ("PY  - 2020\nDA  - 2020/05/01/", "2020-05-01"),
        ("PY  - 2020\nDA  - 4-8 Aug.", "2020-08"),
        ("PY  - 2020\nDA  - 2019/12/31", "2020"),
        ("Y1  - 2019/10//undefined", "2019-10"),
        ("PY  - n.d.", ""),
    ],
)
def test_the_date_is_the_most_precise_of_its_year(fields: str, date: str) -> None:
    ((paper, _),) = read(fields).papers
    assert paper.date == date


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ("DO  - http://dx.doi.org/10.1000/182", {"doi": "10.1000/182"}),
        ("DO  - DOI: 10.1000/182", {"doi": "10.1000/182"}),
        ("M3  - doi:10.1000/182", {"doi": "10.1000/182"}),
        ("UR  - https://doi.org/10.1000/182", {"doi": "10.1000/182"}),
        ("AN  - 23690738\nDP  - NLM", {"pmid": "23690738"}),
        ("AN  - 23690738\nDB  - Ovid MEDLINE(R)", {"pmid": "23690738"}),
        ("AN  - 23690738\nDB  - Embase", {}),
        ("AN  - PMC3654245\nU1  - 23690738[pmid]", {"pmcid": "PMC3654245", "pmid": "23690738"}),
        ("AN  - arXiv:1706.03762", {"arxiv": "1706.03762"}),
        ("UR  - https://arxiv.org/abs/1706.03762", {"arxiv": "1706.03762"}),
    ],
)
def test_identifiers_are_found_where_databases_put_them(fields: str, ids: dict[str, str]) -> None:
    ((paper, _),) = read(fields).papers
    assert paper.ids == ids


def test_what_people_keep_for_themselves_reaches_no_page() -> None:
    ((paper, _),) = read(
        "N1  - secret\nL1  - file:///secret.pdf\nRN  - secret\nM1  - secret"
    ).papers
    assert "secret" not in repr(paper)


@pytest.mark.parametrize("line", ["TY  - JOUR\n", "KW  - x\n", "x\n", "\n", "ER  - \n"])
def test_no_run_of_lines_takes_more_than_its_length(line: str) -> None:
    assert len(list(records_in(line * 50_000, RIS))) <= 50_000


def test_a_title_in_several_lines_of_one_tag_is_one_title() -> None:
    ris = read_whole(b"TY  - JOUR\nT1  - Sand:\nT1  - Waves\nT1  - Sand:\nER  - \n", Where("a.ris"))
    assert [paper.title for paper, _ in ris.papers] == ["Sand: Waves"]
    nbib = read_whole(
        b"PMCR- 2048\nTI  - Waves\nTI  - in Sand.\nAB  - One.\nAB  - Two.\n", Where("a")
    )
    assert [(paper.title, paper.abstract) for paper, _ in nbib.papers] == [
        ("Waves in Sand", "One.\n\nTwo.")
    ]


def test_nbib_and_ris_in_one_file_are_not_one_record() -> None:
    data = b"PMID- 123\nTI  - Sand.\n\nTY  - JOUR\nTI  - Maps\nER  - \n"
    reading = read_whole(data, Where("both.txt"))
    assert reading.papers == []
    assert [problem.rule for problem in reading.problems] == ["source-ambiguous"]


def test_records_of_ris_without_a_type_are_parted_by_blank_lines() -> None:
    data = (
        b"TI  - Sand\nAU  - Lovelace, Ada\nER  - \n\nTI  - Maps\nAU  - Turing, Alan\n\n"
        b"TI  - Waves\nER  - \n"
    )
    reading = read_whole(data, Where("a.ris"))
    assert [(paper.title, len(paper.authors)) for paper, _ in reading.papers] == [
        ("Sand", 1),
        ("Maps", 1),
        ("Waves", 0),
    ]


def test_what_ovid_writes_behind_a_record_is_no_record() -> None:
    one = "TY  - JOUR\nT1  - Sand\nER  -\nNL  - J Sand\n\nLink: https://sand.example\n\n2.\n"
    reading = read_whole(f"{one}{one.replace('Sand', 'Maps')}".encode(), Where("a.ris"))
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]
    assert reading.problems == []
