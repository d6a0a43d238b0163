"""A build of what the last build was made of ends before anything is parsed, and says the same."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

from builds import Build, build_site, make_project
from made_up import paper
from paper_archive.archive.content import load_content as load
from paper_archive.archive.markdown.page import write_page
from paper_archive.plugin import loaded_archive

PAGE = write_page(paper("Waves", tags=["seas"]))
OTHER = write_page(paper("Tides"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that was built once."""
    project = tmp_path / "project"
    make_project(project, {"papers/waves.md": PAGE, "picture.txt": "a picture"})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [abbr]\n")
    build(project)
    return project


@pytest.fixture
def parsed(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the content folders that were parsed since."""
    folders: list[Path] = []

    def load_content(folder: Path, *rest: Any) -> object:
        folders.append(project)
        return load(folder, *rest)

    monkeypatch.setattr(loaded_archive, "load_content", load_content)
    return folders


def build(project: Path, day: int = 1) -> Build:
    """Build on a day after 1970-01-01."""
    built = build_site(project, project / "site", {"SOURCE_DATE_EPOCH": f"{day * 86_400}"})
    assert built.exit_code == 0, built.output
    return built


def test_nothing_is_parsed_if_nothing_changed(project: Path, parsed: list[Path]) -> None:
    assert "nothing changed since the last build" in build(project).output
    assert parsed == []


def test_functions_in_settings_are_the_same_in_each_process(project: Path) -> None:
    settings(
        project,
        """\
markdown_extensions:
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
""",
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build"], cwd=project, capture_output=True, check=True
        )
    assert b"nothing changed since the last build" in done.stderr


def test_what_a_person_should_know_is_said_again(project: Path) -> None:
    topic = {"name": "Ice", "slug": "ice", "description": "Water.", "phrases": ["ice"]}
    (project / "content/topics.yml").write_text(json.dumps([topic]))
    warning = "content/papers/waves.md: tag 'seas' is not a topic in topics.yml [tag-known]"
    for _ in range(2):
        assert build(project).output.count(warning) == 1
    assert "nothing changed" in build(project).output


def change_time(path: Path) -> None:
    """Set the time back to what it was, after all was changed."""
    status = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "page of a paper": lambda project: (project / "content/papers/waves.md").write_text(OTHER),
    "file without other times": lambda project: change_time(project / "content/picture.txt"),
    "page of a person": lambda project: (project / "content/about.md").write_text("# Us\n"),
    "new file": lambda project: (project / "content/other.txt").write_text(""),
    "name of a file": lambda project: (project / "content/picture.txt").rename(
        project / "content/painting.txt"
    ),
    "nav": lambda project: settings(project, "nav: [papers/waves.md]\n"),
    "setting of MkDocs": lambda project: settings(project, "copyright: Us\n"),
    "extension": lambda project: settings(project, "markdown_extensions: [def_list]\n"),
    "file of the site": lambda project: change_time(project / "site/papers/waves/index.html"),
    "file of MkDocs": lambda project: change_time(project / "site/404.html"),
    "lost file": lambda project: (project / "site/picture.txt").unlink(),
    "stray folder": lambda project: (project / "site/stray").mkdir(),
}


def settings(project: Path, line: str) -> None:
    path = project / "mkdocs.yml"
    key = line.partition(":")[0]
    kept = [
        each
        for each in path.read_text().splitlines(keepends=True)
        if not each.startswith(f"{key}:")
    ]
    path.write_text("".join([*kept, line]))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_built(
    project: Path, parsed: list[Path], change: Callable[[Path], object]
) -> None:
    change(project)
    build(project)
    assert parsed == [project]
    build(project)
    assert parsed == [project]


@pytest.mark.parametrize(
    "line",
    [
        "hooks: [hook.py]\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "plugins: [paper-archive: {cache: false}]\n",
    ],
)
def test_a_site_that_others_have_a_part_in_is_built_each_time(
    project: Path, parsed: list[Path], line: str
) -> None:
    (project / "hook.py").write_text("import markdown\n")
    settings(project, line)
    build(project)
    build(project)
    assert len(parsed) == 2


def test_another_day_changes_only_what_a_template_of_a_person_may_print(
    project: Path, parsed: list[Path]
) -> None:
    build(project, day=2)
    assert parsed == []
    (project / "overrides").mkdir()
    (project / "overrides/main.html").write_text('{% extends "base.html" %}{{ build_date_utc }}')
    settings(project, "theme: {custom_dir: overrides}\n")
    for day in (2, 2, 3):
        build(project, day)
    assert len(parsed) == 2


def test_a_site_is_built_anew_with_other_packages(
    project: Path, parsed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "an_extension-2.0.dist-info").mkdir()
    build(project)
    build(project)
    assert len(parsed) == 1


def test_what_is_deployed_goes_on_after_a_build_without_a_change(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deployed: list[object] = []
    monkeypatch.setattr(
        "mkdocs.commands.gh_deploy.gh_deploy", lambda site, **_: deployed.append(site)
    )
    monkeypatch.chdir(project)
    for _ in range(2):
        CliRunner().invoke(cli, ["gh-deploy"], catch_exceptions=False)
    assert len(deployed) == 2


def test_the_day_that_a_template_of_a_person_prints_is_that_of_the_build(project: Path) -> None:
    settings(project, "extra_templates: [day.txt]\n")
    (project / "content/day.txt").write_text("{{ build_date_utc.date() }}")
    for day in (2, 3):
        assert (build(project, day).site / "day.txt").read_text() == f"1970-01-0{day + 1}"
    (project / "overrides/partials").mkdir(parents=True)
    (project / "overrides/partials/footer.html").write_text("On {{ build_date_utc.date() }}.")
    settings(project, "theme: {name: material, custom_dir: overrides}\n")
    for day in (2, 3):
        assert f"On 1970-01-0{day + 1}." in build(project, day).page("papers/waves")


def test_a_build_that_warned_is_done_again(project: Path, parsed: list[Path]) -> None:
    settings(project, "nav: [nowhere.md]\n")
    for _ in range(2):
        assert build_site(project, project / "site").exit_code == 1
    assert len(parsed) == 2
