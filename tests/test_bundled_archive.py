"""What the five captures hold is what the archive shows, in whatever order."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from bundled import CAPTURES, PAGES, import_into
from paper_archive.archive import store
from paper_archive.paper import Paper
from paper_archive.workflows.import_report import ImportReport

FCN: Final = "fully-convolutional-networks-for-semantic-segmentation"

Files: TypeAlias = dict[str, bytes]
"""Path below the content folder → what the file holds."""


def files_in(content: Path) -> Files:
    paths = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[ImportReport, Path]:
    """Return the report of one import into an empty folder, and that folder."""
    content = tmp_path_factory.mktemp("bundled") / "content"
    return import_into(content, CAPTURES), content


@pytest.fixture(scope="module")
def papers(imported: tuple[ImportReport, Path]) -> list[Paper]:
    return store.load(imported[1]).papers


def test_every_entry_of_the_five_captures_is_imported(imported: tuple[ImportReport, Path]) -> None:
    report, _ = imported
    assert len(report.sources) == 5
    assert report.problems == []
    assert report.outcomes == Counter(new=501, changed=81)
    assert report.outcomes.total() == 582
    assert report.saved == 501


def test_only_what_a_person_should_know_is_told(imported: tuple[ImportReport, Path]) -> None:
    report, _ = imported
    warnings = [warning for source in report.sources for warning in source.warnings]
    assert [warning.rule for warning in warnings] == ["same-title"]
    assert [conflict for source in report.sources for conflict in source.conflicts] == []


def test_there_are_five_hundred_titles_and_one_paper_more(papers: list[Paper]) -> None:
    assert len(papers) == 501
    assert len({paper.title for paper in papers}) == 500


def test_two_papers_of_one_title_are_two_pages(papers: list[Paper]) -> None:
    both = [paper for paper in papers if paper.slug.startswith(FCN)]
    assert [paper.slug for paper in both] == [FCN, f"{FCN}-2"]
    assert both[0].title == both[1].title
    assert both[0].abstract != both[1].abstract


def test_of_two_papers_of_one_title_the_one_with_more_text_has_the_plain_name(
    papers: list[Paper],
) -> None:
    abstracts = {paper.slug: paper.abstract for paper in papers}
    assert len(abstracts[FCN]) > len(abstracts[f"{FCN}-2"])


def test_every_date_is_known_or_unknown_and_none_is_invented(papers: list[Paper]) -> None:
    dated = [paper for paper in papers if paper.date]
    assert len(dated) == 96
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", paper.date) for paper in dated)
    assert all(paper.date <= "2026-01-08" for paper in dated)


def test_a_date_without_a_year_is_of_the_year_of_its_capture(papers: list[Paper]) -> None:
    yearless = {
        title
        for path in CAPTURES
        for title in re.findall(
            r"^(.+)\n\n.+\n\n  • \d+ authors?\n·\n[A-Z][a-z]{2} \d{1,2}(?: \d+)?$",
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }
    dates = [paper.date for paper in papers if paper.title in yearless]
    assert len(dates) == 10
    assert {date[:4] for date in dates} == {"2025"}


def test_counts_are_those_that_were_printed(papers: list[Paper]) -> None:
    assert sum(paper.comments is not None for paper in papers) == 8
    assert all(paper.upvotes is None and paper.citations is None for paper in papers)
    assert sum(paper.author_count is not None for paper in papers) == 96


def test_nothing_is_invented(papers: list[Paper]) -> None:
    for paper in papers:
        assert not paper.authors
        assert not paper.venue
        assert not paper.ids
        assert not paper.links
        assert not paper.extra
        assert not paper.notes


def test_every_paper_has_an_abstract_and_its_sources(papers: list[Paper]) -> None:
    names = {path.name for path in CAPTURES}
    assert all(paper.abstract for paper in papers)
    assert all({source.name for source in paper.sources} <= names for paper in papers)
    seen = sum(len(paper.sources) for paper in papers)
    assert seen == 582


@pytest.mark.parametrize("seed", range(3))
def test_importing_again_in_any_order_changes_no_byte(
    imported: tuple[ImportReport, Path], seed: int
) -> None:
    _, content = imported
    before = files_in(content)
    order = random.Random(seed).sample(CAPTURES, len(CAPTURES))  # noqa: S311  # an order
    report = import_into(content, order)
    assert report.outcomes == Counter(same=582)
    assert report.saved == 0
    for capture in order:
        import_into(content, [capture])
    assert files_in(content) == before


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_files_are_named_does_not_tell(
    imported: tuple[ImportReport, Path], tmp_path: Path, seed: int
) -> None:
    order = random.Random(seed).sample(CAPTURES, len(CAPTURES))  # noqa: S311  # an order
    import_into(tmp_path / "content", order)
    assert files_in(tmp_path / "content") == files_in(imported[1])


@pytest.mark.parametrize(
    "in_order",
    [
        lambda files: files[::-1],
        lambda files: files[2:] + files[:2],
        lambda files: files[::2] + files[1::2],
    ],
    ids=["backwards", "from-the-middle", "every-other"],
)
def test_one_file_at_a_time_in_any_order_gives_the_same_papers(
    papers: list[Paper], tmp_path: Path, in_order: Callable[[list[Path]], list[Path]]
) -> None:
    content = tmp_path / "content"
    for capture in in_order(CAPTURES):
        import_into(content, [capture])

    def facts(of: list[Paper]) -> set[tuple[object, ...]]:
        return {(p.title, p.abstract, p.date, p.author_count, p.comments, p.sources) for p in of}

    assert facts(store.load(content).papers) == facts(papers)


def test_deleted_pages_stay_deleted(imported: tuple[ImportReport, Path], tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(imported[1], content)
    for page in store.load(content).pages.values():
        page.path.unlink()
    report = import_into(content, CAPTURES)
    assert report.outcomes == Counter(same=582)
    assert store.load(content).papers == []


def test_the_pages_and_so_the_addresses_of_the_papers_stay_the_same(
    imported: tuple[ImportReport, Path],
) -> None:
    folder = imported[1] / store.PAPERS
    pages = {path.relative_to(folder).with_suffix("") for path in folder.rglob("*.md")}
    assert pages == {Path(line) for line in PAGES.read_text(encoding="utf-8").splitlines()}
