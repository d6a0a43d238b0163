"""Several pages of one paper become one, unless a person's words would be lost."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from bundled import CAPTURES, import_into
from command_line import problems_of, run
from interruptions import each_kill, edit, files_of
from made_up import paper, source
from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.ledger.entry import Entry, Ledger, digest
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.merging.twins import Twins, as_one, find_twins, joined_paper
from paper_archive.paper import Paper

ABSTRACT: Final = "Bees dance. They dance in the dark of the hive. Others follow and learn the way."
MINE: Final = "Bees dance, I say. They dance in the dark of the hive. Others follow and learn."


def page(path: str, slug: str = "bees", text: str = "", **fields: Any) -> store.Page:
    """Return a page as an import writes it, or with another text."""
    of = paper(slug=slug, title="Bees", **{"abstract": ABSTRACT, **fields})
    return store.Page(path, text or write_page(of), of)


def joined(kept: store.Page, *others: store.Page, records: tuple[Paper, ...] = ()) -> Paper | None:
    imported = paper(slug="bees", title="Bees", tags=["bees", "dance"], comments=5)
    shapes = {digest(ABSTRACT): ""}
    return joined_paper(
        Twins(kept, others), kept.paper, Entry(imported, ("Bees",), shapes), records
    )


def write(content: Path, *pages: store.Page) -> store.Stored:
    for each in pages:
        whole_file.write(content / each.path, each.text)
    return store.load(content)


def test_pages_of_one_name_that_are_alike_are_twins(tmp_path: Path) -> None:
    dated = page("papers/2024/bees.md", date="2024")
    stored = write(tmp_path, page("papers/undated/bees.md"), dated)
    (twins,) = find_twins(stored, {})
    assert twins.kept.paper == dated.paper
    assert [each.path for each in twins.others] == [tmp_path / "papers/undated/bees.md"]
    assert (twins.slug, twins.drops) == ("bees", ())


def test_pages_that_a_person_told_apart_are_no_twins(tmp_path: Path) -> None:
    stored = write(tmp_path, page("papers/2024/bees.md"), page("papers/2024/bees-2.md", "bees-2"))
    alone = Entry(paper(slug="bees", title="Bees"))
    assert find_twins(stored, {"bees": alone})
    assert not find_twins(stored, {"bees": replace(alone, apart=("bees-2",))})


def test_of_twins_the_one_that_a_person_touched_is_kept(tmp_path: Path) -> None:
    touched = page("papers/undated/bees.md", text='---\n# mine\ntitle: "Bees"\n---\n\n' + ABSTRACT)
    stored = write(tmp_path, touched, page("papers/2024/bees.md", date="2024"))
    (twins,) = find_twins(stored, {})
    assert twins.kept.text == touched.text


def test_numbered_pages_of_one_title_and_abstract_are_twins(tmp_path: Path) -> None:
    pages = [page(f"papers/undated/{slug}.md", slug) for slug in ("bees", "bees-2", "bees-3")]
    (twins,) = find_twins(write(tmp_path, *pages), {})
    assert (twins.slug, twins.drops) == ("bees", ("bees-2", "bees-3"))


@pytest.mark.parametrize(
    ("slug", "fields"),
    [
        ("bees-2", {"abstract": MINE}),
        ("bees-2", {"abstract": "", "date": "2024"}),
        ("bees-2", {"ids": {"arxiv": "2405.00001"}}),
        ("bees-2", {"authors": ["Cy Dorn"], "date": "2021"}),
        ("wasps-2", {}),
        ("wasps", {}),
    ],
    ids=str,
)
def test_papers_that_are_two_are_no_twins(
    tmp_path: Path, slug: str, fields: dict[str, Any]
) -> None:
    ids = {"arxiv": "2405.00002"} if "ids" in fields else {}
    first = page("papers/bees.md", ids=ids, authors=["Ludwig van Beek"], date="2015")
    assert find_twins(write(tmp_path, first, page(f"papers/{slug}.md", slug, **fields)), {}) == []


@pytest.mark.parametrize(
    "fields",
    [{"abstract": ""}, {"abstract": "Something else entirely, about wasps."}, {"title": "Wasps"}],
    ids=str,
)
def test_pages_of_one_name_about_two_papers_are_no_twins(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    other = paper(**{"slug": "bees", "title": "Bees", "abstract": ABSTRACT, **fields})
    stored = write(
        tmp_path,
        page("papers/bees.md"),
        store.Page("papers/mine/bees.md", write_page(other), other),
    )
    assert find_twins(stored, {}) == []
    assert [problem.rule for problem in stored.problems] == ["slug-unique"]


@pytest.mark.parametrize("link", ["symbolic", "hard"])
def test_two_names_of_one_file_are_no_twins(tmp_path: Path, link: str) -> None:
    write(tmp_path, page("papers/bees.md"))
    other = tmp_path / "papers/bees-2.md"
    if link == "hard":
        other.hardlink_to(tmp_path / "papers/bees.md")
    else:
        other.symlink_to("bees.md")
    assert find_twins(store.load(tmp_path), {}) == []


@pytest.mark.parametrize(
    ("kept", "other", "expected"),
    [
        ({}, {}, {}),
        ({}, {"date": "2024", "venue": "Hives"}, {"date": "2024", "venue": "Hives"}),
        (
            {"sources": [source("a.txt")]},
            {"sources": [source("b.txt")]},
            {"sources": [source("a.txt"), source("b.txt")]},
        ),
        ({"tags": ["bees", "mine"]}, {"tags": ["bees", "dance"]}, {"tags": ["bees", "mine"]}),
        ({"tags": ["bees"]}, {"tags": ["bees", "mine"]}, {"tags": ["bees", "mine"]}),
        ({"comments": 7}, {"comments": 5}, {"comments": 7}),
        ({"comments": 5}, {"comments": 7}, {"comments": 7}),
        ({}, {"links": {"pdf": "https://x.org"}}, {"links": {"pdf": "https://x.org"}}),
        ({}, {"rating": 5}, {"rating": 5}),
        ({}, {"abstract": MINE}, {"abstract": MINE}),
        ({"abstract": MINE}, {}, {"abstract": MINE}),
    ],
    ids=str,
)
def test_one_page_takes_in_what_the_other_holds(
    kept: dict[str, Any], other: dict[str, Any], expected: dict[str, Any]
) -> None:
    result = joined(page("a.md", **kept), page("b.md", **other))
    assert result == page("a.md", **{**kept, **expected}).paper


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ({"date": "2024-01"}, {"date": "2024-02"}),
        ({"comments": 7}, {"comments": 8}),
        ({"links": {"pdf": "https://x.org"}}, {"links": {"pdf": "https://y.org"}}),
        ({"rating": 5}, {"rating": 4}),
        ({"abstract": MINE}, {"abstract": f"{MINE} And I mean it."}),
        ({}, {"notes": "## Notes\n\nMine.\n"}),
        ({}, {"text": write_page(page("x").paper).replace("---\n\n#", "# mine\n---\n\n#")}),
    ],
    ids=str,
)
def test_twins_stay_two_if_words_of_a_person_would_be_lost(
    kept: dict[str, Any], other: dict[str, Any]
) -> None:
    assert joined(page("a.md", **kept), page("b.md", **other)) is None


def test_what_an_import_brought_is_no_word_of_a_person() -> None:
    kept, other = page("a.md", date="2024-01"), page("b.md", date="2024-02")
    assert joined(kept, other, records=(other.paper,)) == kept.paper


def test_the_entries_of_twins_become_one() -> None:
    pages = [page("papers/bees.md"), page("papers/bees-2.md", "bees-2")]
    ledger: Ledger = {
        "bees": Entry(
            pages[0].paper,
            ("Bees",),
            {"1": ""},
            ("dance",),
            ("hives",),
            {"comments": "2024-01-01"},
        ),
        "bees-2": Entry(paper(slug="bees-2", venue="Hives"), ("Bees!",), {"2": ""}, ("sun",)),
        "wasps": Entry(paper(slug="wasps")),
    }
    papers, entries = as_one(
        {each.paper.slug: each.paper for each in pages}, ledger, [Twins(pages[0], (pages[1],))]
    )
    assert (list(papers), list(entries)) == (["bees"], ["bees", "wasps"])
    entry = entries["bees"]
    assert (entry.paper.venue, entry.titles, entry.untagged) == (
        "Hives",
        ("Bees", "Bees!"),
        ("dance", "sun"),
    )
    assert list(entry.abstracts) == ["1", "2"]


def ruin(folder: Path) -> Path:
    """Return an archive as two imports at once left it, before they took turns."""
    first = [path for path in CAPTURES if path.stem.endswith(("-a", "2026-01-08"))]
    import_into(folder / "first", first)
    import_into(folder / "second", [path for path in CAPTURES if path not in first])
    for name in ("first", "second"):
        shutil.copytree(folder / name, folder / "content", dirs_exist_ok=True)
    return folder / "content"


def test_an_archive_that_two_imports_at_once_ruined_is_repaired_by_the_next(tmp_path: Path) -> None:
    content = ruin(tmp_path)
    assert len(store.load(content).twins) == 16
    assert len(store.load_ledger(content)) < 300
    report = import_into(content, CAPTURES)
    import_into(tmp_path / "clean", CAPTURES)
    assert store.load(content).papers == store.load(tmp_path / "clean").papers
    assert store.load_ledger(content) == store.load_ledger(tmp_path / "clean")
    assert report.problems == []
    assert {warning.rule for warning in report.content_warnings} == {"page-joined"}
    assert len(report.content_warnings) == 16
    again = import_into(content, CAPTURES)
    assert (again.saved, again.content_warnings) == (0, [])


def duplicate(folder: Path, change: Callable[[Path], object] = lambda _: None) -> Path:
    """Import two papers, copy one page and lose the ledger; return the copy."""
    run("import", "good-2025-10-30.txt")
    original = folder / "content/papers/2025/07/maps.md"
    copy = original.with_name("maps-2.md")
    shutil.copy(original, copy)
    change(copy)
    (folder / "content" / store.LEDGER).unlink()
    return copy


def test_a_second_page_of_a_paper_is_joined_and_reported(folder: Path) -> None:
    copy = duplicate(folder)
    result = run("import", "good-2025-10-30.txt")
    assert result.exit_code == 0
    assert (
        "warning: content/papers/2025/07/maps-2.md: joined into "
        "content/papers/2025/07/maps.md; deleted [page-joined]"
    ) in result.stdout
    assert not copy.exists()
    assert list(store.load_ledger(folder / "content")) == ["maps", "waves-in-sand"]


def test_a_second_page_that_a_person_wrote_on_stays(folder: Path) -> None:
    copy = duplicate(folder, lambda copy: edit(copy, "# Maps\n", "# Maps\n\n## Mine\n"))
    before = files_of(folder / "content")
    for _ in range(2):
        run("import", "good-2025-10-30.txt")
    after = files_of(folder / "content")
    assert {name: file for name, file in after.items() if name != store.LEDGER} == before
    assert copy.exists()


def test_pages_of_one_name_that_cannot_be_joined_are_a_problem(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    page = folder / "content/papers/2025/07/maps.md"
    for name, date in (("one", "2020-01-01"), ("two", "2021-01-01")):
        other = folder / "content/papers" / name / "maps.md"
        other.parent.mkdir()
        shutil.copy(page, other)
        edit(other, "2025-07-11", date)
    page.unlink()
    before = files_of(folder / "content")
    result = run("import", "good-2025-10-30.txt")
    assert problems_of(result) == [
        ("content/papers/two/maps.md", "slug-unique"),
        ("good-2025-10-30.txt:21", "page-broken"),
    ]
    assert files_of(folder / "content") == before


def test_a_repair_that_was_killed_anywhere_is_finished_by_the_next_import(
    folder: Path,
) -> None:
    duplicate(folder)
    shutil.move("content", "ruined")
    shutil.copytree("ruined", "content")
    run("import", "good-2025-10-30.txt")
    expected = files_of(Path("content"))

    def repeat(number: int) -> None:
        run("import", "good-2025-10-30.txt")
        assert files_of(Path("content")) == expected, number

    assert each_kill(Path("ruined"), ("import", "good-2025-10-30.txt"), repeat) >= 8
