"""Every command in docs/ is run, in an archive that has what its page speaks of."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from command_line import put, run
from documents import PAGES, blocks_of, commands_of
from made_up import CAPTURE_HEAD, entry
from made_up_services import (
    all_services,
    arxiv_id,
    crossref_work,
    feed,
    openalex_work,
    titled,
)
from paper_archive.cli import days
from service_server import Asked, FakeClock, Reply, ServiceServer, as_json

LIBRARY: Final = "".join(
    f"@article{{{title[:4]}, title={{{title}}}, author={{Ada Bell}}, year={{2024}}}}\n"
    for title in ("Waves at Sea", "Ripples in Sand", "Attention as an RNN")
)
TOPICS: Final = """\
- {name: Sand, slug: sand, description: Grains., phrases: [sand]}
- {name: Attention, slug: attention, description: Looks., phrases: [attention]}
- {name: Images, slug: image-generation, description: Sees., phrases: [image]}
"""
ANTS: Final = "@article{x, title={Maps of Ants}, author={Ada Bell}, year={2020}}\n"
FILES: Final = {
    "library.bib": LIBRARY,
    "saved/papers.bib": ANTS,
    "saved/daily-papers.txt": CAPTURE_HEAD + entry("Waves in Dust"),
    "seminar.csv": "Talk,Year\nBees in Rain,2021\n",
    "reading-group/inbox/bees.bib": ANTS.replace("Ants", "Bees"),
    "reading-group/dois.txt": "10.1000/182\n",
}
"""What is below the home of who types the commands."""

IN_OTHER_TESTS: Final = {
    "mkdocs serve": "test_wheel.py",
    "properdocs build -f mkdocs.yml": "test_other_engines.py",
    "zensical build": "test_writing.py",
}
"""Command → the test that runs it."""
OF_OTHERS: Final = ("gh", "rsync")
"""Programs that need an account somewhere: any command for them passes."""
PERSON: Final = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with an archive, with what its owner has saved, and with a repository."""
    home = tmp_path_factory.mktemp("home")
    put(home / "library.bib", LIBRARY)
    archive = home / "reading-group"
    assert run("new", str(archive), "--from", str(home / "library.bib")).exit_code == 0
    for name, text in FILES.items():
        put(home / name, text)
    put(archive / "content/topics.yml", TOPICS)
    content = ["--content", str(archive / "content")]
    assert run("tag", *content).exit_code == 0
    assert run("export", *content, str(home / "saved/papers.jsonl")).exit_code == 0
    put(home / "addresses.txt", "papers/waves-at-sea/\n")
    subprocess.run(["git", "init", "--quiet", "--bare", str(home / "papers.git")], check=True)  # noqa: S607
    return home


