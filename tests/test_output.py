"""What commands print and report, on whatever a person runs them on."""

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from command_line import BUFFERED, GOOD, PROGRAM, problems_of, put, run, run_process
from made_up import CAPTURE_HEAD, entry

CYRILLIC: Final = "Волны в песке"
CHINESE: Final = "沙中的波"
EDITED: Final = "---\ntitle: {title}\ntags: [{tag}]\n---\n\n# {other}\n"

posix_names = pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
not_as_root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root may read and write everything"
)


def report(folder: Path, name: str = "report.json") -> dict[str, Any]:
    """Return a report; it is UTF-8, without halves of surrogate pairs."""
    text = (folder / name).read_bytes().decode()
    assert "\\ud" not in text.replace("\\\\", "")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def foreign(folder: Path) -> None:
    """Make a capture, a conflict, a warning and a problem whose texts ASCII cannot hold."""
    put(folder / f"{CHINESE}.txt", CAPTURE_HEAD + entry(CYRILLIC) + entry("", ""))
    page = EDITED.format(title=CYRILLIC, tag="unknown", other=CHINESE)
    put(folder / "content/papers/a.md", page)
    put(folder / f"content/{CHINESE}.md", "---\ntitle: [\n---\n")


ENCODINGS: Final = {
    "PYTHONIOENCODING=cp1252": "cp1252",
    "PYTHONIOENCODING=cp1252:strict PYTHONUTF8=1": "cp1252",
    "PYTHONIOENCODING=latin-1": "latin-1",
    "PYTHONIOENCODING=ascii": "utf-8",  # click takes ASCII for an oversight
    "LC_ALL=C": "utf-8",
    "LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0": "utf-8",
    "LC_ALL=C.UTF-8": "utf-8",
    "PYTHONUTF8=1": "utf-8",
}
"""Environment → the encoding in which a command prints there."""

each_encoding = pytest.mark.parametrize(
    ("env", "encoding"),
    [(dict(each.split("=") for each in env.split()), name) for env, name in ENCODINGS.items()],
    ids=ENCODINGS,
)


ONE_AFTER_THE_OTHER: Final = """\
import json, os, sys
from pathlib import Path
from paper_archive.__main__ import main

for name, args in json.loads(sys.argv[1]).items():
    sys.argv[1:] = [os.fsdecode(each.encode("utf-8", "surrogateescape")) for each in args]
    for stream, end in ((sys.stdout, "out"), (sys.stderr, "err")):
        with open(f"{name}.{end}", "wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    try:
        main()
    except SystemExit as exited:
        Path(f"{name}.code").write_text(str(exited.code))
"""
"""A program that runs commands. To load it takes longer than what it then does."""
LATIN: Final = "cafe.txt" if os.name == "nt" else "caf\udce9-2025-10-30.txt"
"""A name that is not UTF-8, as Python has it where names are bytes."""
COMMANDS: Final = {
    "check": ["check", "--format", "json"],
    "import": ["import", f"{CHINESE}.txt"],
    "wrong usage": ["import", f"{CYRILLIC}.txt"],
    "name": ["import", LATIN, "--report", "report.json"],
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], Path]:
    """Return what runs the commands in an environment, once; what they print is in the folder."""
    folders: dict[str, Path] = {}

    def run_in(env: dict[str, str]) -> Path:
        if str(env) not in folders:
            folder = folders[str(env)] = tmp_path_factory.mktemp("printed")
            foreign(folder)
            put(folder / LATIN, GOOD + "Lost\n")
            program = [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(COMMANDS)]
            subprocess.run(program, cwd=folder, env=env, check=True)
        return folders[str(env)]

    return run_in


def streams_of(folder: Path, name: str) -> tuple[int, bytes, bytes]:
    """Return exit code, standard output and standard error of a command."""
    code = int((folder / f"{name}.code").read_text(encoding="ascii"))
    return code, (folder / f"{name}.out").read_bytes(), (folder / f"{name}.err").read_bytes()


@each_encoding
@pytest.mark.parametrize("name", ["check", "import"])
def test_every_text_can_be_printed_in_every_encoding(
    printed: Callable[[dict[str, str]], Path], env: dict[str, str], encoding: str, name: str
) -> None:
    code, out, err = streams_of(printed(env), name)
    assert code == 1
    text = (out + err).decode(encoding)
    assert "Traceback" not in text
    assert CHINESE in text or r"\u6c99" in text or r"\xe6" in text
    if name == "check":
        assert all(map(json.loads, out.decode(encoding).splitlines()))


