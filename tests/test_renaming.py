"""A page gets another name, and the former one leads to it whatever else is done."""

import json
from multiprocessing import get_context
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from command_line import problems_of, put, run
from interruptions import each_kill, files_of
from paper_archive.archive import store
from paper_archive.archive.content import load_content
from paper_archive.paper import Paper
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.site import site_of

BIB: Final = """
@article{sea, title = {Waves at Sea}, author = {Ada Lovelace and Alan Turing}, year = 2019,
  journal = {Sea Letters}, doi = {10.1000/sea},
  abstract = {We watch waves at sea from a boat. They are long. They are slow.}}
@article{sand, title = {Ripples in Dry Sand}, author = {Grace Hopper}, year = 2020,
  journal = {Sand Letters}, doi = {10.1000/sand},
  abstract = {We dig for ripples in dry sand. They are short. They are many.}}
"""
SEA: Final = "waves-at-sea"
SAND: Final = "ripples-in-dry-sand"
CONTENT: Final = Path("content")


def pages() -> dict[str, Paper]:
    return {slug: page.paper for slug, page in store.load(CONTENT).pages.items()}


def redirects() -> dict[str, tuple[str, ...]]:
    return {slug: paper.redirects for slug, paper in pages().items() if paper.redirects}


def in_feed() -> dict[str, tuple[str, str]]:
    """Return the title of each paper in the feed, with its id and its instant."""
    site = site_of(load_content(CONTENT).papers, (), "Papers", "https://papers.test/")
    items = json.loads(FeedFiles(site)["feed.json"])["items"]
    return {item["title"]: (item["id"], item["date_modified"]) for item in items}


def path_of(slug: str) -> Path:
    return store.load(CONTENT).pages[slug].path


def done(*args: str) -> list[str]:
    """Run a command that succeeds, and return what it printed."""
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


@pytest.fixture(autouse=True)
def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(Path("all.bib"), BIB)
    done("import", "all.bib", "--captured", "2024-05-22")


def test_a_renamed_page_stays_the_same_but_for_its_name_and_its_former_one() -> None:
    page = path_of(SEA)
    text = page.read_text(encoding="utf-8").replace("---\n\n#", "rating: 5 # mine\n---\n\n#")
    put(page, f"{text}\n## Notes\n\nMine.\n")
    lines = done("rename", page.as_posix(), "sea")
    assert lines == [f"renamed {SEA} to sea", f"/papers/{SEA}/ leads to /papers/sea/"]
    added = f'redirects: ["{SEA}"]\n'
    after = page.with_name("sea.md").read_text(encoding="utf-8")
    assert after.replace(added, "") == f"{text}\n## Notes\n\nMine.\n"
    assert sorted(pages()) == [SAND, "sea"]


def test_imports_know_a_renamed_page_and_give_its_former_name_to_no_other() -> None:
    done("rename", SEA, "sea")
    before = files_of(CONTENT)
    assert "2 same" in " ".join(done("import", "all.bib"))
    assert files_of(CONTENT) == before
    put(Path("new.bib"), "@book{x, title = {Waves at Sea}, author = {Emmy Noether}, year = 1918}")
    run("import", "new.bib")
    assert sorted(pages()) == [SAND, "sea", f"{SEA}-2"]


def test_an_import_gives_no_page_an_address_that_is_redirected() -> None:
    put(CONTENT / "redirects.yml", 'papers/maps/: {removed: ""}\n')
    put(Path("new.bib"), "@book{x, title = {Maps}, author = {Emmy Noether}, year = 1918}")
    done("import", "new.bib")
    assert "maps-2" in pages()
    assert "no problems" in done("check")[-1]


def test_a_page_that_was_renamed_twice_has_both_former_names() -> None:
    done("rename", SEA, "sea")
    done("rename", "sea", "ocean")
    assert redirects() == {"ocean": (SEA, "sea")}


def test_a_renaming_can_be_undone() -> None:
    done("rename", SEA, "sea")
    done("rename", "sea", SEA)
    assert redirects() == {SEA: (SEA, "sea")}
    assert "no problems" in done("check")[-1]
    assert sorted(store.load_ledger(CONTENT)) == [SAND, SEA]


def test_programs_that_read_feeds_take_no_renamed_or_merged_page_for_a_new_one() -> None:
    before = in_feed()
    path_of(SEA).rename(path_of(SEA).with_name("sea.md"))
    assert in_feed() == before
    for old, new in [(SEA, "sea"), ("sea", "a-sea"), ("a-sea", SEA), (SEA, "sea")]:
        done("rename", old, new)
        assert in_feed() == before
    done("rename", SAND, "a-sand")
    done("merge", "sea", "a-sand")
    done("rename", "sea", "the-sea")
    assert [*in_feed().values()] == [before["Waves at Sea"]]
    done("split", "the-sea", "a-sand")
    assert in_feed() == before


def test_the_kept_page_stays_the_same_paper_in_feeds_if_it_never_had_another_name() -> None:
    before = in_feed()
    done("merge", SEA, SAND)
    assert [*in_feed().values()] == [before["Waves at Sea"]]
    assert "no problems" in done("check")[-1]


def test_renaming_again_changes_nothing() -> None:
    done("rename", SEA, "sea")
    before = files_of(CONTENT)
    assert done("rename", SEA, "sea") == [f"{SEA} was renamed to sea before; nothing to do"]
    assert files_of(CONTENT) == before


def test_a_page_that_was_renamed_by_hand_gets_its_redirect() -> None:
    page = path_of(SEA)
    page.rename(page.with_name("sea.md"))
    assert done("rename", SEA, "sea") == [f"/papers/{SEA}/ leads to /papers/sea/"]
    assert redirects() == {"sea": (SEA,)}
    assert sorted(store.load_ledger(CONTENT)) == [SAND, "sea"]