@pytest.fixture
def home(
    prepared: Path, server: ServiceServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a home for the commands of one page; what they ask is answered by our server."""
    home = tmp_path / "home"
    shutil.copytree(prepared, home)
    monkeypatch.chdir(home / "reading-group")
    keys = dict.fromkeys(("OPENALEX_API_KEY", "S2_API_KEY", "ZOTERO_API_KEY", "HF_TOKEN"))
    for name in (*keys, "SITE_URL", "REPO_URL", "EDIT_URI", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    environment = {"HOME": str(home), "NO_MKDOCS_2_WARNING": "1", **PERSON, **server.environment}
    environment |= {  # instead of GitHub, the repository is asked
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{home}/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/you/",
    }
    for name, text in environment.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr(days, "CLOCK", FakeClock().clock)
    server.reply = _answer
    return home


def _answer(asked: Asked) -> Reply:
    """Answer with a paper of the identifier that is asked for, whatever it is."""
    if asked.service == "arxiv" and (ids := asked.params.get("id_list")):
        numbers = range(len(ids.split(",")))
        text = feed(numbers).body.decode()
        for number, name in zip(numbers, ids.split(","), strict=True):
            text = text.replace(arxiv_id(number), name)
        return Reply(text.encode(), headers={"Content-Type": "application/atom+xml"})
    if asked.service == "crossref" and asked.path.startswith("works/"):
        message = crossref_work(1) | {"DOI": asked.path.removeprefix("works/")}
        return as_json({"status": "ok", "message-type": "work", "message": message})
    if asked.service == "openalex":
        names = asked.params["filter"].partition(":")[2].split("|")
        works = [openalex_work(n) | _names_of_work(name) for n, name in enumerate(names)]
        return as_json({"meta": {"count": len(works)}, "results": works})
    if asked.service == "semantic-scholar":
        kinds = {"ARXIV": "ArXiv", "ACL": "ACL"}
        named = [tuple(each.split(":", 1)) for each in asked.posted["ids"]]
        return as_json(
            [
                {"paperId": f"{n:040x}", "title": titled(n), "externalIds": {kinds[kind]: name}}
                for n, (kind, name) in enumerate(named)
            ]
        )
    return all_services(asked)


def _names_of_work(name: str) -> dict[str, object]:
    if name.startswith("10."):
        return {"doi": f"https://doi.org/{name}", "ids": {"doi": f"https://doi.org/{name}"}}
    identifier = f"https://openalex.org/{name}"
    return {"id": identifier, "ids": {"openalex": identifier}, "doi": None}


def _run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a command as a shell does, in this process where it is ours."""
    program, *words = (_expanded(word) for word in shlex.split(command, comments=True))
    match program:
        case "cd":
            monkeypatch.chdir(words[0])
        case "export":
            monkeypatch.setenv(*words[0].split("=", 1))
        case "paper-archive":
            done = run(*words)
            assert done.exit_code == 0, f"{command}\n{done.output}"
        case "mkdocs":
            done = CliRunner().invoke(mkdocs, words, catch_exceptions=False)
            assert done.exit_code == 0, f"{command}\n{done.output}"
        case "git":
            subprocess.run([program, *words], check=True, capture_output=True)
        case "python":
            found = subprocess.run([sys.executable, *words], check=True, capture_output=True)
            assert Path(found.stdout.decode().strip(), "main.html").is_file()
        case _:
            assert program in OF_OTHERS, command


def _expanded(word: str) -> str:
    return f"{Path.home()}{word[1:]}" if word.startswith("~/") else word


PAGES_WITH_COMMANDS: Final = [
    page for page in PAGES if page.startswith("docs/") and commands_of(page)
]


@pytest.mark.parametrize("page", PAGES_WITH_COMMANDS)
def test_the_commands_of_a_page_can_be_run_one_after_the_other(
    page: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in blocks_of(page, "yaml"):
        if re.match("(contact|sources|digest):", text):
            put(home / "reading-group/archive.yml", text)
    for command in commands_of(page):
        if command not in IN_OTHER_TESTS:
            _run(command, monkeypatch)


@pytest.mark.parametrize(
    "command", re.findall(r"^\\| `(fetch [^`]+)`", PAGES["docs/fetching.md"], re.MULTILINE)
)
def test_a_form_of_fetch_is_answered(
    command: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (home / "reading-group").is_dir()
    _run(f"paper-archive {command}", monkeypatch)


def test_the_samples_of_settings_make_the_site_that_they_speak_of(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = home / "reading-group"
    (archive / "mkdocs.yml").rename(archive / "own.yml")
    samples = blocks_of("docs/theming.md", "yaml")
    assert len(samples) > 2
    put(archive / "mkdocs.yml", "INHERIT: own.yml\n" + "".join(samples))
    put(archive / "content/about.md", "# About us\n")
    put(archive / "content/assets/ours.css", "p { margin: 0 }\n")
    put(archive / "theme/partials/footer.html", "<footer>Our footer</footer>")
    _run("mkdocs build --strict", monkeypatch)
    page = (archive / "site/papers/waves-at-sea/index.html").read_text(encoding="utf-8")
    for text in ("creativecommons.org/publicdomain/zero", "Our group", "ours.css", "Our footer"):
        assert text in page