@each_encoding
def test_wrong_usage_can_be_printed_in_every_encoding(
    printed: Callable[[dict[str, str]], Path], env: dict[str, str], encoding: str
) -> None:
    code, _, err = streams_of(printed(env), "wrong usage")
    assert code == 2
    assert "Error: " in err.decode(encoding)


@posix_names
@each_encoding
def test_a_name_that_is_not_utf8_is_printed_and_reported(
    printed: Callable[[dict[str, str]], Path], env: dict[str, str], encoding: str
) -> None:
    folder = printed(env)
    code, _, err = streams_of(folder, "name")
    assert code == 1
    assert r"caf\xe9-2025-10-30.txt:29: " in err.decode(encoding)
    (source,) = report(folder)["sources"]
    assert source["path"] == r"caf\xe9-2025-10-30.txt"
    assert source["problems"][0]["where"] == r"caf\xe9-2025-10-30.txt:29"


@posix_names
def test_a_capture_whose_name_is_not_utf8_is_named_on_its_pages(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9-2025-10-30.txt")
    put(folder / name, GOOD)
    assert run("import", name).exit_code == 0
    page = folder / "content/papers/2025/07/maps.md"
    assert r'"caf\\xe9-2025-10-30.txt"' in page.read_bytes().decode()
    assert run("check").exit_code == 0
    assert "2 same" in run("import", name).stdout


@posix_names
def test_the_content_folder_may_have_a_name_that_is_not_utf8(folder: Path) -> None:
    content = os.fsdecode(b"caf\xe9")
    capture = "good-2025-10-30.txt"
    done = run("import", capture, "--content", content, "--report", "report.json")
    assert (done.exit_code, done.stderr) == (0, "")
    put(folder / content / "papers/b.md", "broken")
    for command in (["check"], ["tag"], ["import", capture]):
        done = run(*command, "--content", content, "--report", "report.json")
        assert problems_of(done)[0] == (r"caf\xe9/papers/b.md:1", "front-matter")
        assert report(folder)["problems"][0]["where"] == r"caf\xe9/papers/b.md:1"


def test_a_line_break_in_a_name_does_not_break_the_list(folder: Path) -> None:
    put(folder / "a\n::error::b.txt", "")
    for output_format in ("text", "json", "github"):
        done = run("import", "a\n::error::b.txt", "--output-format", output_format)
        assert done.exit_code == 1
        assert not [line for line in done.output.splitlines() if line.startswith("::error::")]


def test_json_is_all_that_standard_output_holds(folder: Path) -> None:
    put(folder / "content/papers/a.md", EDITED.format(title="A", tag="unknown", other="B"))
    put(folder / "content/papers/b.md", "---\ntitle: 1984\ndate: 2026-02-30\n---\n")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["severity"], each["where"], each["rule"]) for each in found] == [
        ("error", "content/papers/b.md:2", "title-text"),
        ("error", "content/papers/b.md:3", "date-iso"),
        ("warning", "content/papers/a.md:6", "heading"),
        ("warning", "content/papers/a.md", "tag-known"),
    ]
    assert "2 papers, 0 other pages, 1 topic: 2 problems, 2 warnings\n" in result.stderr
    assert "title-text: " in result.stderr


def test_annotations_are_printed_for_github(folder: Path) -> None:
    put(folder / "content/papers/b.md", "---\ntitle: B\ndate: 2026-02-30\n---\n")
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("::error file=content/papers/b.md,line=3,title=date-iso::")


@pytest.mark.usefixtures("folder")
def test_a_format_without_problems_prints_nothing_for_programs() -> None:
    run("import", "good-2025-10-30.txt")
    for args in (["check", "--format", "json"], ["tag", "--output-format", "github"]):
        result = run(*args)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr


def test_an_import_prints_its_problems_for_programs(folder: Path) -> None:
    put(folder / "empty.txt", "")
    put(folder / "content/papers/b.md", "broken")
    result = run("import", "empty.txt", "good-2025-10-30.txt", "--output-format", "json")
    assert result.exit_code == 1
    rules = [json.loads(line)["rule"] for line in result.stdout.splitlines()]
    assert rules == ["front-matter", "file-empty"]
    assert "wrote 2 pages" in result.stderr


