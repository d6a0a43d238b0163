"""A person decides what one paper is, and no later import changes that."""

import json
from itertools import permutations
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from command_line import TOPICS, problems_of, put, run
from interruptions import each_kill, edit, files_of
from paper_archive.archive import store
from paper_archive.paper import Paper

SEA: Final = """
@article{sea, title = {Waves at Sea}, author = {Ada Lovelace and Alan Turing}, year = 2019,
  journal = {Sea Letters}, doi = {10.1000/sea}, keywords = {salt}, url = {https://sea.test/},
  abstract = {We watch waves at sea from a boat. They are long. They are slow.}}
"""
SAND: Final = """
@article{sand, title = {Ripples in Dry Sand}, author = {Grace Hopper}, year = 2020,
  journal = {Sand Letters}, doi = {10.1000/sand}, keywords = {dunes},
  abstract = {We dig for ripples in dry sand. They are short. They are many.}}
"""
SAND_RIS: Final = """TY  - JOUR
TI  - Ripples in dry sand
AU  - Hopper, G.
PY  - 2020
DO  - https://doi.org/10.1000/SAND
ER  -
"""
SEA_RIS: Final = """TY  - JOUR
TI  - Waves at sea
AU  - Lovelace, A.
AU  - Turing, A.
PY  - 2019
DO  - 10.1000/sea
ER  -
"""
ONE_TITLE: Final = """
@inproceedings{a, title = {Waves That Travel Through Layered Sand}, author = {Ada Lovelace},
  year = 2019, booktitle = {Conference on Sand}}
@article{b, title = {Waves that travel through layered sand}, author = {Ada Lovelace},
  year = 2020, journal = {Sand Letters}, doi = {10.1000/b}, keywords = {dunes},
  abstract = {We dig for waves in dry sand. They are short. They are many.}}
"""
ONE_TITLE_RIS: Final = """TY  - CPAPER
TI  - Waves that Travel through Layered Sand
AU  - Lovelace, A.
PY  - 2019
T2  - Conference on Sand
ER  -
TY  - JOUR
TI  - Waves that Travel through Layered Sand
AU  - Lovelace, A.
PY  - 2020
JO  - Sand Letters
ER  -
"""
FILES: Final = {
    "sea.bib": SEA,
    "sand.bib": SAND,
    "sand.ris": SAND_RIS,
    "sea.ris": SEA_RIS,
    "one-title.bib": ONE_TITLE,
    "one-title.ris": ONE_TITLE_RIS,
}
KEPT: Final = "waves-at-sea"
GONE: Final = "ripples-in-dry-sand"
TITLE: Final = "waves-that-travel-through-layered-sand"


def pages(content: Path = Path("content")) -> dict[str, Paper]:
    return {slug: page.paper for slug, page in store.load(content).pages.items()}


def path_of(slug: str) -> Path:
    return store.load(Path("content")).pages[slug].path


def done(*args: str) -> list[str]:
    """Run a command that succeeds, and return what it printed."""
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


@pytest.fixture(autouse=True)
def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in FILES.items():
        put(tmp_path / name, text)
    monkeypatch.chdir(tmp_path)


def merged() -> list[str]:
    done("import", "sea.bib", "sand.bib")
    return done("merge", KEPT, GONE)


def test_a_merged_page_has_what_both_had_and_says_what_it_left_out() -> None:
    done("import", "sea.bib", "sand.bib")
    for slug in (KEPT, GONE):
        text = path_of(slug).read_text(encoding="utf-8")
        put(path_of(slug), f"{text}\n## Notes\n\nMine on {slug}.\n")
    lines = done("merge", KEPT, f"{GONE}.md")
    (paper,) = pages().values()
    assert (paper.slug, paper.title) == (KEPT, "Ripples in Dry Sand")
    assert (paper.tags, paper.ids) == (("dunes", "salt"), {"doi": "10.1000/sea"})
    assert paper.links == {"page": "https://sea.test/"}
    assert [source.name for source in paper.sources] == ["sand.bib", "sea.bib"]
    assert paper.notes.count("## Notes") == 2
    assert paper.notes.index(f"Mine on {KEPT}") < paper.notes.index(f"Mine on {GONE}")
    assert (
        "kept: waves-at-sea: venue stays 'Sea Letters' (from sea.bib), not 'Sand Letters'" in lines
    )
    assert f"deleted {GONE}: /papers/{GONE}/ leads to /papers/{KEPT}/" in lines


