"""The content folder, loaded whole."""

import os
from pathlib import Path

import pytest

from command_line import TOPICS, put
from paper_archive.archive.content import load_content

PAPER = "---\ntitle: Waves\n---\n"


def rules(content: Path) -> list[tuple[str, str]]:
    """Return file and rule of each warning."""
    warnings = load_content(content).warnings
    return [(Path(each.where.path).relative_to(content).as_posix(), each.rule) for each in warnings]


def test_what_was_looked_at_is_counted(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", PAPER)
    put(tmp_path / "papers/b.md", "broken")
    put(tmp_path / "index.md", "# Hello\n")
    put(tmp_path / "more/about.markdown", "# About\n")
    put(tmp_path / "logo.svg", "<svg/>")
    put(tmp_path / "topics.yml", TOPICS)
    put(tmp_path / "captures/c.md", "# A capture\n")
    content = load_content(tmp_path)
    assert content.paper_count == 2
    assert [path.name for path in content.other_pages] == ["index.md", "about.markdown"]
    assert len(content.topics) == 1


def test_an_empty_archive_is_a_warning(tmp_path: Path) -> None:
    put(tmp_path / "index.md", "# Hello\n")
    assert rules(tmp_path) == [(".", "archive-empty")]
    assert load_content(tmp_path).problems == []


def test_an_archive_of_broken_pages_is_not_empty(tmp_path: Path) -> None:
    put(tmp_path / "papers/b.md", "broken")
    assert rules(tmp_path) == []


def test_a_page_that_looks_like_a_paper_elsewhere_is_a_warning(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", PAPER)
    put(tmp_path / "Papers2/b.md", "---\ntitle: B\nauthors: [Ada]\ndate: 2024\n---\n")
    put(tmp_path / "about.md", "---\ntitle: About\n---\n")
    assert rules(tmp_path) == [("Papers2/b.md", "page-misplaced")]
    (warning,) = load_content(tmp_path).warnings
    assert "title, authors, date" in warning.message


def test_files_that_are_not_read_are_warnings(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", PAPER)
    for name in ("papers/2024/b.MD", "papers/c.bib", "d.md.txt", "papers/.hidden", "e.txt"):
        put(tmp_path / name, "x")
    assert rules(tmp_path) == [
        ("d.md.txt", "file-ignored"),
        ("papers/2024/b.MD", "file-ignored"),
        ("papers/c.bib", "file-ignored"),
    ]


def test_front_matter_of_every_page_that_mkdocs_reads_is_checked(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", PAPER)
    put(tmp_path / "about.markdown", '---\ntitle: "About\n---\n')
    assert [problem.rule for problem in load_content(tmp_path).problems] == ["yaml"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
@pytest.mark.parametrize("name", [b"caf\xe9.md", b"papers/fig\xff.png", b"\xff/x.css"])
def test_a_name_that_no_address_can_hold_is_a_problem(tmp_path: Path, name: bytes) -> None:
    put(tmp_path / "papers/a.md", PAPER)
    put(tmp_path / os.fsdecode(name), "x")
    put(tmp_path / os.fsdecode(b"captures/caf\xe9.txt"), "x")
    assert [problem.rule for problem in load_content(tmp_path).problems] == ["file-name"]


def test_the_problems_of_all_files_are_collected(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", PAPER)
    put(tmp_path / "papers/undated/bad.md", '---\ntitle: "Bad"\ndate: "soon"\n---\n')
    put(tmp_path / "papers/imported.jsonl", "{\n")
    put(tmp_path / "topics.yml", "- 1\n")
    put(tmp_path / "about.md", '---\ntitle: "About\n---\n')
    found = load_content(tmp_path)
    assert [paper.slug for paper in found.papers] == ["a"]
    paths = [Path(problem.where.path) for problem in found.problems]
    assert {path.relative_to(tmp_path).as_posix() for path in paths} == {
        "papers/undated/bad.md",
        "papers/imported.jsonl",
        "topics.yml",
        "about.md",
    }


def test_what_does_not_stop_a_build_is_a_warning(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", '---\ntitle: Waves\ntags: ["unheard-of"]\n---\n# Water\n')
    put(tmp_path / "topics.yml", TOPICS)
    found = load_content(tmp_path)
    assert not found.problems
    assert {problem.rule for problem in found.warnings} == {"heading", "tag-known"}


def test_a_tag_that_a_source_brought_is_no_mistake(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", '---\ntitle: Waves\ntags: ["keyword", "typo"]\n---\n')
    put(tmp_path / "topics.yml", TOPICS)
    fields = '{"slug": "a", "title": "Waves", "tags": ["keyword"]}'
    put(tmp_path / "papers/imported.jsonl", f'{{"fields": {fields}, "tagged": ["keyword"]}}\n')
    warnings = load_content(tmp_path).warnings
    assert [problem.message for problem in warnings if problem.rule == "tag-known"] == [
        "tag 'typo' is not a topic in topics.yml"
    ]


def test_the_source_of_a_paper_is_its_path_below_the_folder(tmp_path: Path) -> None:
    put(tmp_path / "papers/2024/05/a.md", PAPER)
    found = load_content(tmp_path)
    assert [found.source_of(paper) for paper in found.papers] == ["papers/2024/05/a.md"]


def test_a_paper_is_found_by_the_path_of_its_page(tmp_path: Path) -> None:
    put(tmp_path / "papers/2024/05/a.md", PAPER)
    put(tmp_path / "a.md", "# About\n")
    found = load_content(tmp_path)
    assert found.paper_at("papers/2024/05/a.md") == found.papers[0]
    assert found.paper_at("a.md") is None
    assert found.other_files == {"a.md"}