def test_the_report_of_a_check(folder: Path) -> None:
    put(folder / "content/papers/a.md", EDITED.format(title="A", tag="waves", other="B"))
    put(folder / "content/papers/b.md", "broken")
    put(folder / "content/index.md", "# Hello\n")
    assert run("check", "--report", "report.json").exit_code == 1
    assert report(folder) == {
        "papers": 2,
        "pages": 1,
        "topics": 1,
        "problems": [
            {
                "where": "content/papers/b.md:1",
                "rule": "front-matter",
                "message": "front-matter must begin with a line ---, not 'broken'",
            }
        ],
        "notices": [
            {
                "where": "content/papers/a.md:6",
                "rule": "heading",
                "message": "heading must be the title 'A', not 'B'",
            }
        ],
    }


def test_the_report_of_a_tag(folder: Path) -> None:
    run("import", "good-2025-10-30.txt")
    put(folder / "content/topics.yml", "[]\n")
    assert run("tag", "--report", "report.json").exit_code == 0
    assert report(folder) == {
        "papers": 2,
        "changed": ["waves-in-sand"],
        "problems": [],
        "notices": [],
    }


def test_what_stops_a_command_is_in_its_report(folder: Path) -> None:
    put(folder / "content/papers/imported.jsonl", "{\n")
    for args in (["check"], ["tag"], ["import", "good-2025-10-30.txt"]):
        assert run(*args, "--report", "report.json").exit_code == 1
        assert [each["rule"] for each in report(folder)["problems"]] == ["ledger"]
    assert report(folder)["sources"] == []


def test_pages_that_cannot_be_read_are_in_the_report_of_an_import(folder: Path) -> None:
    put(folder / "content/papers/b.md", "broken")
    put(folder / "empty.txt", "")
    run("import", "empty.txt", "--report", "report.json")
    found = report(folder)
    assert [each["rule"] for each in found["problems"]] == ["front-matter"]
    assert [each["rule"] for each in found["sources"][0]["problems"]] == ["file-empty"]


@pytest.mark.parametrize("command", [["check"], ["tag"], ["import", "good-2025-10-30.txt"]])
class TestAReportThatCannotBeWritten:
    """The work is done, and all that is known is said."""

    def test_because_it_is_a_folder(self, folder: Path, command: list[str]) -> None:
        (folder / "out").mkdir()
        assert run(*command, "--report", "out").exit_code == 2
        assert list((folder / "out").iterdir()) == []

    def test_because_a_folder_on_the_way_is_a_file(self, folder: Path, command: list[str]) -> None:
        put(folder / "file", "mine")
        result = run(*command, "--report", "file/report.json")
        assert result.exit_code == 1
        assert problems_of(result) == [("file/report.json", "file-write")]
        assert (folder / "file").read_text(encoding="utf-8") == "mine"
        assert result.stdout

    @not_as_root
    def test_because_the_folder_is_read_only(self, folder: Path, command: list[str]) -> None:
        (folder / "out").mkdir(mode=0o500)
        result = run(*command, "--report", "out/report.json")
        assert problems_of(result) == [("out/report.json", "file-write")]

    def test_is_a_problem_beside_the_others(self, folder: Path, command: list[str]) -> None:
        put(folder / "content/papers/b.md", "broken")
        put(folder / "file", "mine")
        result = run(*command, "--report", "file/report.json")
        assert ("content/papers/b.md:1", "front-matter") in problems_of(result)
        assert ("file/report.json", "file-write") in problems_of(result)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
def test_a_report_can_be_written_to_a_device(folder: Path) -> None:
    done = run_process(folder, "check", "--report", "/dev/stdout")
    assert done.returncode == 0
    assert '"papers": 0' in done.stdout.decode()
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
@pytest.mark.parametrize("mode", ["a", "r+"])
def test_a_report_to_an_output_that_is_a_file_destroys_nothing_in_it(
    folder: Path, mode: str
) -> None:
    log = folder / "log.txt"
    log.write_text("before\n" * (mode == "a"), encoding="utf-8")
    with log.open(mode, encoding="utf-8") as stream:
        command = [*PROGRAM, "check", "--report", "/dev/stdout"]
        subprocess.run(command, cwd=folder, stdout=stream, check=False)
    text = log.read_text(encoding="utf-8")
    before, brace, rest = text.partition("{")
    assert before == "before\n" * (mode == "a")
    _, end = json.JSONDecoder().raw_decode(brace + rest)
    assert "paper" in (brace + rest)[end:]


@pytest.mark.parametrize("path", ["a" * 300, "/dev/full"])
def test_a_report_that_cannot_be_opened_or_written_is_a_problem(folder: Path, path: str) -> None:
    if path.startswith("/") and not Path(path).exists():
        pytest.skip("no such device")
    result = run("check", "--report", path)
    assert (folder / "content").is_dir()
    assert problems_of(result) == [(path, "file-write")]