@pytest.mark.parametrize(
    "names", [*permutations(["sea.bib", "sand.bib", "sand.ris", "sea.ris"], 2)]
)
@pytest.mark.parametrize("update", [(), ("--update",)], ids=["", "update"])
def test_pages_that_were_merged_stay_one_whatever_is_imported(
    names: tuple[str, ...], update: tuple[str, ...]
) -> None:
    merged()
    before = files_of(Path("content"))
    lines = done("import", *names, *update)
    assert list(pages()) == [KEPT]
    if not update:
        assert not [line for line in lines if line.startswith("kept:") and "venue" in line]
        done("import", "sea.bib", "sand.bib")
        assert files_of(Path("content")).keys() == before.keys()


def test_what_a_person_wrote_on_either_page_stays() -> None:
    done("import", "sea.bib", "sand.bib")
    edit(path_of(KEPT), '"Sea Letters"', '"My Letters"')
    edit(path_of(GONE), "# Ripples in Dry Sand", "# My Sand")
    edit(path_of(GONE), '"Ripples in Dry Sand"', '"My Sand"')
    edit(path_of(GONE), '["dunes"]', '["mine"]')
    edit(path_of(GONE), "---\n\n#", "rating: 5\n---\n\n#")
    done("merge", KEPT, GONE)
    done("import", "sea.bib", "sand.bib", "sand.ris")
    (paper,) = pages().values()
    assert (paper.title, paper.venue) == ("My Sand", "My Letters")
    assert (paper.tags, paper.extra) == (("mine", "salt"), {"rating": 5})


def test_notes_that_both_pages_have_are_kept_once() -> None:
    done("import", "sea.bib", "sand.bib")
    for slug in (KEPT, GONE):
        text = path_of(slug).read_text(encoding="utf-8")
        put(path_of(slug), f"{text}\n## Notes\n\nRead in May.\n")
    done("merge", KEPT, GONE)
    assert pages()[KEPT].notes.count("Read in May.") == 1


def test_a_tag_that_a_person_removed_from_either_page_stays_removed() -> None:
    put(Path("sand.bib"), SAND.replace("{dunes}", "{dunes, salt}"))
    done("import", "sea.bib", "sand.bib")
    edit(path_of(GONE), '["dunes", "salt"]', '["dunes"]')
    put(Path("content/topics.yml"), "[]")
    done("tag")
    done("merge", KEPT, GONE)
    assert pages()[KEPT].tags == ("dunes",)


def test_the_address_of_a_merged_page_is_not_given_to_another_paper() -> None:
    merged()
    other = SAND.replace("10.1000/sand", "10.1000/other").replace("Grace Hopper", "Jane Roe")
    put(Path("other.bib"), other.replace("We dig", "Jane digs").replace("They are", "It was"))
    done("import", "other.bib")
    assert list(pages()) == [f"{GONE}-2", KEPT]


def test_a_merge_survives_a_new_name_of_the_page() -> None:
    merged()
    page = path_of(KEPT)
    page.rename(page.with_name("mine.md"))
    done("import", "sand.ris", "sea.bib", "sand.bib")
    assert list(pages()) == ["mine"]
    done("split", "mine", GONE)
    assert list(pages()) == ["mine", GONE]


def test_a_merge_is_undone() -> None:
    done("import", "sea.bib", "sand.bib")
    before = pages()
    done("merge", KEPT, GONE)
    done("split", KEPT, GONE)
    assert pages()[GONE] == before[GONE]
    done("import", "sea.bib", "sand.bib")
    assert pages() == before
    done("import", "sand.ris", "sea.ris")
    assert list(pages()) == list(before)


