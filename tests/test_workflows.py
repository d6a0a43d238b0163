"""The workflows of GitHub, and other ways to publish: what they run is run here."""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from builds import ROOT
from command_line import TOPICS, put
from mail_servers import Inbox, mail_server

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yml")}
STEPS = [
    pytest.param(step, id=f"{name} {job_name} {number}")
    for name, workflow in WORKFLOWS.items()
    for job_name, job in workflow["jobs"].items()
    for number, step in enumerate(job.get("steps", ()))
]
CURRENT = {
    "actions/checkout": 7,
    "actions/setup-python": 7,
    "actions/configure-pages": 6,
    "actions/upload-pages-artifact": 5,
    "actions/deploy-pages": 5,
    "actions/cache/restore": 5,
    "actions/cache/save": 5,
}
BIBTEX = "@article{{a, title={{Maps of the {}}}, author={{Li, Mo}}, year={{2020}}}}\n"


# What the files say.


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_nothing_but_what_a_job_says_that_it_needs(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    for job in WORKFLOWS[name]["jobs"].values():
        assert job["permissions"]
        assert "uses" in job or job["timeout-minutes"] <= 180


@pytest.mark.parametrize("step", STEPS)
def test_no_text_of_others_reaches_a_shell(step: dict[str, Any]) -> None:
    assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_to_a_commit_of_their_current_version(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    used = re.findall(r"uses: (?!\./)(\S+?)@(\S+)(?: # v(\d+)\.\d+\.\d+)?$", text, re.MULTILINE)
    assert len(used) == len(re.findall(r"uses: (?!\./)", text))
    for action, commit, major in used:
        assert re.fullmatch("[0-9a-f]{40}", commit)
        assert int(major) >= CURRENT[action]


def test_an_update_is_published_by_the_workflow_that_publishes_a_push() -> None:
    publish = WORKFLOWS["update.yml"]["jobs"]["publish"]
    assert (ROOT / publish["uses"]).is_file()
    called = WORKFLOWS[Path(publish["uses"]).name]
    assert "workflow_call" in called[True]  # `on` is a truth in YAML 1.1
    needed = {
        key: level for job in called["jobs"].values() for key, level in job["permissions"].items()
    }
    assert needed.items() <= publish["permissions"].items()
    assert called["concurrency"]["group"] != WORKFLOWS["update.yml"]["concurrency"]["group"]


# What they run.


class Machine:
    """A machine of GitHub with a checkout: it runs the steps of workflows."""

    def __init__(self, tmp_path: Path) -> None:
        self.tmp_path = tmp_path
        self.programs = tmp_path / "programs"
        self.checkout = tmp_path / "checkout"
        self.has("sleep", "exit 0")

    def has(self, program: str, script: str) -> None:
        """Give the machine a program in place of the usual one."""
        path = put(self.programs / program, f"#!/usr/bin/env bash\n{script}\n")
        path.chmod(0o755)

    def run(
        self, workflow: str, job: str, name: str, **env: str
    ) -> tuple[int, str, Mapping[str, str]]:
        """Run a step; return its exit code, what it printed, and its outputs."""
        steps = WORKFLOWS[workflow]["jobs"][job]["steps"]
        [step] = [each for each in steps if name in {each.get("name"), each.get("run")}]
        output, summary = put(self.tmp_path / "output", ""), put(self.tmp_path / "summary", "")
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
            cwd=self.checkout,
            env={
                "PATH": f"{self.programs}:{Path(sys.executable).parent}:{os.environ['PATH']}",
                "HOME": str(self.tmp_path),
                "GIT_CONFIG_NOSYSTEM": "1",
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                **env,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        return result.returncode, result.stdout + result.stderr, outputs


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "checkout").mkdir()
    return Machine(tmp_path)


def git(folder: Path, *args: str) -> str:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    return subprocess.run(
        ["git", *identity, *args],  # noqa: S607  # the one on the path
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture
def origin(machine: Machine) -> Path:
    """Return a repository with a small archive, of which the machine has the last commit."""
    origin, person = machine.tmp_path / "origin.git", machine.tmp_path / "person"
    git(machine.tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(machine.tmp_path, "clone", "--quiet", str(origin), str(person))
    put(person / "content" / "topics.yml", TOPICS)
    put(person / "content" / "index.md", "# Papers\n")
    put(person / "inbox" / "mine.bib", BIBTEX.format("Sea"))
    put(person / "archive.yml", "sources:\n  - import: inbox/*.bib\n")
    commit(person, "Begin")
    shutil.rmtree(machine.checkout)
    git(
        machine.tmp_path,
        *("clone", "--quiet", "--depth", "1", origin.as_uri(), str(machine.checkout)),
    )
    machine.has("gh", "exit 0")
    return origin


def commit(folder: Path, subject: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", subject)
    git(folder, "push", "--quiet", "origin", "HEAD:main")


def subjects(origin: Path) -> list[str]:
    return git(origin, "log", "--format=%s", "main").splitlines()


PUSH = ("update.yml", "update", "Commit and push")


def test_what_is_new_is_fetched_checked_and_pushed(machine: Machine, origin: Path) -> None:
    assert machine.run("update.yml", "configured", "Look for archive.yml")[2] == {"sources": "true"}
    assert machine.run("update.yml", "update", "Update")[::2] == (0, {"code": "0"})
    assert machine.run("update.yml", "update", "paper-archive check --output-format github")[0] == 0
    assert machine.run(*PUSH, BRANCH="main")[::2] == (0, {"pushed": "true"})
    assert subjects(origin) == ["Add what is new in the sources", "Begin"]
    files = git(origin, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert "content/papers/2020/maps-of-the-sea.md" in files
    assert not [name for name in files if ".lock" in name or ".tmp" in name]


def test_where_nothing_is_new_nothing_is_pushed(machine: Machine, origin: Path) -> None:
    assert machine.run(*PUSH, BRANCH="main")[::2] == (0, {})
    assert subjects(origin) == ["Begin"]


def test_a_push_of_a_person_meanwhile_is_kept(machine: Machine, origin: Path) -> None:
    put(machine.checkout / "content" / "papers" / "a.md", "---\ntitle: A\n---\n\n# A\n")
    person = machine.tmp_path / "person"
    put(person / "content" / "about.md", "# About\n")
    commit(person, "Say what it is")
    code, said, outputs = machine.run(*PUSH, BRANCH="main")
    assert (code, outputs) == (0, {"pushed": "true"}), said
    assert subjects(origin) == ["Add what is new in the sources", "Say what it is", "Begin"]


def test_a_conflict_with_a_person_ends_with_what_to_do(machine: Machine, origin: Path) -> None:
    put(machine.checkout / "content" / "index.md", "# Ours\n")
    person = machine.tmp_path / "person"
    put(person / "content" / "index.md", "# Theirs\n")
    commit(person, "Give it a name")
    code, said, outputs = machine.run(*PUSH, BRANCH="main")
    assert (code, outputs) == (1, {})
    assert "::error title=not pushed::" in said
    assert "Run this workflow again" in said
    assert subjects(origin) == ["Give it a name", "Begin"]


def test_a_branch_that_takes_no_push_is_tried_a_few_times_only(
    machine: Machine, origin: Path
) -> None:
    tries = machine.tmp_path / "tries"
    hook = put(origin / "hooks" / "pre-receive", f"#!/bin/sh\necho >> '{tries}'\nexit 1\n")
    hook.chmod(0o755)
    put(machine.checkout / "content" / "index.md", "# Ours\n")
    code, said, outputs = machine.run(*PUSH, BRANCH="main")
    assert (code, outputs) == (1, {})
    assert "If it is protected" in said
    assert len(tries.read_text().splitlines()) == 5


def test_a_source_that_fails_does_not_keep_the_others_from_being_pushed(
    machine: Machine, origin: Path
) -> None:
    put(machine.checkout / "inbox" / "bad.bib", "@article{b, title={}}\n")
    code, said, outputs = machine.run("update.yml", "update", "Update")
    assert (code, outputs) == (0, {"code": "1"}), said
    assert "::error file=inbox/bad.bib" in said
    assert machine.run(*PUSH, BRANCH="main")[2] == {"pushed": "true"}
    assert "content/papers/2020/maps-of-the-sea.md" in git(origin, "ls-tree", "-r", "main")


@pytest.mark.usefixtures("origin")
def test_a_wrong_configuration_and_a_bug_end_the_job(machine: Machine) -> None:
    put(machine.checkout / "archive.yml", "sorces: []\n")
    assert machine.run("update.yml", "update", "Update")[::2] == (1, {"code": "2"})
    machine.has("paper-archive", "exit 70")
    assert machine.run("update.yml", "update", "Update")[::2] == (1, {"code": "70"})


@pytest.mark.parametrize(
    ("text", "is_for_updates"),
    [
        ("", False),
        ("digest:\n  from: a@example.org\n", False),
        ("digest:\n  from: a@example.org\nsources:\n  - import: inbox\n", True),
        ("digest:\nenrich: true\n", True),
        ("source: a typo that the update names\n", True),
    ],
)
def test_without_sources_nothing_is_done(
    machine: Machine, text: str, *, is_for_updates: bool
) -> None:
    if text:
        put(machine.checkout / "archive.yml", text)
    code, said, outputs = machine.run("update.yml", "configured", "Look for archive.yml")
    assert (code, outputs) == (0, {"sources": "true"} if is_for_updates else {})
    assert said.startswith("::notice") != is_for_updates


# Mails.

PEOPLE = {"PAPER_ARCHIVE_RECIPIENTS": "ada@example.org\nben@example.org\n"}


def last_week() -> str:
    return (datetime.now(UTC) - timedelta(days=7)).date().isoformat()


def test_what_came_last_week_is_mailed_once(machine: Machine) -> None:
    captured = [{"name": "list.txt", "captured": last_week()}]
    page = f"---\ntitle: Waves\nsources: {json.dumps(captured)}\n---\n\n# Waves\n"
    put(machine.checkout / "content/papers/undated/waves.md", page)
    machine.has("gh", "echo https://you.github.io/papers/")
    inbox = Inbox()
    with mail_server(inbox) as port:
        section = f"digest:\n  from: papers@example.org\n  smtp: 127.0.0.1:{port}\n"
        put(machine.checkout / "archive.yml", section)
        look = machine.run("digest.yml", "digest", "Look for what digests need", **PEOPLE)
        assert look[::2] == (0, {"ready": "true"})
        options = {"PERIOD": "week", "GH_REPO": "you/papers", **PEOPLE}
        for _ in range(2):
            code, said, _ = machine.run("digest.yml", "digest", "Mail", **options)
            assert code == 0, said
            assert "example.org" not in said
    assert inbox.recipients == ["ada@example.org", "ben@example.org"]
    assert "https://you.github.io/papers/papers/waves/" in inbox.taken[0][1].as_string()


def test_a_site_without_github_pages_is_mailed_too(machine: Machine) -> None:
    machine.has("gh", 'echo \'{"message": "Not Found"}\'; exit 1')
    machine.has("paper-archive", 'echo "$@"')
    options = {"PERIOD": "day", "GH_REPO": "you/papers"}
    code, said, _ = machine.run("digest.yml", "digest", "Mail", **options)
    assert (code, said) == (0, "digest --day --send --output-format github\n")


@pytest.mark.parametrize(
    ("section", "people", "reason"),
    [
        ("", PEOPLE, "archive.yml has no section digest"),
        ("sources: []\n", PEOPLE, "archive.yml has no section digest"),
        ("digest:\n", {"PAPER_ARCHIVE_RECIPIENTS": ""}, "PAPER_ARCHIVE_RECIPIENTS is not set"),
    ],
)
def test_digests_that_are_not_set_up_are_not_mailed(
    machine: Machine, section: str, people: dict[str, str], reason: str
) -> None:
    if section:
        put(machine.checkout / "archive.yml", section)
    step = "Look for what digests need"
    code, said, outputs = machine.run("digest.yml", "digest", step, **people)
    assert (code, outputs) == (0, {})
    assert said.startswith("::notice title=no digest::")
    assert reason in said
    later = WORKFLOWS["digest.yml"]["jobs"]["digest"]["steps"][2:]
    wanted = "steps.look.outputs.ready == 'true'"
    assert all(each["if"] == wanted or "hashFiles" in each["if"] for each in later)


# The issue.


@pytest.mark.parametrize(
    ("failed", "is_open", "code", "done"),
    [
        ("true", False, 1, ["issue list", "label create", "issue create"]),
        ("true", True, 1, ["issue list"]),
        ("false", True, 0, ["issue list", "issue close"]),
        ("false", False, 0, ["issue list"]),
    ],
)
def test_an_issue_is_opened_once_and_closed_when_updates_work_again(
    machine: Machine, failed: str, *, is_open: bool, code: int, done: list[str]
) -> None:
    calls = machine.tmp_path / "calls"
    machine.has(
        "gh",
        f'echo "$*" >> "{calls}"\nif test "$1 $2" = "issue list"; then echo "{"7" * is_open}"; fi',
    )
    result = machine.run("update.yml", "report", "Open or close the issue", FAILED=failed, RUN="R")
    assert result[0] == code
    made = [line for line in calls.read_text().splitlines() if re.match("(issue|label) ", line)]
    assert [" ".join(line.split()[:2]) for line in made] == done
    assert all("R" in line or "7 --comment" in line for line in made[1:] if line[:5] == "issue")


@pytest.mark.parametrize(("failed", "code"), [("true", 1), ("false", 0)])
def test_without_issues_the_job_itself_tells(machine: Machine, failed: str, code: int) -> None:
    machine.has("gh", "exit 1")
    result = machine.run("update.yml", "report", "Open or close the issue", FAILED=failed, RUN="R")
    assert result[0] == code


# The addresses of the last release.

LAST_RELEASE = "Get the addresses of the last release, none of which may be lost"


@pytest.mark.usefixtures("origin")
def test_a_release_that_loses_an_address_is_stopped(machine: Machine) -> None:
    machine.has("curl", 'test "${@: -1}" = S/addresses.txt; echo /papers/lost/ >"${@: -2:1}"')
    assert machine.run("pages.yml", "build", LAST_RELEASE, SITE_URL="S")[:2] == (0, "")
    code, said, _ = machine.run("pages.yml", "build", "paper-archive check --output-format github")
    assert code == 1
    assert "address '/papers/lost/' of the last release is gone" in said


@pytest.mark.usefixtures("origin")
def test_a_first_release_has_no_addresses_to_lose(machine: Machine) -> None:
    machine.has("curl", "exit 22")
    code, said, _ = machine.run("pages.yml", "build", LAST_RELEASE, SITE_URL="S")
    assert (code, said[:10]) == (0, "::notice::")
    assert not (machine.checkout / "content" / "addresses.txt").exists()


# Corrections.

PROPOSE = ("corrections.yml", "propose", "Propose the change")
APPLY = ("corrections.yml", "propose", "Do what the issue asks")
FORM = (
    "### Page\n\nwaves\n\n### Right title\n\n{}\n\n"
    "### How you know\n\n$(touch hacked) `touch hacked`\n"
)


def issue(machine: Machine, body: str) -> dict[str, str]:
    """Return what a step knows of an issue, whose event is in a file."""
    labels = [{"name": "correction"}]
    event = {"issue": {"number": 7, "body": body, "labels": labels}}
    path = put(machine.tmp_path / "event.json", json.dumps(event))
    return {"GITHUB_EVENT_PATH": str(path), "RUNNER_TEMP": str(machine.tmp_path)}


def test_a_correction_becomes_a_pull_request_and_a_later_one_its_next_version(
    machine: Machine, origin: Path
) -> None:
    put(machine.tmp_path / "person/content/papers/waves.md", "---\ntitle: Waves\n---\n\n# Waves\n")
    commit(machine.tmp_path / "person", "Add a paper")
    git(machine.checkout, "pull", "--quiet")
    calls = machine.tmp_path / "calls"
    for title, is_open in (("Waves at Sea", 0), ("Waves in Sand", 1)):
        machine.has("gh", f'echo "$*" >>"{calls}"; if test "$2" = list; then echo {is_open}; fi')
        git(machine.checkout, "switch", "--quiet", "main")
        if is_open:  # each run has a machine of its own
            git(machine.checkout, "branch", "--quiet", "--delete", "--force", "issue-7")
        env = issue(machine, FORM.format(title))
        assert machine.run(*APPLY, **env)[::2] == (0, {"code": "0"})
        code, said, _ = machine.run(*PROPOSE, NUMBER="7", **env)
        assert code == 0, said
        page = git(origin, "show", "issue-7:content/papers/waves.md")
        assert f'title: "{title}"' in page
    done = re.findall("^pr (?:create|edit)", calls.read_text("utf-8"), re.MULTILINE)
    assert done == ["pr create", "pr edit"]
    assert "hacked" not in calls.read_text("utf-8")
    assert not [*machine.tmp_path.rglob("hacked")]
    assert subjects(origin) == ["Add a paper", "Begin"]


@pytest.mark.usefixtures("origin")
def test_a_form_that_is_filled_in_wrongly_is_answered(machine: Machine) -> None:
    env = issue(machine, "### Page\n\nnowhere\n\n::error::x\n")
    code, said, outputs = machine.run(*APPLY, **env)
    assert (code, outputs) == (0, {"code": "1"}), said
    (command,) = (line for line in said.splitlines() if "::" in line)
    assert command.startswith("::error file=issue 7,title=issue-form::there is no page")
    assert "there is no page" in (machine.tmp_path / "answer.md").read_text("utf-8")
    machine.has("paper-archive", "exit 70")
    assert machine.run(*APPLY, **env)[0] != 0


@pytest.mark.parametrize(("count", "code"), [(19, 0), (20, 1)])
def test_many_open_proposals_are_left_to_people(machine: Machine, count: int, code: int) -> None:
    machine.has("gh", f"echo {count}")
    result = machine.run("corrections.yml", "propose", "Leave it to people if there are many")
    assert result[0] == code


def test_what_people_wrote_is_in_no_expression() -> None:
    text = (FOLDER / "corrections.yml").read_text("utf-8")
    assert set(re.findall(r"github\.event\.[\w.*]+", text)) == {
        *(f"github.event.issue.{name}" for name in ("number", "state", "labels.*.name")),
    }


# The size of the site.


@pytest.mark.parametrize(
    ("megabytes", "code", "says"), [(1, 0, ""), (900, 0, "::warning"), (1100, 1, "::error")]
)
def test_a_site_that_github_pages_does_not_serve_is_not_uploaded(
    machine: Machine, megabytes: int, code: int, says: str
) -> None:
    large = put(machine.checkout / "site" / "large.bin", "")
    os.truncate(large, megabytes * 1_000_000)
    result = machine.run("pages.yml", "build", "Check that GitHub Pages takes a site of this size")
    assert result[0] == code
    assert result[1].startswith(says)
    assert bool(result[1]) == bool(says)
    assert "1 files" in (machine.tmp_path / "summary").read_text()


# Other ways to publish.


@pytest.fixture(scope="module")
def published(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with an archive."""
    folder = tmp_path_factory.mktemp("published") / "archive"
    shutil.copytree(small_project, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "init", "--quiet", "--bare", str(folder.parent / "origin.git"))
    git(folder, "remote", "add", "origin", str(folder.parent / "origin.git"))
    commit(folder, "Begin")
    return folder


def documented_block(language: str, first: str) -> str:
    """Return the code block of docs/publishing.md that begins so, without its indent."""
    page = (ROOT / "docs/publishing.md").read_text("utf-8")
    blocks = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL)
    [block] = [
        textwrap.dedent(text) for _, text in blocks if textwrap.dedent(text).startswith(first)
    ]
    return block


def run_line(folder: Path, line: str) -> None:
    """Run a line of documentation in the folder of an archive."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    person = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
    }
    result = subprocess.run(
        ["bash", "-ec", line],  # noqa: S607  # as a person does
        cwd=folder,
        env={"PATH": path, "HOME": str(folder.parent), **person},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_gh_deploy_pushes_the_site(published: Path) -> None:
    run_line(published, documented_block("console", "$ mkdocs gh-deploy").removeprefix("$ "))
    files = git(published, "ls-tree", "-r", "--name-only", "origin/gh-pages").splitlines()
    assert {"index.html", ".nojekyll", "search/index.html"} <= set(files)


def test_the_sample_for_gitlab_builds_as_the_workflow_does() -> None:
    job = yaml.safe_load(documented_block("yaml", "pages:"))["pages"]
    workflow = (FOLDER / "pages.yml").read_text("utf-8")
    *commands, build = job["script"]
    for command in [*commands, build.removesuffix(" --site-dir public")]:
        assert f"- run: {command}" in workflow
    assert build.endswith(" --site-dir public")
    assert job["artifacts"]["paths"] == ["public"]


def test_the_sample_for_netlify_builds_as_the_workflow_does() -> None:
    build = tomllib.loads(documented_block("toml", "[build]"))["build"]
    workflow = (FOLDER / "pages.yml").read_text("utf-8")
    for command in re.sub(r"\w+=\S+ ", "", build["command"]).split(" && "):
        assert f"- run: {command}" in workflow
    assert build["publish"] == "site"
    assert build["command"].replace("$URL", "$CF_PAGES_URL") in documented_block(
        "text", "Build command"
    )