@pytest.mark.parametrize("command", [["check"], ["tag"]])
@pytest.mark.parametrize(
    "content", ["a" * 300, "good-2025-10-30.txt", "good-2025-10-30.txt/content"]
)
@pytest.mark.usefixtures("folder")
def test_a_content_folder_that_is_none_is_wrong_usage(command: list[str], content: str) -> None:
    result = run(*command, "--content", content)
    assert result.exit_code == 2
    assert "Error: Invalid value for '--content': Directory " in result.stderr


def test_missing_folders_of_a_report_are_made(folder: Path) -> None:
    assert run("check", "--report", "a/b/report.json").exit_code == 0
    assert report(folder, "a/b/report.json")["papers"] == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes are closed otherwise there")
@pytest.mark.parametrize(
    "redirect", [">&-", "2>&-", ">&- 2>&-", "<&-", "| head -c 1", "2>&1 | true"]
)
def test_closed_streams_stop_no_work(folder: Path, redirect: str) -> None:
    put(folder / "lost.txt", CAPTURE_HEAD + entry("Other") + "Lost\n")
    command = f"{shlex.join(PROGRAM)} import good-2025-10-30.txt lost.txt {redirect}"
    done = subprocess.run(  # noqa: S602  # our own command
        command,
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert len(list((folder / "content/papers").rglob("*.md"))) == 3


def test_a_reader_who_has_read_enough_is_no_error(folder: Path) -> None:
    put(folder / "content/papers/b.md", "broken")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "check"], cwd=folder, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_under_the_output_is_a_message(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "check"],
            cwd=folder,
            env=BUFFERED,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: cannot print: ")
    assert b"Traceback" not in done.stderr
    assert b"ignored" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_ctrl_c_stops_a_command_with_a_word(folder: Path) -> None:
    # A shell starts what it runs in the background with Ctrl-C ignored, and the tests with it.
    waiting = (
        "import os, signal; from paper_archive.cli import main; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from paper_archive.archive import store; "
        "store.load = lambda *_: (os.kill(os.getpid(), signal.SIGINT), signal.pause()); "
        "main(['tag'], prog_name='paper-archive')"
    )
    done = subprocess.run(
        [sys.executable, "-c", waiting], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr == "\ninterrupted\n"
    assert done.stdout == ""


def test_ctrl_c_while_the_commands_are_loaded_shows_no_traceback() -> None:
    interrupting = (
        "import sys; from paper_archive.__main__ import main\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting()); main()"
    )
    done = subprocess.run([sys.executable, "-c", interrupting], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, b"", b"")


def test_a_folder_without_files_is_a_warning(folder: Path) -> None:
    (folder / "empty/sub").mkdir(parents=True)
    put(folder / "empty/.hidden", GOOD)
    result = run("import", "empty", "--report", "report.json")
    assert result.exit_code == 0
    assert result.stdout.startswith("warning: empty: folder has no files to import [folder-empty]")
    assert [each["rule"] for each in report(folder)["notices"]] == ["folder-empty"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("day", ["2999-01-01", "0001-01-01", "1990-12-31", "9999-12-31"])
def test_no_file_was_saved_in_the_future_or_before_the_web(day: str) -> None:
    result = run("import", "good-2025-10-30.txt", "--captured", day)
    assert result.exit_code == 2
    assert "Error: Invalid value for '--captured': " in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_file_may_have_been_saved_long_ago() -> None:
    result = run("import", "good-2025-10-30.txt", "--captured", "2023-12-01")
    assert result.exit_code == 0


def test_an_import_that_could_not_begin_counts_no_records(folder: Path) -> None:
    put(folder / "content/topics.yml", "topics: [")
    done = run("import", "good-2025-10-30.txt")
    assert (done.exit_code, done.stdout) == (1, "no files imported\n")


def test_a_remedy_is_printed_once_for_problems_and_warnings_together(folder: Path) -> None:
    put(folder / "content/papers/a.md", "---\ntitle: A\n---\n\n# A\n\n## Notes\n\n[b](b.md)\n")
    put(folder / "content/about.md", "# About\n\n[b](b.md)\n")
    for output_format in ("text", "json"):
        done = run("check", "--format", output_format)
        assert f"{done.stdout}{done.stderr}".count("\nlink-dead: Correct the link") == 1