def test_a_page_that_was_renamed_by_hand_gets_its_redirect_from_the_next_import() -> None:
    page = path_of(SEA)
    page.rename(page.with_name("sea.md"))
    done("import", "all.bib")
    assert redirects() == {"sea": (SEA,)}


def test_a_page_that_was_renamed_by_hand_and_then_by_the_command_has_both_names() -> None:
    page = path_of(SEA)
    page.rename(page.with_name("sea.md"))
    done("rename", "sea", "ocean")
    assert redirects() == {"ocean": (SEA, "sea")}
    assert sorted(store.load_ledger(CONTENT)) == ["ocean", SAND]


def test_a_page_that_a_person_wrote_is_renamed_and_stays_unknown_to_imports() -> None:
    put(CONTENT / "papers/mine.md", '---\ntitle: "Mine"\n---\n\n# Mine\n')
    done("rename", "mine", "ours")
    assert redirects() == {"ours": ("mine",)}
    assert sorted(store.load_ledger(CONTENT)) == [SAND, SEA]


@pytest.mark.parametrize("name", ["Waves at Sea", "WAVES", "waves_at_sea"])
def test_a_file_whose_name_is_no_slug_can_be_renamed(name: str) -> None:
    page = path_of(SEA)
    page.rename(page.with_name(f"{name}.md"))
    done("rename", name, name.lower().replace(" ", "-").replace("_", "-"))
    assert "no problems" in done("check")[-1]


def test_a_merged_page_leads_to_the_kept_one_and_splitting_undoes_that() -> None:
    done("rename", SAND, "sand")
    assert f"deleted sand: /papers/sand/ leads to /papers/{SEA}/" in done("merge", SEA, "sand")
    assert redirects() == {SEA: (SEA, SAND, "sand")}
    done("split", SEA, "sand")
    assert redirects() == {"sand": (SAND,)}


def test_renaming_the_kept_page_keeps_the_address_of_the_merged_one() -> None:
    done("merge", SEA, SAND)
    done("rename", SEA, "sea")
    assert redirects() == {"sea": (SEA, SAND)}
    done("split", "sea", SAND)
    assert redirects() == {"sea": (SEA,)}
    assert sorted(pages()) == [SAND, "sea"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (SEA, SAND, "page-taken"),
        (SEA, "broken", "page-taken"),
        (SEA, "deleted", "page-taken"),
        (SEA, "former", "page-taken"),
        (SEA, "redirected", "page-taken"),
        (SEA, "joined", "page-taken"),
        (SEA, "con", "slug-shape"),
        (SEA, "index", "slug-shape"),
        (SEA, "com1", "slug-shape"),
        (SEA, "Waves-At-Sea", "slug-shape"),
        (SEA, "waves at sea", "slug-shape"),
        (SEA, "w" * 81, "slug-shape"),
        (SEA, "", "slug-shape"),
        (SEA, "..", "slug-shape"),
        (SEA, "../x", "slug-shape"),
        (SEA, "content/papers/x.md", "slug-shape"),
        (SEA, "x/", "slug-shape"),
        ("nowhere", "elsewhere", "page-unknown"),
        ("broken", "elsewhere", "front-matter"),
        ("former", SEA, "page-taken"),
        ("joined", SEA, "page-taken"),
    ],
)
def test_a_name_that_a_page_cannot_get_changes_nothing(old: str, new: str, rule: str) -> None:
    put(Path("more.bib"), "".join(f"@misc{{x, title = {{{each}}}, year = 2021}}" for each in (
        "Deleted", "Another", "Joined",
    )))  # fmt: skip
    done("import", "more.bib")
    done("merge", "another", "joined")
    path_of("deleted").unlink()
    done("rename", SAND, "former")
    done("rename", "former", SAND)
    put(CONTENT / "papers/broken.md", "no front-matter\n")
    put(CONTENT / "redirects.yml", "papers/redirected/: about/\n")
    before = files_of(CONTENT)
    result = run("rename", old, new)
    assert result.exit_code == 1
    assert [each for _, each in problems_of(result)] == [rule]
    assert files_of(CONTENT) == before


def test_who_gives_a_former_name_is_told_the_present_one() -> None:
    done("rename", SEA, "first")
    done("rename", "first", "second")
    before = files_of(CONTENT)
    for former in (SEA, "first"):
        result = run("rename", former, "third")
        assert [rule for _, rule in problems_of(result)] == ["page-unknown"]
        assert f"there is no page {former}.md; it is second.md now" in result.stderr
    assert files_of(CONTENT) == before


def test_a_page_is_not_renamed_to_its_own_name() -> None:
    assert run("rename", SEA, f"{SEA}.md").exit_code == 2


def test_a_renaming_that_was_interrupted_and_is_repeated_is_as_if_nothing_had_happened() -> None:
    archive = CONTENT.rename("archive")
    copytree(archive, CONTENT)
    done("rename", SEA, "sea")
    expected = files_of(CONTENT)

    def repeat(number: int) -> None:
        texts = b"".join(file for _, file in files_of(CONTENT).values())
        assert b"We watch waves" in texts
        done("rename", SEA, "sea")
        assert files_of(CONTENT) == expected, number

    assert each_kill(archive, ("rename", SEA, "sea"), repeat) > 5


def rename_to(new: str) -> None:
    run("rename", SEA, new)


def test_of_two_renamings_at_once_one_is_done() -> None:
    with get_context("fork").Pool(2) as pool:
        pool.map(rename_to, ["one", "two"])
    assert redirects() in ({"one": (SEA,)}, {"two": (SEA,)})
    assert sorted(store.load_ledger(CONTENT)) == sorted(pages())
