"""The command `export`: the papers of an archive in other formats, without a site."""

import gzip
import json
import resource
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from builds import build_site, make_project
from command_line import BUFFERED, PROGRAM, problems_of, put, run
from made_up import library, paper
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import Paper
from reading import read_whole


def write_pages(folder: Path, papers: list[Paper]) -> None:
    for each in papers:
        put(store.place_of(folder / "content", each, None), write_page(each))


@pytest.fixture
def archive(folder: Path) -> Path:
    """Return the folder in which commands run, with papers in its archive."""
    write_pages(folder, library())
    return folder


def slugs(data: bytes) -> list[str]:
    return [each.slug for each, _ in read_whole(data, Where("papers.jsonl")).papers]


def test_all_papers_are_printed_newest_first(archive: Path) -> None:
    done = run("export")
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(slugs(done.stdout_bytes)) == len(library())
    assert run("export", "-", "--format", "jsonl").stdout_bytes == done.stdout_bytes
    assert [each.name for each in archive.iterdir()].count("-") == 0


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("papers.bib", b"@"),
        ("papers.RIS", b"TY  - "),
        ("papers.json", b"[{"),
        ("papers.csl.json", b"[{"),
        ("papers.csv", b"\xef\xbb\xbfslug,"),
        ("new/folder/papers.jsonl", b'{"paper-archive":1,"papers":56}\n'),
    ],
)
def test_the_name_of_a_file_tells_its_format(archive: Path, name: str, beginning: bytes) -> None:
    done = run("export", name)
    assert (done.exit_code, done.stdout) == (0, f"wrote 56 papers to {name}\n")
    assert (archive / name).read_bytes().startswith(beginning)


