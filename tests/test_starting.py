"""`paper-archive new`: what it makes, and what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from builds import ROOT, build_site
from command_line import put, run
from paper_archive.archive import store
from paper_archive.archive.content import load_content
from paper_archive.archive.markdown.page import write_page
from paper_archive.publish.addresses import SITE_NAMES
from paper_archive.publish.site import site_of

BIBTEX = "@article{x, title={Maps of Ants}, author={Ada Bell}, year={2020}}\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def settings(archive: Path) -> dict[str, object]:
    found = yaml.load((archive / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)  # noqa: S506
    assert isinstance(found, dict)
    return found


class _Settings(yaml.SafeLoader):
    """Reads settings, and a value from the environment as its names."""


_Settings.add_constructor("!ENV", lambda _, node: [each.value for each in node.value])


def test_no_two_archives_have_the_same_id_for_their_feeds() -> None:
    run("new", "ants")
    run("new", "bees")
    ants, bees = (
        str(settings(Path(name))["plugins"]).partition("archive_id")[2] for name in ("ants", "bees")
    )
    assert len(ants) > 36
    assert ants != bees


def test_a_new_archive_has_a_sample_and_no_problem() -> None:
    done = run("new", "ants")
    assert done.exit_code == 0, done.output
    content = load_content(Path("ants/content"), SITE_NAMES)
    assert (content.problems, content.warnings) == ([], [])
    (page,) = content.pages.values()
    assert page.text == write_page(page.paper)
    assert (page.paper.authors, page.paper.date, page.paper.links) == ((), "", {})
    assert "delete" in page.paper.abstract


def test_a_new_archive_is_built_strictly_and_says_nothing_of_another() -> None:
    run("new", "ants")
    built = build_site(Path("ants"), Path("site").absolute())
    assert built.exit_code == 0, built.output
    assert "WARNING" not in built.output
    pages = [path.read_text(encoding="utf-8") for path in built.site.rglob("*.html")]
    for word in ("Daily Papers", "Paper Archive", "neural", "Vaswani", "/about/"):
        assert not [page for page in pages if word in page]
    front = built.page("")
    assert "<h1>Ants</h1>" in front
    assert "papers/sample-paper/" in front


def test_this_repository_is_such_an_archive() -> None:
    run("new", "ants")
    own = {"site_name", "site_description", "plugins"}
    assert _but(own, settings(Path("ants"))) == _but(own, settings(ROOT))
    for path in (path for path in Path("ants").rglob("*") if path.is_file()):
        name = path.relative_to("ants")
        assert "papers" in name.parts or (ROOT / name).is_file()
    ours = {path.name: path.read_bytes() for path in (ROOT / ".github/workflows").iterdir()}
    made = {path.name: path.read_bytes() for path in Path("ants/.github/workflows").iterdir()}
    del ours["check.yml"]  # it tests the program
    assert made == ours


def _but(left_out: set[str], values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if key not in left_out}


def test_its_readme_has_the_sections_that_its_workflows_name() -> None:
    run("new", "ants")
    readme = Path("ants/README.md").read_text(encoding="utf-8")
    for workflow in Path("ants/.github/workflows").iterdir():
        text = workflow.read_text(encoding="utf-8")
        for section in re.findall(r"see ([A-Z][\w ]+) in the README", text):
            assert f"\n## {section}\n" in readme, section
    assert "Keeping it current" in readme


def test_the_commands_that_its_readme_names_are_there() -> None:
    run("new", "ants")
    readme = Path("ants/README.md").read_text(encoding="utf-8")
    named = {tuple(each.split()) for each in re.findall(r"paper-archive ((?:[a-z-]+ ?)+)", readme)}
    assert {name for name, *_ in named} >= {"import", "fetch", "check", "tag", "update"}
    for each in named:
        assert run(*each[: 1 + (each[0] == "fetch")], "--help").exit_code == 0, each


def test_it_installs_the_version_that_made_it() -> None:
    run("new", "ants")
    line = Path("ants/requirements.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert line == f"paper-archive[minify]=={run('--version').output.split()[-1]}"


@pytest.mark.parametrize(
    ("folder", "options", "name"),
    [
        ("reading-group_2", [], "Reading group 2"),
        ("-", [], "Papers"),
        ("ants", ["--name", "Ants: *all* # \"of\" 'them' ümlaut"], None),
        ("ants", ["--name", "  Two\n lines "], "Two lines"),
        ("ants", ["--name", "!ENV X"], None),
        ("ants", ["--name", "1984"], None),
        ("a/b/ants", [], "Ants"),
    ],
)
def test_the_site_has_the_name_that_is_asked_for_or_that_of_the_folder(
    folder: str, options: list[str], name: str | None
) -> None:
    assert run("new", *options, "--", folder).exit_code == 0
    expected = options[-1] if name is None else name
    assert settings(Path(folder))["site_name"] == expected
    readme = Path(folder, "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {expected}") or "*" in expected


def test_papers_are_imported_at_once_without_a_sample() -> None:
    put(Path("a.bib"), BIBTEX)
    put(Path("b.bib"), BIBTEX.replace("Ants", "Bees").replace("Ada", "Eve"))
    done = run("new", "ants", "--from", "a.bib", "b.bib")
    assert done.exit_code == 0, done.output
    assert "total: 2 records (2 new" in done.output
    stored = store.load(Path("ants/content"))
    assert [paper.title for paper in stored.papers] == ["Maps of Ants", "Maps of Bees"]


@pytest.mark.parametrize("target", ["loop", "gone"])
def test_a_link_to_no_folder_is_a_problem(target: str) -> None:
    Path("loop").symlink_to(target)
    done = run("new", "loop")
    assert "loop: there is already a link with this name [output-taken]" in done.stderr


def test_who_starts_an_archive_hears_of_feeds_after_the_next_commands() -> None:
    put(Path("a.bib"), BIBTEX)
    said = run("new", "ants", "--from", "a.bib").output
    assert "feeds" not in said.partition("mkdocs serve")[0]
    assert "feeds have only papers that came on a known day" in said


def test_what_feeds_need_is_said_and_doing_it_fills_them() -> None:
    put(Path("a.bib"), BIBTEX + BIBTEX.replace("Ants", "Bees"))
    run("new", "ants")
    content = Path("ants/content")
    said = (
        "2 new papers will not be in feeds, as the day on which the files were saved is not known"
    )
    todo = "to put them in, import the files again with --captured YYYY-MM-DD\n"
    assert f"{said}; {todo}" in run("import", "a.bib", "--content", str(content)).output
    done = run("import", "a.bib", "--content", str(content), "--captured", "2026-11-27")
    assert "feeds" not in done.output
    site = site_of(load_content(content).papers, (), "Ants", "https://papers.test/")
    assert len(site.feeds[""].papers) == 2


def test_a_file_that_cannot_be_imported_is_a_problem_and_the_archive_is_there() -> None:
    put(Path("a.bib"), BIBTEX)
    put(Path("bad.bib"), "nothing here")
    done = run("new", "ants", "--from", "a.bib", "--from", "bad.bib")
    assert done.exit_code == 1
    assert "bad.bib" in done.stderr
    assert len(store.load(Path("ants/content")).papers) == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["ants", "--from", "gone.bib"], "'gone.bib' does not exist"),
        (["my", "ants"], "write --from before the files"),
        ([], "Missing argument 'DIR'"),
    ],
)
def test_wrong_usage_makes_nothing(args: list[str], message: str) -> None:
    done = run("new", *args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not list(Path().iterdir())


def test_what_is_there_is_never_overwritten() -> None:
    put(Path("ants/x.md"), "mine")
    done = run("new", "ants")
    assert done.exit_code == 1
    assert "ants: there is already a folder with files with this name [output-taken]" in done.stderr
    assert [path.name for path in Path("ants").iterdir()] == ["x.md"]


@pytest.mark.parametrize("name", ["ants", "my ants", "-ants", "$(ants)", "it's"])
def test_the_commands_that_it_prints_lead_into_the_archive(name: str) -> None:
    output = run("new", "--", name).output
    assert [command[0] for command in _commands(output)] == ["cd", _program("mkdocs")]
    (enter,) = [line for line in output.splitlines() if line.startswith("  cd ")]
    subprocess.run(["/bin/sh", "-c", f"{enter} && test -f mkdocs.yml"], check=True)


def test_in_the_folder_itself_no_cd_is_needed() -> None:
    assert _commands(run("new", ".").output) == [[_program("mkdocs"), "serve"]]
    assert Path("mkdocs.yml").is_file()


def test_a_program_that_a_shell_finds_is_named_without_its_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    assert _commands(run("new", "ants").output)[1] == ["mkdocs", "serve"]


def _commands(output: str) -> list[list[str]]:
    return [shlex.split(line) for line in output.splitlines() if line.startswith("  ")]


def _program(name: str) -> str:
    path = Path(sys.executable).parent / name
    return name if str(path.parent) in os.environ["PATH"].split(":") else str(path)
