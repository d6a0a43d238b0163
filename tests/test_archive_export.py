"""An archive becomes one file, and that file becomes the same archive."""

import json
from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from command_line import put
from made_up import library, paper, source
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.publish.exports.formats import FORMATS
from paper_archive.publish.exports.schema import schema
from paper_archive.workflows.import_report import ImportReport
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress
from paper_archive.workflows.tagging import tag_papers
from reading import read_whole
from strategies import PAPERS

JSONL = next(each for each in FORMATS if each.extension == "jsonl")
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))
TWINS = [
    paper("Editorial", slug="editorial", abstract="We look back."),
    paper("Editorial", slug="editorial-of-may", abstract="We look back.", tags=["waves"]),
    paper("Editorial", slug="zero", abstract="We look back.", comments=0),
]
"""Pages that an import of any other format takes for one paper."""


def exported(papers: list[Paper], texts: Mapping[str, str] | None = None) -> bytes:
    lines = (JSONL.text(each, "", (texts or {}).get(each.slug, "")).encode() for each in papers)
    return b"".join(JSONL.chunks(lines, len(papers)))


def imported(data: bytes, folder: Path, **options: Any) -> ImportReport:
    path = folder / "papers-2026-01-02.jsonl"
    path.write_bytes(data)
    return import_files([path], folder / "content", ImportOptions(**options), Progress())


def pages(folder: Path) -> dict[str, str]:
    """Return path → text of all pages."""
    content = folder / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes().decode()
        for path in content.rglob("*.md")
    }


def as_pages(papers: list[Paper]) -> dict[str, str]:
    return {store.place_of(Path(), each, None).as_posix(): write_page(each) for each in papers}


@settings(max_examples=40)
@given(PAPERS)
def test_every_field_comes_back_as_it_was_by_the_schema(one: Paper) -> None:
    data = exported([one])
    reading = read_whole(data, Where("papers.jsonl"))
    assert [each for each, _ in reading.papers] == [one]
    assert (reading.problems, reading.warnings) == ([], [])
    assert len(data.decode().splitlines()) == 2
    for line in data.decode().splitlines():
        VALIDATOR.validate(json.loads(line))


@pytest.mark.parametrize(
    "line",
    [
        {"title": "Without a name"},
        {"slug": "a", "title": ""},
        {"slug": "A b", "title": "a"},
        {"slug": "a", "title": "a", "date": "May 2024"},
        {"slug": "a", "title": "a", "comments": "3"},
        {"slug": "a", "title": "a", "colour": "blue"},
        {"slug": "a", "title": "a", "sources": [{"captured": "2026-01-02"}]},
        {"paper-archive": 2, "papers": 1},
    ],
)
def test_the_schema_refuses_what_no_archive_holds(line: dict[str, Any]) -> None:
    VALIDATOR.check_schema(VALIDATOR.schema)
    assert not VALIDATOR.is_valid(line)


def test_an_empty_archive_gets_the_same_pages_byte_for_byte(tmp_path: Path) -> None:
    papers = [*library(), *TWINS, paper("Waves", sources=[source("a.bib")], extra_key=[1.5, None])]
    report = imported(exported(papers), tmp_path)
    assert (report.problems, report.source_warnings) == ([], [])
    assert pages(tmp_path) == as_pages(papers)


def test_importing_an_archive_again_changes_nothing(tmp_path: Path) -> None:
    papers = [*library(), *TWINS]
    imported(exported(papers), tmp_path)
    before = pages(tmp_path)
    again = imported(exported(papers), tmp_path)
    assert dict(again.outcomes) == {"same": len(papers)}
    assert pages(tmp_path) == before


def test_no_topic_is_added_to_a_page_that_had_it_not(tmp_path: Path) -> None:
    topics = tmp_path / "content/topics.yml"
    topics.parent.mkdir()
    topics.write_text('- {name: Waves, slug: waves, description: x, phrases: ["waves"]}\n')
    imported(exported([paper("Waves at Sea")]), tmp_path)
    assert store.load(tmp_path / "content").papers == [paper("Waves at Sea")]


def test_a_page_that_a_person_wrote_keeps_comments_order_and_line_ends(tmp_path: Path) -> None:
    text = "---\r\n# mine\r\ntags: [waves]\r\ntitle: By Hand\r\n---\r\n\r\nBy *hand*.\r\n"
    written = paper("By Hand", tags=["waves"], abstract="By hand.")
    data = exported([written], {"by-hand": text.replace("*", "")})
    assert imported(data, tmp_path).problems == []
    assert pages(tmp_path) == {"papers/undated/by-hand.md": text.replace("*", "")}


