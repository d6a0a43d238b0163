"""The commands: what they print and write, and their exit codes."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from command_line import TOPICS, problems_of, put, run, run_process
from made_up import CAPTURE_HEAD, WAVES, entry
from paper_archive.archive import store
from paper_archive.cli import main
from paper_archive.paper import Paper
from paper_archive.rules import RULES


def pages(folder: Path) -> dict[str, Paper]:
    return {slug: page.paper for slug, page in store.load(folder / "content").pages.items()}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden and temporary ones too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def imported(folder: Path, name: str, text: str | bytes) -> Result:
    """Import a file beside a good one, and check that the good one is imported."""
    put(folder / name, text)
    result = run("import", name, "good-2025-10-30.txt", "--report", "report.json")
    assert {"waves-in-sand", "maps"} <= set(pages(folder))
    assert not [path for path in snapshot(folder) if path.endswith(".tmp")]
    assert "Traceback" not in result.output
    return result


def report_of(folder: Path) -> list[dict[str, Any]]:
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert list(report) == ["sources", "problems", "notices"]
    sources: list[dict[str, Any]] = report["sources"]
    return sources


def test_an_import_writes_pages_and_says_what_it_did(folder: Path) -> None:
    result = run("import", "good-2025-10-30.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "good-2025-10-30.txt: daily-papers, 2 records (2 new, 0 changed, 0 same, 0 rejected)",
        "total: 2 records (2 new, 0 changed, 0 same, 0 rejected)",
        "wrote 2 pages below content/papers",
    ]
    found = pages(folder)
    assert found["maps"].date == "2025-07-11"
    assert found["maps"].comments == 2
    assert found["waves-in-sand"].tags == ("waves",)
    assert sorted(path for path in snapshot(folder / "content")) == [
        "papers/2022/12/waves-in-sand.md",
        "papers/2025/07/maps.md",
        "papers/imported.jsonl",
        "topics.yml",
    ]


def test_importing_twice_changes_nothing(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    before = snapshot(folder)
    result = run("import", "good-2025-10-30.txt", "good-2025-10-30.txt")
    assert result.exit_code == 0
    assert "2 records (0 new, 0 changed, 2 same, 0 rejected)" in result.stdout
    assert snapshot(folder) == before


def test_a_folder_is_imported_with_all_its_files(folder: Path) -> None:
    put(folder / "saved/a/one.txt", CAPTURE_HEAD + entry("One"))
    put(folder / "saved/two.txt", CAPTURE_HEAD + entry("Two"))
    put(folder / "saved/.hidden", "no capture")
    assert run("import", "saved").exit_code == 0
    assert sorted(pages(folder)) == ["one", "two"]


def test_the_content_folder_can_be_anywhere_and_need_not_be_there(folder: Path) -> None:
    assert run("import", "good-2025-10-30.txt", "--content", "my/archive").exit_code == 0
    assert len(store.load(folder / "my/archive").pages) == 2


BAD_FILES: Final[list[tuple[str, str, str | bytes, list[tuple[str, str]]]]] = [
    ("identifiers", "ids.txt", "1706.03762\n", [("ids.txt", "source-identifiers")]),
    ("no-format", "notes.txt", "Some notes of mine.\n", [("notes.txt", "source-unknown")]),
    ("empty", "a.txt", "", [("a.txt", "file-empty")]),
    ("binary", "a.pdf", b"%PDF-1.7\n" + bytes(range(256)) + bytes(200), [("a.pdf", "encoding")]),
    (
        "latin-1",
        "a.txt",
        (CAPTURE_HEAD + entry("Caf\xe9") + entry("Other")).encode("cp1252"),
        [("a.txt:13", "capture-cut"), ("a.txt:13", "encoding")],
    ),
    (
        "one-byte",
        "a.txt",
        (CAPTURE_HEAD + entry("Caf@") + entry("Other")).encode().replace(b"@", b"\xe9"),
        [("a.txt:13", "encoding")],
    ),
    (
        "cut",
        "a.txt",
        CAPTURE_HEAD + entry("Other") + "Lost\n\nOld maps a",
        [("a.txt:21", "capture-cut")],
    ),
    ("frame-only", "a.txt", CAPTURE_HEAD, [("a.txt", "capture-empty")]),
    (
        "unreal-date",
        "a.txt",
        CAPTURE_HEAD + entry("Other", date="Feb 30, 2024"),
        [("a.txt:13", "date-iso")],
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [case[1:] for case in BAD_FILES],
    ids=[case[0] for case in BAD_FILES],
)
def test_a_problem_is_listed_with_its_place_and_the_rest_is_imported(
    folder: Path, name: str, text: str | bytes, expected: list[tuple[str, str]]
) -> None:
    result = imported(folder, name, text)
    assert result.exit_code == 1
    assert problems_of(result) == expected
    (bad,) = [source for source in report_of(folder) if source["path"] == name]
    assert [(each["where"], each["rule"]) for each in bad["problems"]] == expected


def test_a_very_long_abstract_is_imported_right(folder: Path) -> None:
    abstract = ("A sentence of a long abstract. " * 35_000).strip()
    assert imported(folder, "a.txt", CAPTURE_HEAD + entry("Long", abstract)).exit_code == 0
    assert pages(folder)["long"].abstract == abstract
    assert len(abstract) > 1_000_000


def test_a_very_long_title_is_imported_right(folder: Path) -> None:
    title = ("words " * 834).strip()
    assert imported(folder, "a.txt", CAPTURE_HEAD + entry(title)).exit_code == 0
    (slug,) = set(pages(folder)) - {"maps", "waves-in-sand"}
    assert len(slug) <= 80
    assert pages(folder)[slug].title == title
    assert len(title) > 5_000


def test_control_characters_are_cleaned(folder: Path) -> None:
    text = CAPTURE_HEAD + entry("Con\x1btrol\x07", f"{WAVES}\x0b\x9f More\u202e.")
    assert imported(folder, "a.txt", text).exit_code == 0
    assert pages(folder)["con-trol"].title == "Con trol"
    assert pages(folder)["con-trol"].abstract == f"{WAVES} More."


def test_a_script_in_a_title_is_text(folder: Path) -> None:
    title = "<script>alert(1)</script>"
    assert imported(folder, "a.txt", CAPTURE_HEAD + entry(title)).exit_code == 0
    (page,) = (folder / "content").rglob("script-alert-1-script.md")
    text = page.read_text(encoding="utf-8")
    assert pages(folder)["script-alert-1-script"].title == title
    assert "<script" not in text.partition("\n---\n")[2]


def test_a_broken_page_is_reported_and_left_alone_and_the_rest_is_imported(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    page = folder / "content/papers/2025/07/maps.md"
    broken = put(page, page.read_text(encoding="utf-8").replace('"Maps"', '"Maps'))
    before = broken.read_bytes()
    put(folder / "other.txt", CAPTURE_HEAD + entry("Other"))
    result = run("import", "other.txt", "good-2025-10-30.txt")
    assert result.exit_code == 1
    (page_line, page_rule), record = problems_of(result)
    assert (page_line.partition(":")[0], page_rule) == (
        "content/papers/2025/07/maps.md",
        "yaml",
    )
    assert record == ("good-2025-10-30.txt:21", "page-broken")
    assert "other" in pages(folder)
    assert broken.read_bytes() == before


def test_two_pages_with_one_slug_are_reported_by_name(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    put(folder / "content/papers/mine/maps.md", "---\ntitle: Maps\n---\n")
    result = run("import", "good-2025-10-30.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "content/papers/mine/maps.md: content/papers/2025/07/maps.md has the same name "
        "[slug-unique]"
    )


def test_an_invalid_date_in_a_page_is_reported(folder: Path) -> None:
    put(folder / "content/papers/mine.md", "---\ntitle: Mine\ndate: 2026-02-30\n---\n")
    for command in (("check",), ("tag",), ("import", "good-2025-10-30.txt")):
        result = run(*command)
        assert result.exit_code == 1
        assert problems_of(result) == [("content/papers/mine.md:3", "date-iso")]


def test_the_report_has_the_shape_that_others_rely_on(folder: Path) -> None:
    put(folder / "bad-2025-10-30.txt", CAPTURE_HEAD + entry("Other") + entry("", "") + "Lost")
    run("import", "good-2025-10-30.txt", "bad-2025-10-30.txt", "--report", "out/report.json")
    report = json.loads((folder / "out/report.json").read_text(encoding="utf-8"))
    assert report == {
        "sources": [
            {
                "path": "bad-2025-10-30.txt",
                "format": "daily-papers",
                "records": 3,
                "new": 1,
                "changed": 0,
                "same": 0,
                "rejected": 2,
                "problems": [
                    {
                        "where": "bad-2025-10-30.txt:25",
                        "rule": "capture-entry",
                        "message": "entry must have a title and an abstract, "
                        "not only '• 3 authors'",
                    },
                    {
                        "where": "bad-2025-10-30.txt:29",
                        "rule": "capture-cut",
                        "message": "entry must end with authors and a date, not 'Lost'",
                    },
                ],
                "notices": [],
                "conflicts": [],
                "joined": [],
                "not_kept": {},
            },
            {
                "path": "good-2025-10-30.txt",
                "format": "daily-papers",
                "records": 2,
                "new": 2,
                "changed": 0,
                "same": 0,
                "rejected": 0,
                "problems": [],
                "notices": [],
                "conflicts": [],
                "joined": [],
                "not_kept": {},
            },
        ],
        "problems": [],
        "notices": [],
    }


def test_every_record_has_exactly_one_outcome(folder: Path) -> None:
    for name, case, text, _ in BAD_FILES:
        put(folder / "saved" / f"{name}-{case}", text)
    run("import", "saved", "good-2025-10-30.txt", "--report", "report.json")
    sources = report_of(folder)
    assert len(sources) == len(BAD_FILES) + 1
    for source in sources:
        outcomes = [source[outcome] for outcome in ("new", "changed", "same", "rejected")]
        assert source["records"] == sum(outcomes)
        assert source["problems"] or not source["rejected"]


def edit_date(folder: Path) -> str:
    """Import, date a page by hand, and return the name of a capture that says otherwise."""
    run("import", "good-2025-10-30.txt")
    page = folder / "content/papers/2022/12/waves-in-sand.md"
    put(page, page.read_text(encoding="utf-8").replace("2022-12-15", "2021-01-01"))
    put(folder / "later-2025-11-30.txt", CAPTURE_HEAD + entry("Waves in Sand", date="Dec 16, 2022"))
    return "later-2025-11-30.txt"


def test_a_conflict_is_reported_and_the_page_left_alone(folder: Path) -> None:
    later = edit_date(folder)
    result = run("import", later, "--report", "report.json")
    assert result.exit_code == 0
    line = "kept: waves-in-sand: date stays '2021-01-01', not '2022-12-16'"
    assert line in result.stdout.splitlines()
    assert pages(folder)["waves-in-sand"].date == "2021-01-01"
    assert report_of(folder)[0]["conflicts"] == [
        {
            "slug": "waves-in-sand",
            "field": "date",
            "kept": "2021-01-01",
            "offered": "2022-12-16",
            "source": later,
            "kept_from": "",
        }
    ]


def test_an_update_takes_what_the_source_says(folder: Path) -> None:
    later = edit_date(folder)
    assert run("import", later, "--update").exit_code == 0
    assert pages(folder)["waves-in-sand"].date == "2022-12-16"


def test_a_dry_run_reports_everything_and_writes_nothing(folder: Path) -> None:
    before = snapshot(folder)
    result = run("import", "good-2025-10-30.txt", "--dry-run")
    assert result.exit_code == 0
    assert "2 records (2 new, 0 changed, 0 same, 0 rejected)" in result.stdout
    assert snapshot(folder) == before


def test_a_strict_import_writes_nothing_when_there_is_a_problem(folder: Path) -> None:
    put(folder / "notes.txt", "No capture.\n")
    before = snapshot(folder)
    assert run("import", "good-2025-10-30.txt", "notes.txt", "--strict").exit_code == 1
    assert snapshot(folder) == before
    assert run("import", "good-2025-10-30.txt", "--strict").exit_code == 0
    assert len(pages(folder)) == 2


def test_the_day_of_the_capture_can_be_given(folder: Path) -> None:
    put(folder / "a.txt", CAPTURE_HEAD + entry("Other", date="Jul 11"))
    assert run("import", "a.txt", "--captured", "2025-10-30").exit_code == 0
    assert pages(folder)["other"].date == "2025-07-11"


@pytest.mark.parametrize(
    "args",
    [
        ("import",),
        ("import", "gone.txt"),
        ("import", "good-2025-10-30.txt", "--captured", "yesterday"),
        ("import", "good-2025-10-30.txt", "--captured", "2026-02-30"),
        ("import", "good-2025-10-30.txt", "--captured", "2025-10"),
        ("import", "good-2025-10-30.txt", "--captured", "9999-12-31"),
        ("import", "good-2025-10-30.txt", "--captured", "0001-01-01"),
        ("import", "good-2025-10-30.txt", "--format", "papyrus"),
        ("import", "good-2025-10-30.txt", "--content", "good-2025-10-30.txt"),
        ("import", "good-2025-10-30.txt", "--no-such-option"),
        ("check", "--content", "nowhere"),
        ("tag", "--content", "nowhere"),
        ("publish",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_reported_and_changes_nothing(folder: Path, args: tuple[str, ...]) -> None:
    before = snapshot(folder)
    result = run(*args)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize("command", ["import", "check", "tag"])
def test_every_command_says_what_it_is_for(command: str) -> None:
    assert command in run("--help").stdout
    result = run(command, "-h")
    assert result.exit_code == 0
    assert "--content" in result.stdout


@pytest.mark.parametrize("group", [(), ("fetch",), ("topics",)], ids=" ".join)
def test_what_commands_are_for_is_listed_without_being_cut(group: tuple[str, ...]) -> None:
    commands = run(*group, "--help").stdout.partition("Commands:\n")[2].splitlines()
    assert commands
    assert [line for line in commands if line.endswith("...")] == []


@pytest.mark.usefixtures("folder")
def test_a_good_archive_has_no_problems() -> None:
    run("import", "good-2025-10-30.txt")
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "2 papers, 0 other pages, 1 topic: no problems found\n",
        "",
    )


def test_a_check_lists_all_problems_at_once(folder: Path) -> None:
    content = folder / "content"
    put(content / "about.md", '---\ntitle: "About\n---\n')
    put(content / "papers/a.md", "---\ntitle: 1984\ndate: 2026-02-30\n---\n")
    put(content / "papers/b.md", b"---\ntitle: B\nvenue: caf\n---\n\xe9")
    put(content / "papers/c.md", "# No front-matter\n")
    put(content / "papers/x/d.md", "---\ntitle: D\ntitle: E\n---\n")
    put(content / "papers/imported.jsonl", "{\n")
    put(content / "topics.yml", "- name: Waves\n")
    before = snapshot(folder)
    result = run("check")
    assert result.exit_code == 1
    assert set(problems_of(result)) == {
        ("content/about.md:2", "yaml"),
        ("content/papers/a.md:2", "title-text"),
        ("content/papers/a.md:3", "date-iso"),
        ("content/papers/b.md:5", "encoding"),
        ("content/papers/c.md:1", "front-matter"),
        ("content/papers/x/d.md:3", "key-once"),
        ("content/papers/imported.jsonl:1", "ledger"),
        ("content/topics.yml:1", "topics"),
    }
    assert result.stderr.endswith(f"\n\n{len(problems_of(result))} problems\n")
    assert result.stdout == "4 papers, 1 other page, 0 topics: 10 problems\n"
    assert snapshot(folder) == before


def test_a_check_warns_of_what_the_build_accepts(folder: Path) -> None:
    text = "---\ntitle: Mine\ntags: [sand]\n---\n\n# Yours\n"
    put(folder / "content/papers/mine.md", text)
    result = run("check")
    assert result.exit_code == 0
    warnings, todo, summary = result.stdout.split("\n\n")
    assert [line.rpartition(" ")[2] for line in warnings.splitlines()] == [
        "[heading]",
        "[tag-known]",
    ]
    assert all(line.startswith("warning: content/papers/mine.md") for line in warnings.splitlines())
    assert [line.partition(":")[0] for line in todo.splitlines()] == ["heading", "tag-known"]
    assert summary == "1 paper, 0 other pages, 1 topic: no problems found, 2 warnings\n"


@pytest.mark.parametrize("path", ["content/topics.yml", "content/papers/imported.jsonl"])
def test_an_import_does_not_begin_without_its_vocabulary_and_its_ledger(
    folder: Path, path: str
) -> None:
    put(folder / path, "{\n")
    before = snapshot(folder)
    result = run("import", "good-2025-10-30.txt")
    assert result.exit_code == 1
    assert path in result.stderr
    assert snapshot(folder) == before


def test_topics_are_assigned_again_and_a_persons_tags_stay(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    page = folder / "content/papers/2025/07/maps.md"
    put(page, page.read_text(encoding="utf-8").replace("date:", "# mine\ntags: [old]\ndate:"))
    put(folder / "content/topics.yml", TOPICS.replace("waves", "maps").replace("Waves", "Maps"))
    result = run("tag")
    assert (result.exit_code, result.stdout) == (0, "updated tags on 2 papers\n")
    assert {slug: paper.tags for slug, paper in pages(folder).items()} == {
        "maps": ("maps", "old"),
        "waves-in-sand": (),
    }
    assert "# mine\n" in page.read_text(encoding="utf-8")
    before = snapshot(folder)
    assert run("tag").stdout == "updated tags on 0 papers\n"
    assert snapshot(folder) == before
    put(folder / "content/topics.yml", "[]")
    assert "topics.yml has no topics: `paper-archive topics suggest`" in run("tag").stdout


def test_tags_stay_when_the_file_of_topics_is_lost(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    (folder / "content/topics.yml").unlink()
    before = snapshot(folder / "content")
    assert run("tag").stdout == (
        "there is no topics.yml: all tags stay; restore it, or write [] into a new one\n"
    )
    assert snapshot(folder / "content") == before
    put(folder / "content/topics.yml", "[]")
    assert "updated tags on 1 paper\n" in run("tag").stdout


def test_tags_that_came_with_a_source_stay_when_topics_are_assigned_again(folder: Path) -> None:
    put(folder / "a.bib", "@article{a, title = {Waves in Sand}, keywords = {dunes}, year = 2020}\n")
    run("import", "a.bib")
    assert pages(folder)["waves-in-sand"].tags == ("dunes", "waves")
    put(folder / "content/topics.yml", TOPICS.replace("waves", "sand"))
    run("tag")
    assert pages(folder)["waves-in-sand"].tags == ("dunes", "sand")
    run("import", "a.bib")
    assert pages(folder)["waves-in-sand"].tags == ("dunes", "sand")


def test_a_person_sees_problems_on_stderr_then_what_to_do_and_their_count_last(
    folder: Path,
) -> None:
    put(folder / "notes.txt", "No capture.\n")
    put(folder / "empty.txt", "")
    put(folder / "blank.txt", "\n")
    done = run_process(folder, "import", *sorted(path.name for path in folder.glob("*.txt")))
    assert done.returncode == 1
    problems, todo, count = done.stderr.decode().split("\n\n")
    assert [line.partition(":")[0] for line in problems.splitlines()] == [
        "blank.txt",
        "empty.txt",
        "notes.txt",
    ]
    assert todo.splitlines() == [
        f"{rule}: {RULES[rule].replace('`', '')}" for rule in ("file-empty", "source-unknown")
    ]
    assert count == "3 problems\n"
    assert done.stdout.endswith(b"wrote 2 pages below content/papers\n")


def test_a_person_who_asks_wrongly_is_shown_how_to_ask(folder: Path) -> None:
    done = run_process(folder, "import")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Usage: python -m paper_archive import [OPTIONS] PATH...")


def test_standard_input_and_patterns_are_imported(folder: Path) -> None:
    library = "@article{a, title = {Waves in Sand}, year = 2020}\n"
    (folder / "a.bib").write_text(library, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(folder / "*.bib")])
    assert (result.exit_code, "1 new" in result.output) == (0, True)
    result = CliRunner().invoke(main, ["import", "-"], input=library)
    assert (result.exit_code, "standard input: bibtex, 1 record" in result.output) == (0, True)
    result = CliRunner().invoke(main, ["import", str(folder / "*.ris")])
    assert result.exit_code == 2


def test_files_of_a_folder_that_are_no_sources_are_one_warning(folder: Path) -> None:
    mixed = folder / "mixed"
    put(mixed / "a.bib", "@article{a, title = {Waves in Sand}, year = 2020}\n")
    for number in range(30):
        put(mixed / f"note-{number}.txt", "Some notes of mine.\n")
    result = CliRunner().invoke(main, ["import", str(mixed)])
    assert result.exit_code == 0
    assert f"skipped 30 files of no known format, such as {mixed}/note-0.txt" in result.output
    named = CliRunner().invoke(main, ["import", str(mixed / "note-0.txt")])
    assert (named.exit_code, "source-unknown" in named.output) == (1, True)


def test_a_file_of_a_folder_that_cannot_be_read_is_a_problem_among_any_number_of_others(
    folder: Path,
) -> None:
    for number in range(30):
        put(folder / f"mixed/note-{number}.txt", "Some notes of mine.\n")
    (folder / "mixed/library.bib").symlink_to("gone.bib")
    result = run("import", "mixed")
    assert (result.exit_code, problems_of(result)) == (1, [("mixed/library.bib", "file-read")])
