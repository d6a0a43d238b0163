"""What the report of an import says of each record."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from command_line import put, run

TITLE: Final = "Waves in the Layered Sand of Northern Beaches"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def imported(*entries: str) -> dict[str, Any]:
    """Import entries of BibTeX, and return the report of their file."""
    put(Path("library.bib"), "".join(f"@article{{{entry}}}\n" for entry in entries))
    run("import", "library.bib", "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    (source,) = report["sources"]
    assert isinstance(source, dict)
    return source


def test_it_says_which_record_joined_which_page_and_why() -> None:
    first = f"a, title={{{TITLE}}}, author={{Bell, Ada and Roe, Jo}}, year=2024, doi={{10.1000/1}}"
    assert imported(first)["joined"] == []
    source = imported(
        first,
        f"b, title={{{TITLE}}}, author={{Bell, Ada}}, venue={{Sand}}, url={{https://example.org}}",
        f"c, title={{{TITLE}: Corrected}}, doi={{10.1000/1}}, year=2024",
        f"d, title={{{TITLE.replace('ea', 'ae')}}}, author={{Bell, A. and Roe, J.}}",
        f"e, title={{{TITLE}}}, author={{Doe, Ann}}, year=1999",
    )
    slug = "waves-in-the-layered-sand-of-northern-beaches"
    joined = [(each["where"], each["evidence"], each["weak"]) for each in source["joined"]]
    assert joined == [
        ("library.bib:1 (a)", "says the same as a record before it", False),
        ("library.bib:2 (b)", "same title, authors agree", False),
        ("library.bib:3 (c)", "same doi 10.1000/1, nearly the same title, years agree", False),
        ("library.bib:4 (d)", "nearly the same title, authors agree", True),
    ]
    assert {each["slug"] for each in source["joined"]} == {slug}
    assert source["joined"][3]["title"] == TITLE.replace("ea", "ae")
    assert source["joined"][0]["outcome"] == "same"
    assert (source["new"], len(source["joined"])) == (1, source["changed"] + source["same"])


def test_it_says_why_a_record_of_the_same_title_joined_no_page() -> None:
    source = imported(
        f"a, title={{{TITLE}}}, author={{Bell, Ada}}, year=2024",
        f"b, title={{{TITLE}}}, author={{Doe, Ann}}, year=1999",
    )
    (notice,) = source["notices"]
    assert notice["rule"] == "same-title"
    assert notice["message"].endswith("share a title, but their authors or years differ")
    assert source["joined"] == []


def test_a_record_of_a_page_that_a_person_deleted_joins_none() -> None:
    entry = f"a, title={{{TITLE}}}, author={{Bell, Ada}}, year=2024"
    imported(entry)
    next(Path("content/papers").rglob("*.md")).unlink()
    source = imported(entry)
    assert (source["same"], source["joined"]) == (1, [])


def test_papers_without_topics_lead_to_suggestions() -> None:
    said = "new papers have no topic: `paper-archive topics suggest` finds phrases"
    bees = "".join(f"@article{{b{n}, title={{Bees {n}}}}}\n" for n in range(9))
    put(Path("library.bib"), bees)
    assert said not in run("import", "library.bib").output
    more = "".join(f"@article{{h{n}, title={{Hives {n}}}}}\n" for n in range(9))
    tagged = "@article{t, title={Ants}, keywords={insects}}\n"
    put(Path("more.bib"), more + tagged)
    assert f"9 of 10 {said}" in run("import", "more.bib").output
    assert said not in run("import", "more.bib").output


def test_it_says_what_no_page_keeps() -> None:
    entries = [f"a{n}, title={{Sand {n}}}, note={{Read {n}}}" for n in range(2)]
    source = imported(*entries, "b, title={Maps}, issn={1}, timestamp={2020}")
    assert source["not_kept"] == {"note": 2, "issn": 1}
    again = run("import", "library.bib")
    assert again.exit_code == 0
    assert again.stdout.splitlines() == [
        "library.bib: bibtex, 3 records (0 new, 0 changed, 3 same, 0 rejected)",
        "library.bib: not kept: note (2 records), issn (1)",
        "total: 3 records (0 new, 0 changed, 3 same, 0 rejected)",
        "wrote 0 pages below content/papers",
    ]


def test_a_file_of_many_fields_names_the_most_common_ones() -> None:
    fields = ", ".join(f"own{n:02}={{x}}" for n in range(25))
    put(Path("library.bib"), f"@misc{{a, title={{Sand}}, {fields}}}\n")
    (line,) = [
        each for each in run("import", "library.bib").stdout.splitlines() if "not kept" in each
    ]
    assert line.endswith("own18 (1), own19 (1) and 5 other fields")


def test_what_a_grown_library_under_another_name_changed_is_told() -> None:
    fields = "author={Ada Bell}, year={2020}"
    put(
        Path("may.bib"),
        f"@misc{{a, title={{Sand}}, {fields}}}\n@misc{{b, title={{Wax}}, {fields}}}\n",
    )
    said = "june.bib: 1 of 2 changed records added only this file to the sources of their pages"
    assert "added only" not in run("import", "may.bib").stdout
    put(Path("june.bib"), Path("may.bib").read_text().replace("{Wax},", "{Wax}, volume={3},"))
    assert said in run("import", "june.bib").stdout.splitlines()
    assert "added only" not in run("import", "june.bib").stdout
