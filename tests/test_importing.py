"""Import and tag: what they do about files that are not as they should be, or change meanwhile."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from command_line import problems_of, put, run
from interruptions import Meanwhile, edit, files_of, topics
from made_up import CAPTURE_HEAD, entry
from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.writing import journal
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress

COMMANDS = pytest.mark.parametrize(
    "command", [("check",), ("tag",), ("import", "good-2025-10-30.txt")], ids=lambda args: args[0]
)


@COMMANDS
def test_every_command_reports_a_folder_of_papers_that_cannot_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    put(folder / "content/papers/2024/a.md", "---\ntitle: A\n---\n")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "2024":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run(*command)
    assert result.exit_code == 1
    assert problems_of(result) == [("content/papers/2024", "file-read")]


@pytest.mark.parametrize("command", [("import",), ("new", "sand", "--from")], ids=str)
def test_an_address_is_not_fetched_and_the_message_says_what_to_do(
    folder: Path, command: tuple[str, ...]
) -> None:
    result = run(*command, "https://example.org/a.bib")
    assert (result.exit_code, (folder / "sand").exists()) == (2, False)
    message = " ".join(result.stderr.replace("│", " ").split())
    assert "'https://example.org/a.bib' is an address, and addresses are not fetched" in message
    assert "save it as a file, or see what `paper-archive fetch` can ask" in message


def test_nothing_is_imported_while_there_may_be_pages_that_nobody_knows_of(folder: Path) -> None:
    put(folder / "content/papers", "no folder")
    result = run("import", "good-2025-10-30.txt")
    assert (result.exit_code, problems_of(result)) == (1, [("content/papers", "file-write")])
    assert (folder / "content/papers").read_text(encoding="utf-8") == "no folder"


@COMMANDS
def test_every_command_reports_a_page_that_is_no_file(
    folder: Path, command: tuple[str, ...]
) -> None:
    (folder / "content/papers").mkdir()
    os.mkfifo(folder / "content/papers/maps.md")
    result = run(*command)
    assert result.exit_code == 1
    assert ("content/papers/maps.md", "file-read") in problems_of(result)


def test_a_pipe_among_the_files_to_import_is_reported_and_the_rest_imported(folder: Path) -> None:
    put(folder / "saved/a.txt", CAPTURE_HEAD + entry("One"))
    os.mkfifo(folder / "saved/b.txt")
    (folder / "saved/c.txt").symlink_to("gone.txt")
    (folder / "saved/d").symlink_to("d")
    result = run("import", "saved")
    assert result.exit_code == 1
    assert problems_of(result) == [
        (f"saved/{name}", "file-read") for name in ("b.txt", "c.txt", "d")
    ]
    assert list(store.load(folder / "content").pages) == ["one"]


def test_a_folder_to_import_that_cannot_be_read_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "saved/a.txt", CAPTURE_HEAD + entry("One"))
    put(folder / "saved/closed/b.txt", "")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("import", "saved")
    assert (result.exit_code, problems_of(result)) == (1, [("saved/closed", "file-read")])
    assert list(store.load(folder / "content").pages) == ["one"]


WAVES_PAGE = Path("content/papers/2022/12/waves-in-sand.md")
LATER = "later-2025-11-30.txt"


@pytest.fixture
def later(folder: Path) -> str:
    """Return a capture with news of a paper that was imported, and with a new one."""
    run("import", "good-2025-10-30.txt")
    put(folder / LATER, CAPTURE_HEAD + entry("Waves in Sand", date="Dec 15, 2022 7") + entry("New"))
    return LATER


def import_with_report(folder: Path, *args: str) -> tuple[Result, dict[str, int]]:
    """Import, and return the result and the counts of the report."""
    result = run("import", *args, "--report", "report.json")
    (source,) = json.loads((folder / "report.json").read_text(encoding="utf-8"))["sources"]
    assert source["records"] == sum(source[each] for each in ("new", "changed", "same", "rejected"))
    return result, source


def test_an_edit_that_is_saved_during_an_import_stays_beside_what_is_imported(
    folder: Path, later: str, meanwhile: Meanwhile
) -> None:
    meanwhile(lambda: edit(WAVES_PAGE, "# Waves in Sand\n", "# Waves in Sand\n\n## Mine\n"))
    result, counts = import_with_report(folder, later)
    assert (result.exit_code, counts["new"], counts["changed"]) == (0, 1, 1)
    page = store.load(folder / "content").pages["waves-in-sand"]
    assert "## Mine\n" in page.text
    assert page.paper.comments == 7
    assert store.load_ledger(folder / "content")["waves-in-sand"].paper.comments == 7


def test_a_page_that_is_deleted_during_an_import_stays_deleted(
    folder: Path, later: str, meanwhile: Meanwhile
) -> None:
    meanwhile(WAVES_PAGE.unlink)
    result, counts = import_with_report(folder, later)
    assert (result.exit_code, counts["new"], counts["same"]) == (0, 1, 1)
    assert list(store.load(folder / "content").pages) == ["maps", "new"]
    assert "waves-in-sand" in store.load_ledger(folder / "content")


def test_a_page_that_is_moved_during_an_import_is_found(
    folder: Path, later: str, meanwhile: Meanwhile
) -> None:
    meanwhile(lambda: WAVES_PAGE.rename("content/papers/waves-in-sand.md"))
    result, counts = import_with_report(folder, later)
    assert (result.exit_code, counts["new"], counts["changed"]) == (0, 1, 1)
    page = store.load(folder / "content").pages["waves-in-sand"]
    assert page.path == folder / "content/papers/waves-in-sand.md"
    assert page.paper.comments == 7


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("---\ntitle: New\nrating: 5\n---\n", ["new"]),
        ("---\ntitle: New\n---\n\nAbout something else.\n", ["new", "new-2"]),
        ("no page", []),
    ],
    ids=["the paper", "another paper", "no page"],
)
def test_a_page_that_is_saved_where_a_new_one_belongs_stays(
    folder: Path, later: str, meanwhile: Meanwhile, text: str, slugs: list[str]
) -> None:
    path = folder / "content/papers/2022/12/new.md"
    meanwhile(lambda: put(path, text))
    result, counts = import_with_report(folder, later)
    assert (result.exit_code, counts["rejected"]) == ((0, 0) if slugs else (1, 1))
    pages = store.load(folder / "content").pages
    assert sorted(pages) == ["maps", *slugs, "waves-in-sand"]
    assert text.splitlines()[-3 if slugs else 0] in path.read_text(encoding="utf-8")
    assert pages["waves-in-sand"].paper.comments == 7


def test_a_record_whose_page_cannot_be_written_is_rejected_and_the_rest_is_imported(
    folder: Path, later: str
) -> None:
    (folder / "content/papers/2022/12/new.md").mkdir()
    ledger = store.load_ledger(folder / "content")
    result, counts = import_with_report(folder, later)
    assert problems_of(result) == [("content/papers/2022/12/new.md", "page-taken")]
    assert (result.exit_code, counts["rejected"], counts["changed"]) == (1, 1, 1)
    assert store.load(folder / "content").pages["waves-in-sand"].paper.comments == 7
    assert list(store.load_ledger(folder / "content")) == list(ledger)


def test_a_page_that_never_rests_is_rejected_in_the_end(
    folder: Path, later: str, meanwhile: Meanwhile
) -> None:
    def add_a_line() -> None:
        with WAVES_PAGE.open("a", encoding="utf-8") as page:
            page.write("\nMore.\n")

    meanwhile(*[add_a_line] * 9)
    result, counts = import_with_report(folder, later)
    assert problems_of(result) == [(WAVES_PAGE.as_posix(), "page-changed")]
    assert (counts["new"], counts["rejected"]) == (1, 1)


@pytest.mark.parametrize(
    ("act", "extra"),
    [
        (lambda: edit(WAVES_PAGE, "---\n\n#", "rating: 5\n---\n\n#"), {"rating": 5}),
        (lambda: WAVES_PAGE.rename("content/papers/waves-in-sand.md"), {}),
    ],
    ids=["edit", "move"],
)
def test_what_is_done_to_a_page_during_tagging_stays_done(
    folder: Path, meanwhile: Meanwhile, act: Callable[[], object], extra: dict[str, object]
) -> None:
    run("import", "good-2025-10-30.txt")
    put(folder / "content/topics.yml", topics("sand"))
    meanwhile(act)
    assert run("tag").exit_code == 0
    pages = store.load(folder / "content").pages
    assert list(pages) == ["maps", "waves-in-sand"]
    assert pages["waves-in-sand"].paper.tags == ("sand",)
    assert pages["waves-in-sand"].paper.extra == extra


def test_a_page_that_is_deleted_during_tagging_stays_deleted(
    folder: Path, meanwhile: Meanwhile
) -> None:
    run("import", "good-2025-10-30.txt")
    put(folder / "content/topics.yml", topics("sand"))
    meanwhile(WAVES_PAGE.unlink)
    assert run("tag").exit_code == 0
    assert list(store.load(folder / "content").pages) == ["maps"]


def test_a_page_that_cannot_be_read_or_written_keeps_no_other_from_being_tagged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", "good-2025-10-30.txt")
    put(folder / "content/papers/broken.md", "no page")
    put(folder / "content/topics.yml", topics("maps"))
    prepare = whole_file.prepare

    def fail_one(path: Path, text: str, old: Path | None = None) -> Path:
        if path.name == "waves-in-sand.md":
            raise OSError(30, "Read-only file system")
        return prepare(path, text, old)

    monkeypatch.setattr(whole_file, "prepare", fail_one)
    result = run("tag")
    assert result.exit_code == 1
    assert problems_of(result) == [
        ("content/papers/broken.md:1", "front-matter"),
        (WAVES_PAGE.as_posix(), "file-write"),
    ]
    pages = store.load(folder / "content").pages
    assert (pages["maps"].paper.tags, pages["waves-in-sand"].paper.tags) == (("maps",), ("waves",))
    assert store.load_ledger(folder / "content")["waves-in-sand"].paper.tags == ("waves",)


def test_a_page_that_a_person_renamed_is_the_same_paper_to_import_and_tag(folder: Path) -> None:
    content = folder / "content"
    run("import", "good-2025-10-30.txt")
    renamed = content / "papers/2022/12/sandy-waves.md"
    (folder / WAVES_PAGE).rename(renamed)
    edit(renamed, 'tags: ["waves"]\n', "")
    put(folder / LATER, CAPTURE_HEAD + entry("Waves in Sand", date="Dec 15, 2022 7"))
    for command in (("tag",), ("import", LATER), ("import", "good-2025-10-30.txt"), ("tag",)):
        assert run(*command).exit_code == 0
    pages = store.load(content).pages
    assert list(pages) == ["maps", "sandy-waves"]
    assert (pages["sandy-waves"].paper.tags, pages["sandy-waves"].paper.comments) == ((), 7)
    assert list(store.load_ledger(content)) == ["maps", "sandy-waves"]
    assert store.load_ledger(content)["sandy-waves"].untagged == ("waves",)


def test_a_tag_that_a_person_removed_stays_removed_though_the_ledger_is_lost(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    edit(folder / WAVES_PAGE, 'tags: ["waves"]\n', "")
    (folder / "content" / store.LEDGER).unlink()
    for command in (("import", "good-2025-10-30.txt"), ("tag",)):
        assert run(*command).exit_code == 0
    (folder / "content" / store.LEDGER).unlink()
    for command in (("tag",), ("import", "good-2025-10-30.txt"), ("tag",)):
        assert run(*command).exit_code == 0
    assert store.load(folder / "content").pages["waves-in-sand"].paper.tags == ()


def test_a_deleted_paper_does_not_return_when_its_source_changes_a_sentence(folder: Path) -> None:
    sentences = [
        f"Waves of kind {n} travel through sand of kind {n} at some speed." for n in range(6)
    ]
    for name, kind in (("a-2025-10-30.txt", "5"), ("b-2025-11-30.txt", "five")):
        abstract = " ".join([*sentences[:-1], sentences[-1].replace("5", kind)])
        put(folder / name, CAPTURE_HEAD + entry("Waves", abstract))
    run("import", "a-2025-10-30.txt")
    (folder / "content/papers/2022/12/waves.md").unlink()
    result = run("import", "b-2025-11-30.txt")
    assert result.exit_code == 0
    assert "waves was deleted by hand; skipped" in result.stdout
    assert store.load(folder / "content").pages == {}


@pytest.mark.parametrize("text", ["", "\0" * 200])
def test_a_page_that_a_power_loss_emptied_is_written_again(folder: Path, text: str) -> None:
    run("import", "good-2025-10-30.txt")
    expected = files_of(folder / "content")
    put(folder / WAVES_PAGE, text)
    assert problems_of(run("tag")) == [(WAVES_PAGE.as_posix(), "page-empty")]
    put(folder / LATER, CAPTURE_HEAD + entry("Other"))
    assert problems_of(run("import", LATER)) == [(WAVES_PAGE.as_posix(), "page-empty")]
    assert "waves-in-sand" in store.load_ledger(folder / "content")
    result, counts = import_with_report(folder, "good-2025-10-30.txt")
    assert (result.exit_code, counts["new"], counts["same"]) == (0, 1, 1)
    after = files_of(folder / "content")
    assert {name: after[name] for name in expected if name != store.LEDGER} == {
        name: file for name, file in expected.items() if name != store.LEDGER
    }
    assert sorted(store.load_ledger(folder / "content")) == ["maps", "other", "waves-in-sand"]


def test_pages_in_folders_of_any_name_are_updated(folder: Path, meanwhile: Meanwhile) -> None:
    run("import", "good-2025-10-30.txt")
    odd = folder / "content/papers" / os.fsdecode(b"caf\xe9 \n#?%20")
    odd.mkdir()
    (folder / WAVES_PAGE).rename(odd / "waves-in-sand.md")
    put(odd / "sub/b.txt", "")
    put(folder / LATER, CAPTURE_HEAD + entry("Waves in Sand", date="Dec 15, 2022 7"))
    read: list[list[journal.Intent]] = []
    meanwhile(lambda: read.append(journal.read(folder / "content")))
    assert run("import", LATER).exit_code == 0
    assert [[intent.page for intent in intents] for intents in read] == [[odd / "waves-in-sand.md"]]
    assert store.load(folder / "content").pages["waves-in-sand"].paper.comments == 7


def test_a_page_whose_name_is_not_utf8_is_reported_and_stops_nothing(folder: Path) -> None:
    put(folder / "content/papers" / os.fsdecode(b"caf\xe9.md"), "---\ntitle: A\n---\n")
    for command in (("import", "good-2025-10-30.txt"), ("tag",)):
        result = run(*command)
        assert (result.exit_code, len(problems_of(result))) == (1, 1)
    assert sorted(store.load(folder / "content").pages) == ["maps", "waves-in-sand"]


LIBRARY = """\
@article{a, title = {Waves in Layered Sand}, author = {Lovelace, Ada}, year = 2020,
  doi = {10.1000/1}, journal = {Sand Letters}}