def test_pages_that_a_person_made_can_be_merged_and_split() -> None:
    for name, venue in (("one", "Sea"), ("two", "Sand")):
        put(
            Path(f"content/papers/{name}.md"),
            f'---\ntitle: "Waves"\nvenue: "{venue}"\n---\n\n# Waves\n\nOf {name}.\n',
        )
    lines = done("merge", "one", "two")
    assert "kept: one: venue stays 'Sea', not 'Sand'" in lines
    assert list(pages()) == ["one"]
    done("split", "one", "two")
    assert {slug: (each.venue, each.abstract) for slug, each in pages().items()} == {
        "one": ("Sea", "Of one."),
        "two": ("Sand", "Of two."),
    }


def test_orcids_follow_the_names_of_authors_when_pages_are_merged_and_split() -> None:
    ada, al = "0000-0002-1825-0097", "0000-0002-1694-233X"
    said = {
        "one": f'authors: ["A. King"]\norcids: {{"A. King": "{ada}"}}',
        "two": f'authors: ["Ada King", "Al Roe"]\norcids: {{"Al Roe": "{al}"}}',
    }
    for name, lines in said.items():
        text = f'---\ntitle: "Waves"\n{lines}\n---\n\n# Waves\n\nOf {name}.\n'
        put(Path(f"content/papers/{name}.md"), text)
    before = pages()
    done("merge", "one", "two")
    (one,) = pages().values()
    assert one.orcids.items() <= {"A. King": ada, "Ada King": ada, "Al Roe": al}.items()
    assert ada in one.orcids.values()
    done("split", "one", "two")
    after = pages()
    assert after["two"].orcids == before["two"].orcids
    assert {*after["one"].orcids} <= {*after["one"].authors}


def name_of(words: str) -> str:
    """Return the name of the record that has these words in the list."""
    lines = done("split", TITLE)
    assert lines[0] == f"{TITLE} holds 2 records:"
    (name,) = [line.split()[0] for line in lines if words in line]
    return name


def split_up() -> None:
    done("import", "one-title.bib")
    assert list(pages()) == [TITLE]
    done("split", TITLE, name_of("Sand Letters"))


def test_two_papers_on_one_page_become_two_pages() -> None:
    split_up()
    both = pages()
    assert list(both) == [TITLE, f"{TITLE}-2"]
    assert [(each.venue, each.date, each.ids) for each in both.values()] == [
        ("Conference on Sand", "2019", {}),
        ("Sand Letters", "2020", {"doi": "10.1000/b"}),
    ]
    assert [each.tags for each in both.values()] == [(), ("dunes",)]
    assert [bool(each.abstract) for each in both.values()] == [False, True]


def test_a_split_page_keeps_the_topics_of_its_own_title() -> None:
    put(Path("content/topics.yml"), TOPICS.replace("slug: waves", "slug: dunes"))
    split_up()
    assert [each.tags for each in pages().values()] == [("dunes",), ("dunes",)]


@pytest.mark.parametrize("names", [*permutations(["one-title.bib", "one-title.ris"])])
@pytest.mark.parametrize("update", [(), ("--update",)], ids=["", "update"])
def test_papers_that_were_told_apart_stay_two_pages(
    names: tuple[str, ...], update: tuple[str, ...]
) -> None:
    split_up()
    before = pages()
    for name in names:
        done("import", name, *update)
        assert list(pages()) == list(before)
        assert [each.venue for each in pages().values()] == ["Conference on Sand", "Sand Letters"]
        assert [each.ids for each in pages().values()] == [{}, {"doi": "10.1000/b"}]


def test_papers_that_were_told_apart_and_merged_again_are_one() -> None:
    split_up()
    done("merge", f"{TITLE}-2", TITLE)
    done("import", "one-title.bib", "one-title.ris")
    assert list(pages()) == [f"{TITLE}-2"]


def test_papers_that_were_told_apart_are_so_after_one_was_merged_into_another_page() -> None:
    split_up()
    done("import", "sea.bib")
    done("merge", KEPT, f"{TITLE}-2")
    edit(path_of(TITLE), "---\n\n#", 'ids: {"doi": "10.1000/sea"}\n---\n\n#')
    assert not [line for line in done("check") if "ids-shared" in line]