def test_a_file_is_packed_if_its_name_says_so(archive: Path) -> None:
    run("export", "papers.jsonl.gz")
    run("export", "again.jsonl.gz")
    packed = (archive / "papers.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == run("export").stdout_bytes
    assert (archive / "again.jsonl.gz").read_bytes() == packed


def test_an_archive_is_made_again_from_its_export(archive: Path) -> None:
    by_hand = "---\n# mine\ntitle: By Hand\n---\n"
    put(archive / "content/papers/undated/by-hand.md", by_hand)
    for name, ends in (("marked", "\n"), ("marked-on-windows", "\r\n")):
        page = f"\ufeff{write_page(paper(name, slug=name))}".replace("\n", ends)
        put(archive / f"content/papers/undated/{name}.md", page.encode())
    run("export", "papers.jsonl.gz")
    assert run("import", "papers.jsonl.gz", "--content", "copy").exit_code == 0
    pages = [
        {path.relative_to(each).as_posix(): path.read_bytes() for path in each.rglob("*.md")}
        for each in (archive / "content", archive / "copy")
    ]
    assert pages[0] == pages[1]
    assert len(pages[0]) == len(library()) + 3


def test_a_name_that_stands_twice_in_an_export_makes_no_more_pages_when_imported_again(
    folder: Path,
) -> None:
    lines = [{"paper-archive": 1, "papers": 3}, *[{"title": "Waves", "colour": "blue"}] * 3]
    put(folder / "papers.jsonl", "".join(f"{json.dumps(each)}\n" for each in lines))
    for _ in range(2):
        assert run("import", "papers.jsonl").exit_code == 0
        names = sorted(path.stem for path in (folder / "content").rglob("*.md"))
        assert names == ["waves", "waves-2", "waves-3"]


@pytest.mark.usefixtures("archive")
def test_papers_are_chosen_by_tag_and_year() -> None:
    papers = library()

    def chosen(*options: str) -> set[str]:
        return set(slugs(run("export", *options).stdout_bytes))

    assert chosen("--tag", "attention") == {
        each.slug for each in papers if "attention" in each.tags
    }
    assert chosen("--year", "2025") == {each.slug for each in papers if each.date[:4] == "2025"}
    assert chosen("--year", "undated") == {each.slug for each in papers if not each.date}
    assert chosen("--year", "2025", "--tag", "attention") == {
        each.slug for each in papers if each.date[:4] == "2025" and "attention" in each.tags
    }


@pytest.mark.parametrize("options", [("--tag", "atention"), ("--year", "1850")])
def test_a_choice_of_no_paper_is_a_problem_and_writes_nothing(
    archive: Path, options: tuple[str, str]
) -> None:
    done = run("export", "papers.bib", *options)
    assert (done.exit_code, problems_of(done)) == (1, [("content", "export-empty")])
    assert not (archive / "papers.bib").exists()


def test_an_archive_without_papers_is_a_problem(folder: Path) -> None:
    done = run("export", "papers.bib")
    assert (done.exit_code, problems_of(done)) == (1, [("content", "archive-empty")])
    assert not (folder / "papers.bib").exists()


def test_pages_with_problems_are_listed_and_the_others_exported(archive: Path) -> None:
    put(archive / "content/papers/bad.md", "---\ntitle: Bad\ndate: May\n---\n")
    done = run("export", "papers.bib")
    assert (done.exit_code, problems_of(done)) == (1, [("content/papers/bad.md:3", "date-iso")])
    assert (archive / "papers.bib").read_text(encoding="utf-8").count("@") == len(library())


def test_problems_for_programs_are_not_among_the_data(archive: Path) -> None:
    put(archive / "content/papers/undated/broken.md", "no front-matter")
    result = run("export", "--output-format", "json")
    assert len(slugs(result.stdout_bytes)) == len(library())
    (line,) = result.stderr.splitlines()
    assert json.loads(line)["rule"] == "front-matter"
    (archive / "content/papers/undated/broken.md").unlink()
    nothing = run("export", "--tag", "none", "--output-format", "json")
    assert not nothing.stdout
    assert json.loads(nothing.stderr)["rule"] == "export-empty"


def test_a_file_is_replaced_only_by_force(archive: Path) -> None:
    put(archive / "papers.bib", "mine")
    done = run("export", "papers.bib")
    assert (done.exit_code, problems_of(done)) == (1, [("papers.bib", "output-taken")])
    assert (archive / "papers.bib").read_text(encoding="utf-8") == "mine"
    assert run("export", "papers.bib", "--force").exit_code == 0
    assert (archive / "papers.bib").read_text(encoding="utf-8").startswith("@")


@pytest.mark.parametrize("name", ["content/a.bib", "content/new/", "content/captures/a.jsonl.gz"])
def test_nothing_is_exported_into_the_archive(archive: Path, name: str) -> None:
    before = sorted(archive.rglob("*"))
    done = run("export", name)
    assert problems_of(done) == [(name.rstrip("/"), "output-taken")]
    assert sorted(archive.rglob("*")) == before


@pytest.mark.parametrize(
    "args",
    [
        ("papers",),
        ("papers.txt",),
        ("papers.bib", "--year", "24"),
        ("papers.bib", "--site-url", "papers.test"),
        ("copy/", "--force"),
        ("papers.bib", "--format", "marc"),
    ],
)
def test_wrong_usage_is_said_and_writes_nothing(archive: Path, args: tuple[str, ...]) -> None:
    before = {*archive.iterdir()}
    assert run("export", *args).exit_code == 2
    assert {*archive.iterdir()} == before


def test_a_folder_gets_the_files_that_the_site_has(archive: Path) -> None:
    make_project(archive, {})
    built = build_site(archive, archive / "site", {"SITE_URL": "https://papers.test/x/"})
    assert built.exit_code == 0, built.output
    done = run("export", "copy/", "--site-url", "https://papers.test/x/")
    assert done.exit_code == 0, done.output

    def files(folder: Path) -> dict[str, bytes]:
        found = (path for path in folder.rglob("*.*") if path.name != "index.html")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    assert files(archive / "copy") == files(archive / "site/export")
    assert done.stdout == f"wrote 56 papers in {len(files(archive / 'copy'))} files to copy/\n"
    assert problems_of(run("export", "copy/")) == [("copy", "output-taken")]


def test_a_folder_can_have_one_format_only(archive: Path) -> None:
    assert run("export", "copy/", "--format", "ris", "--year", "2025").exit_code == 0
    found = {path.name for path in (archive / "copy").rglob("*.*")}
    assert found == {"papers.ris", "2025.ris"}


def without_room(*args: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command that can write files of 4,000 bytes only."""
    limit = (4_000, 4_000)
    return subprocess.run(
        [*PROGRAM, *args],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),  # one thread
    )


@pytest.mark.parametrize("name", ["papers.bib", "papers.csv", "copy/"])
def test_a_full_disk_is_a_problem_and_leaves_what_was_there(archive: Path, name: str) -> None:
    old = [] if name.endswith("/") else ["--force"]
    if old:
        put(archive / name, "mine")
    before = {path: path.is_file() and path.read_bytes() for path in archive.iterdir()}
    done = without_room("export", name, *old)
    assert done.returncode == 1
    assert b"[file-write]" in done.stderr
    assert b"Traceback" not in done.stderr
    assert {path: path.is_file() and path.read_bytes() for path in archive.iterdir()} == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.usefixtures("archive")
def test_a_device_without_room_is_a_problem() -> None:
    assert problems_of(run("export", "/dev/full", "--format", "bibtex")) == [
        ("/dev/full", "file-write")
    ]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "export"],
            env=BUFFERED,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"standard output: cannot write" in done.stderr


@pytest.mark.usefixtures("archive")
def test_a_reader_that_stops_is_no_problem() -> None:
    with subprocess.Popen(
        [*PROGRAM, "export", "--format", "csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(3)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_file_that_is_created_meanwhile_is_not_replaced(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive / "content/papers/undated/last.md", write_page(paper("Last")))
    original = Path.open

    def opened(path: Path, *args: object, **kwargs: object) -> object:
        if path.name.endswith(".paper-archive.tmp"):
            put(archive / "papers.bib", "mine")
        return original(path, *args, **kwargs)  # type: ignore[call-overload]  # as it was called

    monkeypatch.setattr(Path, "open", opened)
    done: Result = run("export", "papers.bib")
    assert problems_of(done) == [("papers.bib", "output-taken")]
    assert (archive / "papers.bib").read_text(encoding="utf-8") == "mine"
    assert not list(archive.glob(".*tmp"))