def test_a_page_and_fields_that_differ_become_the_fields_in_the_page(tmp_path: Path) -> None:
    text = "---\n# mine\ntitle: Old\n---\n"
    assert imported(exported([paper("New", slug="a")], {"a": text}), tmp_path).problems == []
    assert pages(tmp_path) == {"papers/undated/a.md": '---\n# mine\ntitle: "New"\n---\n'}


def test_a_page_that_cannot_be_read_is_written_from_its_fields(tmp_path: Path) -> None:
    report = imported(exported([paper("Good")], {"good": "no front-matter"}), tmp_path)
    assert [(str(each.where), each.rule) for each in report.problems] == [
        ((tmp_path / "papers-2026-01-02.jsonl").as_posix() + ":2", "field-value")
    ]
    assert pages(tmp_path) == as_pages([paper("Good")])


def test_a_page_joins_the_same_paper_of_another_archive(tmp_path: Path) -> None:
    imported(exported([paper("Waves", slug="ours", ids={"doi": "10.1000/w"})]), tmp_path)
    theirs = paper("Waves", slug="theirs", ids={"doi": "10.1000/w"}, venue="Sea")
    report = imported(exported([theirs]), tmp_path)
    assert dict(report.outcomes) == {"changed": 1}
    assert [each.slug for each in store.load(tmp_path / "content").papers] == ["ours"]


def test_the_topics_of_a_page_stay_those_of_the_vocabulary(tmp_path: Path) -> None:
    """A tag that the vocabulary found goes with it; that of a person or a source stays."""
    vocabulary = '- {name: Waves, slug: waves, description: x, phrases: ["%s"]}\n'
    topics = put(tmp_path / "content/topics.yml", vocabulary % "waves")
    given = [
        paper("Waves at Sea", tags=["mine", "waves"], sources=[{"name": "a.bib"}]),
        paper("More Waves", sources=[{"name": "a.bib"}]),
    ]
    for _ in range(2):
        imported(exported(given), tmp_path)
    assert tag_papers(tmp_path / "content", Progress()).problems == []
    assert store.load(tmp_path / "content").papers == sorted(given, key=attrgetter("slug"))
    put(topics, vocabulary % "tides")
    tag_papers(tmp_path / "content", Progress())
    assert [each.tags for each in store.load(tmp_path / "content").papers] == [(), ("mine",)]


def test_notes_that_stay_out_are_reported(tmp_path: Path) -> None:
    ours = paper("Waves", ids={"doi": "10.1000/w"}, notes="## Notes\n\nOurs.\n")
    theirs = replace(ours, slug="theirs", notes="## Notes\n\nTheirs.\n")
    imported(exported([ours]), tmp_path)
    (conflict,) = imported(exported([theirs]), tmp_path).sources[0].conflicts
    assert (conflict.slug, conflict.field) == ("waves", "notes")
    assert (conflict.kept, conflict.offered) == (ours.notes, theirs.notes)
    assert imported(exported([ours]), tmp_path).sources[0].conflicts == []
    assert imported(exported([replace(theirs, notes="")]), tmp_path).sources[0].conflicts == []


def test_a_page_whose_name_another_paper_has_gets_a_number(tmp_path: Path) -> None:
    ours = paper("Editorial", slug="editorial", abstract="Of bees.", ids={"doi": "10.1000/1"})
    theirs = replace(ours, abstract="Of ants.", ids={"doi": "10.1000/2"})
    imported(exported([ours]), tmp_path)
    assert dict(imported(exported([theirs]), tmp_path).outcomes) == {"new": 1}
    numbered = replace(theirs, slug="editorial-2")
    assert store.load(tmp_path / "content").papers == [ours, numbered]


def test_a_page_that_was_deleted_by_hand_stays_deleted(tmp_path: Path) -> None:
    imported(exported([paper("Waves")]), tmp_path)
    (tmp_path / "content/papers/undated/waves.md").unlink()
    report = imported(exported([paper("Waves")]), tmp_path)
    assert [each.rule for each in report.source_warnings] == ["page-deleted"]
    assert pages(tmp_path) == {}


def test_an_archive_fills_in_pages_like_any_other_source(tmp_path: Path) -> None:
    imported(exported([paper("Waves", date="2024")]), tmp_path)
    more = paper("Waves", date="2024", venue="Sea", tags=["waves"])
    imported(exported([more, paper("Other")]), tmp_path, is_filling=True)
    (filled,) = store.load(tmp_path / "content").papers
    assert (filled.venue, filled.tags) == ("Sea", ())