def test_a_page_that_was_split_off_and_deleted_stays_deleted() -> None:
    split_up()
    path_of(f"{TITLE}-2").unlink()
    run("import", "one-title.bib", "one-title.ris")
    (paper,) = pages().values()
    assert (paper.slug, paper.ids, paper.abstract) == (TITLE, {}, "")


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (("merge", KEPT, "nowhere"), "page-unknown"),
        (("merge", "nowhere", KEPT), "page-unknown"),
        (("split", "nowhere"), "page-unknown"),
        (("split", KEPT, "2"), "record-unknown"),
        (("split", KEPT, GONE), "record-unknown"),
        (("split", KEPT, "1"), "record-unknown"),
        (("merge", KEPT, "broken"), "front-matter"),
        (("merge", "broken", KEPT), "front-matter"),
        (("split", "broken"), "front-matter"),
    ],
)
def test_a_page_or_record_that_cannot_be_meant_is_a_problem(
    args: tuple[str, ...], rule: str
) -> None:
    done("import", "sea.bib", "sand.bib")
    put(Path("content/papers/broken.md"), "no front-matter\n")
    before = files_of(Path("content"))
    result = run(*args)
    assert result.exit_code == 1
    assert [each for _, each in problems_of(result)] == [rule]
    assert files_of(Path("content")) == before


def test_a_page_is_not_split_from_all_of_its_records() -> None:
    done("import", "one-title.bib")
    before = files_of(Path("content"))
    names = [name_of(words) for words in ("Sand Letters", "Conference on Sand")]
    result = run("split", TITLE, *names)
    assert (result.exit_code, "[record-unknown]" in result.stderr) == (1, True)
    assert files_of(Path("content")) == before


def test_a_page_cannot_be_merged_into_itself() -> None:
    done("import", "sea.bib")
    result = run("merge", KEPT, f"content/papers/2019/{KEPT}.md")
    assert result.exit_code == 2
    assert "cannot be merged into itself" in result.stderr
    assert list(pages()) == [KEPT]


def test_a_page_that_cannot_be_deleted_is_merged_when_the_command_runs_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done("import", "sea.bib", "sand.bib")
    gone = path_of(GONE)
    with monkeypatch.context() as patch:

        def refuse(path: Path, _target: Path) -> Path:
            raise PermissionError(13, "Permission denied", str(path))

        patch.setattr(Path, "rename", refuse)
        result = run("merge", KEPT, GONE)
    assert result.exit_code == 1
    message = f"cannot delete the page, whose paper is on {KEPT}.md now: Permission denied"
    assert f"{gone.as_posix()}: {message} [file-write]" in result.stderr
    assert "run it again" in result.stderr
    assert list(pages()) == [GONE, KEPT]
    done("merge", KEPT, GONE)
    again = files_of(Path("content"))
    assert list(pages()) == [KEPT]
    assert done("merge", KEPT, GONE) == [f"{GONE} was merged into {KEPT} before; nothing to do"]
    assert files_of(Path("content")) == again


def test_two_names_of_one_file_are_not_merged() -> None:
    done("import", "sea.bib")
    page = path_of(KEPT)
    page.with_name("link.md").symlink_to(page.name)
    before = files_of(Path("content"))
    assert run("merge", KEPT, "link").exit_code == 1
    assert files_of(Path("content")) == before


@pytest.mark.parametrize(
    "command",
    [("merge", KEPT, GONE), ("split", TITLE, "Conference"), ("split", TITLE, "Letters")],
    ids=" ".join,
)
def test_a_decision_that_was_interrupted_and_is_repeated_is_as_if_nothing_had_happened(
    command: tuple[str, ...],
) -> None:
    done("import", "sea.bib", "sand.bib", "one-title.bib")
    if command[0] == "split":
        command = (*command[:2], name_of(command[2]))
    archive = Path("content").rename("archive")
    copytree(archive, "content")
    done(*command)
    expected = files_of(Path("content"))

    def repeat(number: int) -> None:
        words = b"".join(file for _, file in files_of(Path("content")).values())
        assert b"We watch waves" in words
        assert b"We dig for" in words
        done(*command)
        assert files_of(Path("content")) == expected, number

    assert each_kill(archive, command, repeat) > 5


def test_a_report_says_what_was_decided() -> None:
    done("import", "sea.bib", "sand.bib")
    done("merge", KEPT, GONE, "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert (report["page"], report["other"]) == (KEPT, GONE)