@misc{b, title = {Waves in layered sand}, author = {A. Lovelace}, year = 2019,
  eprint = {1901.00001}, archiveprefix = {arXiv}}
@article{c, title = {Waves in Layered Sand}}
@article{d, title = {Editorial}, author = {Hopper, Grace}, year = 2020}
@article{e, title = {Editorial}, author = {Roe, Jane}, year = 2020}
"""


def test_the_order_of_records_makes_no_difference(tmp_path: Path) -> None:
    entries = ["@" + entry for entry in LIBRARY.split("@")[1:]]
    archives = []
    for number, turned in enumerate((entries, entries[::-1], entries[2:] + entries[:2])):
        source = tmp_path / "library.bib"
        source.write_text("".join(turned), encoding="utf-8")
        content = tmp_path / f"content-{number}"
        import_files([source], content, ImportOptions(), Progress())
        files = [path for path in content.rglob("*") if path.is_file() and path.suffix != ".lock"]
        archives.append({path.relative_to(content): path.read_bytes() for path in files})
    assert archives[0] == archives[1] == archives[2]
    assert len([path for path in archives[0] if path.suffix == ".md"]) == 4


def test_what_the_earlier_capture_says_is_kept_however_the_files_are_called(folder: Path) -> None:
    entry = "@article{a, title={Waves in Sand}, author={Bell, Ada}, year=2024, journal={%s}}\n"
    put(folder / "z-2025-01-01.bib", entry % "Sand Letters")
    put(folder / "a-2025-06-01.bib", entry % "Dunes")
    result = run("import", "a-2025-06-01.bib", "z-2025-01-01.bib", "--report", "report.json")
    assert result.exit_code == 0
    (page,) = store.load(folder / "content").papers
    assert page.venue == "Sand Letters"
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    conflicts = [each for source in report["sources"] for each in source["conflicts"]]
    assert [(each["kept"], each["offered"]) for each in conflicts] == [("Sand Letters", "Dunes")]
