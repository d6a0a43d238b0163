"""What README and docs/ say is what the code does."""

import json
import os
import posixpath
import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

import documents
from builds import ROOT
from command_line import put, run
from documents import PAGES, table_in
from made_up import CAPTURE_HEAD, entry
from paper_archive.archive.addresses.redirects import read_redirects
from paper_archive.archive.markdown.page import read_page, write_page
from paper_archive.archive.topics.topics_file import read_topics
from paper_archive.cli import main
from paper_archive.errors import Where
from paper_archive.links import is_local
from paper_archive.network.services import SERVICES
from paper_archive.publish.addresses import SITE_NAMES
from paper_archive.publish.settings import Settings
from paper_archive.rules import RULES
from paper_archive.sources import FORMATS
from paper_archive.workflows.configuration import sources as configured_sources

ALL = "\n".join(PAGES.values())


@pytest.mark.parametrize("page", documents.written_from_code())
def test_a_table_that_is_written_from_the_code_is_up_to_date(page: str) -> None:
    text = documents.written_from_code()[page]
    if os.environ.get("BLESS"):
        (ROOT / page).write_text(text, encoding="utf-8")
    assert (ROOT / page).read_text(encoding="utf-8") == text, "write it with: make docs"


def test_every_rule_has_a_cause() -> None:
    """What happened is written by hand, in a column that is kept when the table is written."""
    without = [rule for rule in RULES if not documents.causes().get(rule)]
    assert not without, "say in docs/problems.md what happened, after: make docs"


def test_every_setting_is_explained() -> None:
    table = table_in("docs/theming.md", "| setting | what it does |")
    named = re.findall(r"^\| `(\w+)` \| .+ \|$", table, re.MULTILINE)
    assert named == [each.name for each in fields(Settings)]


def test_every_option_of_import_is_explained() -> None:
    options = {option for each in main.commands["import"].params for option in each.opts}
    table = table_in("docs/curating.md", "| option | what it does |")
    assert {option for option in options if option.startswith("--")} == set(
        re.findall(r"--[a-z-]+", " ".join(row.split(" | ")[0] for row in table.split("\n")))
    )


def test_the_commands_that_the_documents_name_are_those_that_there_are() -> None:
    assert set(re.findall(r"[`/]paper-archive ([a-z]+)", ALL)) == set(main.commands)


def keys_of(report: object) -> set[str]:
    """Return all keys of a report, at any depth."""
    if isinstance(report, list):
        return set().union(*map(keys_of, report))
    if isinstance(report, dict):
        return set(report).union(*map(keys_of, report.values()))
    return set()


def test_every_key_of_a_report_is_explained(folder: Path) -> None:
    put(folder / "content/papers/maps.md", "---\ntitle: Old Maps\n---\n\n# Maps\n")
    put(folder / "late-2025-10-30.txt", CAPTURE_HEAD + entry("Waves in Sand", date="Jan 1, 2021"))
    put(folder / "empty.txt", "")
    section = PAGES["docs/problems.md"].partition("## For programs")[2]
    explained = set(re.findall(r"`(\w+)`|\"(\w+)\":", section))
    for args in (["import", *map(str, folder.glob("*.txt"))], ["check"], ["tag"]):
        run(*args, "--report", "report.json")
        keys = keys_of(json.loads((folder / "report.json").read_text(encoding="utf-8")))
        assert keys
        assert keys <= {name for names in explained for name in names}


def test_every_service_is_listed_with_its_pause_and_its_variables() -> None:
    table = (
        PAGES["docs/fetching.md"]
        .partition("| service | pause in seconds |")[2]
        .partition("\n\n")[0]
    )
    rows = [re.split(r"\s*\|\s*", row)[1:] for row in table.splitlines()[2:]]
    assert [(row[0], float(row[1]), row[3].split("`")[1]) for row in rows] == [
        (each.title, each.pause_seconds, each.address) for each in SERVICES
    ]
    variables = [set(re.findall(r"`(\w+)`", " ".join(row))) for row in rows]
    assert variables == [{each.address_variable, each.key_variable} - {""} for each in SERVICES]


def test_every_form_of_fetch_is_explained() -> None:
    fetch = main.commands["fetch"]
    assert isinstance(fetch, click.Group)
    section = PAGES["docs/fetching.md"].partition("## Fetching")[2].partition("\n## ")[0]
    assert set(re.findall(r"`fetch ([a-z-]+)", section)) == set(fetch.commands)
    for command in fetch.commands.values():
        options = {option for each in command.params for option in each.opts}
        ours = {each for each in options if each.startswith("--")} - _OF_OUTPUT
        assert all(f"{option}" in section for option in ours), command.name
        assert command.help


_OF_OUTPUT = {"--report", "--output-format", "--format", "--content"}


@pytest.mark.parametrize("name", main.commands)
def test_a_command_says_what_it_and_each_of_its_options_do(name: str) -> None:
    command = main.commands[name]
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert all([command.help, *(option.help for option in options)])


