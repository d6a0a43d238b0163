"""What stops a build, and what it then says."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builds import build_site, make_project

PAPER = {"papers/waves.md": "---\ntitle: Waves\n---\n\n# Waves\n"}


def build(project: Path) -> str:
    """Return what a build says that must fail, and may not end in a traceback."""
    built = build_site(project, project / "site")
    assert built.exit_code == 1, built.output
    return built.output


def build_apart(project: Path, before: Callable[[], None] | None = None) -> str:
    """Return what such a build says in a process of its own, which may not hang either."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        preexec_fn=before,  # no thread is running
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 1, output
    assert "Traceback" not in output
    return output


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    make_project(tmp_path, PAPER)
    return tmp_path


def with_hook(project: Path, body: str) -> None:
    """Have something done while MkDocs builds: after the content was read."""
    (project / "hook.py").write_text(
        f"import pathlib\n\ndef on_files(files, config):\n    {body}\n    return files\n",
        encoding="utf-8",
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks:\n  - hook.py\n")


@pytest.mark.parametrize("name", ["papers/waves.md", "about.md"])
def test_an_error_of_an_extension_names_the_page(archive: Path, name: str) -> None:
    page = archive / "content" / name
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n## Notes\n\n--8<-- 'gone.txt'\n", encoding="utf-8")
    with (archive / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions:\n  - pymdownx.snippets:\n      check_paths: true\n")
    with pytest.raises(Exception, match="could not be found") as raised:
        build_site(archive, archive / "site")
    assert raised.value.__notes__ == [f"The page is content/{name}"]


def test_a_full_disk_is_a_problem(archive: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))

    output = build_apart(archive, limit)
    assert "cannot write the site: File too large [file-write]" in output
    assert "Check that the disk has space" in output


@pytest.mark.parametrize(
    ("in_the_way", "problem"),
    [
        ("'papers').write_text('a file')", "site/papers"),
        ("'index.html').mkdir()", "site/index.html: cannot write the site: Is a directory"),
    ],
    ids=["file", "folder"],
)
def test_a_site_that_cannot_be_written_is_a_problem(
    archive: Path, in_the_way: str, problem: str
) -> None:
    (archive / "site").mkdir()
    with_hook(archive, f"(pathlib.Path(config.site_dir) / {in_the_way}")
    output = build(archive)
    assert problem in output
    assert "[file-write]" in output


def test_a_page_that_vanishes_during_the_build_is_a_problem(archive: Path) -> None:
    with_hook(archive, "pathlib.Path('content/about.md').unlink()")
    assert "content/about.md: cannot read the file: No such file or directory [file-read]" in build(
        archive
    )


def test_a_paper_that_vanishes_during_the_build_is_in_the_site(archive: Path) -> None:
    with_hook(archive, "pathlib.Path('content/papers/waves.md').unlink()")
    built = build_site(archive, archive / "site")
    assert built.exit_code == 0, built.output
    assert "Waves" in built.page("papers/waves")


@pytest.mark.parametrize("name", ["pipe.md", "papers/pipe.md", "pipe.png", "papers/pipe.png"])
def test_a_pipe_is_a_problem_and_is_not_opened(archive: Path, name: str) -> None:
    os.mkfifo(archive / "content" / name)
    assert f"content/{name}: cannot read the file: not a regular file" in build_apart(archive)


@pytest.mark.parametrize("name", ["gone.md", "gone.png"])
def test_a_link_to_a_file_that_is_not_there_is_a_problem(archive: Path, name: str) -> None:
    (archive / "content" / name).symlink_to("nowhere")
    assert f"content/{name}: cannot read the file: No such file" in build(archive)


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"caf\xe9.png"])
def test_a_name_that_is_not_utf_8_is_a_problem(archive: Path, name: bytes) -> None:
    Path(os.fsdecode(bytes(archive / "content") + b"/" + name)).write_text("x", encoding="utf-8")
    assert "content/caf\\xe9." in build(archive)
