"""`paper-archive enrich --from`: what pages lack comes from files, and nothing else changes."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from made_up import paper
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.cli import main
from paper_archive.paper import Paper

ABSTRACT = "Ducks learn to swim before they learn to fly, which three ponds confirm."


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def keep(folder: Path, *papers: Paper) -> None:
    for each in papers:
        path = folder / "content/papers/undated" / f"{each.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(each), encoding="utf-8")


def pages(folder: Path) -> dict[str, Paper]:
    return {slug: page.paper for slug, page in store.load(folder / "content").pages.items()}


def enrich(*rows: Mapping[str, object], options: tuple[str, ...] = ()) -> Result:
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    Path("facts.jsonl").write_text(text, encoding="utf-8")
    arguments = ["enrich", "--from", "facts.jsonl", *options]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_what_a_page_lacks_is_filled_in_and_the_source_is_named(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT))
    row = {"title": "How ducks swim", "abstract": ABSTRACT, "authors": ["Ada Duck"]}
    result = enrich({**row, "date": "2031-05-02", "arxiv": "3105.00001"})
    assert result.exit_code == 0
    page = pages(archive)["how-ducks-swim"]
    assert page.authors == ("Ada Duck",)
    assert page.date == "2031-05-02"
    assert page.ids == {"arxiv": "3105.00001"}
    assert [source.name for source in page.sources] == ["facts.jsonl"]
    assert "filled in: date of 1 paper, authors of 1 paper, ids of 1 paper" in result.output


def test_what_a_page_says_stays_and_the_difference_is_reported(archive: Path) -> None:
    page = paper("How Ducks Swim", abstract=ABSTRACT, date="2031-05-01", tags=("ducks",))
    keep(archive, page)
    row = {"title": "HOW DUCKS SWIM", "abstract": f"{ABSTRACT} And more.", "tags": ["swans"]}
    result = enrich({**row, "date": "2031-05-02", "authors": ["Ada Duck"]})
    after = pages(archive)["how-ducks-swim"]
    assert (after.title, after.abstract, after.tags) == (page.title, page.abstract, page.tags)
    assert after.date == "2031-05-01"
    assert after.authors == ("Ada Duck",)
    assert "date stays '2031-05-01', not '2031-05-02'" in result.output


def test_a_paper_that_the_archive_lacks_is_not_added(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT))
    result = enrich({"title": "How Swans Swim", "abstract": "Slowly.", "authors": ["Bo Swan"]})
    assert pages(archive).keys() == {"how-ducks-swim"}
    assert "1 of papers that the archive lacks" in result.output


def test_a_record_that_adds_nothing_leaves_no_trace(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT, authors=("Ada Duck",)))
    before = pages(archive)
    enrich({"title": "How Ducks Swim", "abstract": ABSTRACT, "authors": ["Ada Duck"]})
    assert pages(archive) == before


def test_a_title_alone_fills_nothing_in_but_is_reported(archive: Path) -> None:
    title = "How Ducks Learn to Swim in Ponds of Three Sizes"
    keep(archive, paper(title, abstract=ABSTRACT))
    result = enrich({"title": title, "date": "1931", "authors": ["Someone Else"]})
    assert not pages(archive)[paper(title).slug].authors
    assert "may be this paper" in result.output
    assert "[not-filled]" in result.output


def test_a_record_that_names_its_page_needs_only_the_title(archive: Path) -> None:
    keep(archive, paper("Editorial", slug="editorial-2", abstract=ABSTRACT))
    enrich({"slug": "editorial-2", "title": "Editorial", "authors": ["Ada Duck"]})
    assert pages(archive)["editorial-2"].authors == ("Ada Duck",)


def test_a_record_that_names_a_page_of_another_title_is_rejected(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT))
    result = enrich({"slug": "how-ducks-swim", "title": "On Swans", "authors": ["Bo Swan"]})
    assert result.exit_code == 1
    assert not pages(archive)["how-ducks-swim"].authors
    assert ": page how-ducks-swim has another title" in result.output


def test_enriching_twice_changes_nothing(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT, date="2031-05-01"))
    row = {"title": "How Ducks Swim", "abstract": ABSTRACT, "authors": ["Ada Duck"]}
    enrich({**row, "date": "2031-05-02"})
    files = {path: path.read_bytes() for path in sorted(archive.rglob("content/**/*.*"))}
    result = enrich({**row, "date": "2031-05-02"})
    assert {path: path.read_bytes() for path in sorted(archive.rglob("content/**/*.*"))} == files
    assert "1 with nothing new" in result.output


def test_what_a_person_deleted_is_not_filled_in_again(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT))
    row = {"title": "How Ducks Swim", "abstract": ABSTRACT, "authors": ["Ada Duck"]}
    enrich(row)
    [path] = archive.glob("content/papers/*/how-ducks-swim.md")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('authors: ["Ada Duck"]\n', ""), encoding="utf-8")
    enrich(row)
    assert not pages(archive)["how-ducks-swim"].authors


def test_a_dry_run_tells_what_would_be_filled_in(archive: Path) -> None:
    keep(archive, paper("How Ducks Swim", abstract=ABSTRACT))
    row = {"title": "How Ducks Swim", "abstract": ABSTRACT, "authors": ["Ada Duck"]}
    enrich(row, options=("--dry-run", "--report", "report.json"))
    assert not pages(archive)["how-ducks-swim"].authors
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["filled"] == {"authors": 1}
    assert report["unknown"] == {"date": 1, "ids": 1, "venue": 1}


def test_papers_of_the_archive_are_found_among_all_of_arxiv(archive: Path) -> None:
    swans = {
        "ids": {"arxiv": "0704.0002"},
        "abstract": "White swans are white, and black ones not.",
    }
    title = "How Ducks of $\\mathbb{R}^3$ Swim"
    keep(archive, paper(title, abstract=ABSTRACT), paper("Swans", **swans))
    lines: list[Mapping[str, object]] = [
        {
            "id": "0704.0001",
            "title": title,
            "abstract": ABSTRACT,
            "authors_parsed": [["Duck", "Ada"]],
        },
        {
            "id": "0704.0002",
            "title": "Birds",
            "abstract": swans["abstract"],
            "authors_parsed": [["Swan", "Bo"]],
        },
        {"id": "0704.0003", "title": "Geese", "abstract": ABSTRACT, "authors_parsed": []},
        {"id": "no id", "title": "Coots", "abstract": "", "authors_parsed": []},
    ]
    result = enrich(*lines)
    assert result.exit_code == 0
    assert pages(archive)[paper(title).slug].authors == ("Ada Duck",)
    assert pages(archive)["swans"].authors == ("Bo Swan",)
    assert "4 records (2 filled in, 0 with nothing new, 2 of papers that" in result.output