def test_every_make_target_that_the_documents_name_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    documents = ALL + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^\$ )make ([a-z-]+)", documents, re.MULTILINE)
    assert len(named) > 5
    assert set(named) <= set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def test_every_file_that_the_map_names_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"^((?:  )*)([\w./-]+\.\w+|[\w./-]+/)(?: |$)", text, re.MULTILINE)
    assert len(named) > 15
    folders: list[str] = []
    for indent, name in named:
        folders[len(indent) // 2 :] = [name]
        assert ROOT.joinpath(*folders).exists(), folders


def test_the_map_names_every_folder_that_holds_modules() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    package = ROOT / "generator" / "paper_archive"
    shown = set(re.findall(r"^ +(\w+)/", text, re.MULTILINE))
    folders = {each.parent for each in package.glob("*/**/*.py")}
    parts = {each for each in folders if len(each.relative_to(package).parts) < 3}
    assert {each.name for each in parts if each.parts[-2] != "sources"} - shown == set()


def test_the_formats_that_the_documents_name_are_those_that_are_read() -> None:
    table = table_in("docs/formats.md", "| format | what is read |")
    named = [
        name
        for row in table.split("\n")
        for name in re.findall(r"`([\w-]+)`", row[: row.find(" | ")])
    ]
    expected = [each.NAME for each in FORMATS]
    assert named == expected, (
        "the table of formats in docs/formats.md must name FORMATS, in its order"
    )


def test_the_names_that_the_site_uses_itself_are_named() -> None:
    sentence = re.search(
        r"The site itself uses the names (.+?);", PAGES["docs/theming.md"], re.DOTALL
    )
    assert sentence
    assert set(re.findall(r"`([\w.-]+)`", sentence[1])) == SITE_NAMES, (
        "docs/theming.md must name SITE_NAMES of publish/addresses.py"
    )


DOCUMENTS = (*PAGES, "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")


@pytest.mark.parametrize("page", DOCUMENTS)
def test_every_link_leads_to_a_file_and_a_heading(page: str) -> None:
    for link in documents.links_of(page):
        if not is_local(link):
            assert link.startswith("https://"), link
            continue
        path, _, anchor = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path) if path else page)
        assert (ROOT / target).is_file(), f"{link} leads to no file"
        assert not anchor or anchor in documents.anchors_of(target), f"{link} leads to no heading"


def test_every_page_can_be_reached_from_the_readme() -> None:
    linked = {link for link in documents.links_of("README.md") if is_local(link)}
    assert {page for page in PAGES if page != "README.md"} <= linked


def options_of(command: click.Command) -> set[str]:
    """Return the options of a command, or of all in a group."""
    of_group = command.commands.values() if isinstance(command, click.Group) else ()
    own = {option for each in command.params for option in each.opts}
    return {"--help"}.union(own, *map(options_of, of_group))


@pytest.mark.parametrize("page", sorted({*PAGES} - {"docs/figures.md"}))  # those of benchmarks
def test_every_option_that_a_document_names_is_there(page: str) -> None:
    codes = [*re.findall(r"`([^`\n]+)`", documents.text_of(page)), *documents.commands_of(page)]
    for code in codes:
        words = code.removeprefix("paper-archive ").split()
        command: click.Command = main
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        if command is not main or code.startswith("--"):
            options = {word.partition("=")[0] for word in words if re.match("--[a-z]", word)}
            assert options <= options_of(command), code


def test_every_key_of_archive_yml_is_named_with_its_source() -> None:
    table = table_in("docs/updating.md", "| source | its keys |")
    named = {}
    for row in table.split("\n"):
        kinds, keys = row.split(" | ", 1)
        for kind in re.findall(r"`(?:fetch: )?([a-z-]+)`", kinds):
            named[kind] = set(re.findall(r"`([a-z-]+)`", keys)) - {"--ids-from"}
    expected = {kind: set(keys) for kind, keys in configured_sources.KINDS.items()}
    expected["arxiv"] |= expected["doi"]  # by name, too
    assert named == {kind: keys - {"topics"} for kind, keys in expected.items()} | {"import": set()}
    assert "`topics`" in PAGES["docs/updating.md"]


def test_the_sample_of_a_page_is_one_that_the_program_writes() -> None:
    (text,) = documents.blocks_of("docs/pages.md", "markdown")
    paper = read_page(text, "attention-as-an-rnn", Where("sample"))
    assert write_page(paper) == text


def test_the_samples_of_topics_and_redirects_are_read() -> None:
    (topics,) = documents.blocks_of("docs/curating.md", "yaml")
    assert [each.slug for each in read_topics(topics.encode(), Where("sample"))] == ["sand"]
    (redirects,) = documents.blocks_of("docs/moving.md", "yaml")
    assert len(read_redirects(redirects, Where("sample"))) == len(redirects.splitlines())


def test_every_field_of_a_query_is_named() -> None:
    scripts = ROOT / "site-theme/assets/search"
    known = {
        name
        for script, table in (("contexts.js", "FIELD_NAMES"), ("periods.js", "DATE_FIELDS"))
        for text in (scripts / script).read_text(encoding="utf-8").partition(f"{table} = ")[2:]
        for name in re.findall(r'\["(\w+)", "', text.partition("]);")[0])
    }
    sentence = re.search(
        r"Before a colon may be the fields (.+?)\.\n", PAGES["docs/search.md"], re.DOTALL
    )
    assert sentence
    assert set(re.findall(r"`(\w+)`", sentence[1])) == known


def test_the_sample_of_a_problem_is_what_the_program_prints(folder: Path) -> None:
    (sample,) = documents.blocks_of("docs/problems.md", "text")
    path, _, _ = sample.partition(":")
    page = '---\ntitle: "Waves at Sea"\ndate: "May 2024"\n---\n\n# Waves at Sea\n'
    put(folder / path, page)
    assert run("check").stderr == sample


def test_every_variable_of_the_environment_is_named() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py"))
    used = {name for name in re.findall(r'"(PAPER_ARCHIVE_\w+)"', code) if name[-1] != "_"}
    named = set(re.findall(r"PAPER_ARCHIVE_\w+", ALL))
    assert named == used | {each.address_variable for each in SERVICES}


def test_the_guide_has_a_table_of_all_commands() -> None:
    rows = re.findall(r"^\| `paper-archive (\w+)[^`]*` \|", PAGES["docs/curating.md"], re.MULTILINE)
    assert sorted(rows) == sorted(main.commands)
