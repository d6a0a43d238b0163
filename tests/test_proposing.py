"""Papers are corrected and added as issue forms ask, or the answer says why nothing was changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from command_line import TOPICS, put, run
from interruptions import files_of
from made_up import paper
from made_up_services import all_services, arxiv_id, doi, titled
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.cli import days
from paper_archive.paper import Paper
from service_server import FakeClock, Reply, ServiceServer

CONTENT = Path("content")
WAVES = paper(
    "Waves",
    slug="waves",
    authors=["Ada Lovelace"],
    date="2024",
    ids={"doi": "10.1000/1"},
    redirects=["old-waves"],
    abstract="Waves travel.",
    notes="## Notes\n\nMine.\n",
    extra={"rating": 5},
)


@pytest.fixture(autouse=True)
def _archive(server: ServiceServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(days, "CLOCK", FakeClock().clock)
    for name, text in server.environment.items():
        monkeypatch.setenv(name, text)
    server.reply = all_services
    put(CONTENT / "topics.yml", TOPICS)
    put(CONTENT / "papers/2024/waves.md", write_page(WAVES))


def asked(kind: str, **answers: str) -> Result:
    """Run the command on an issue with these answers, whose names have blanks for underscores."""
    body = "".join(
        f"### {label.replace('_', ' ')}\n\n{text}\n\n" for label, text in answers.items()
    )
    issue = {"number": 7, "body": body, "labels": [{"name": kind}]}
    put(Path("event.json"), json.dumps({"issue": issue}))
    return run("propose", "event.json", "--answer", "answer.md")


def correct(**answers: str) -> Result:
    return asked("correction", **answers)


def answer() -> str:
    return Path("answer.md").read_text(encoding="utf-8")


def papers() -> dict[str, Paper]:
    return {each.slug: each for each in store.load(CONTENT).papers}


def test_a_correction_changes_what_it_names_and_nothing_else() -> None:
    result = correct(
        Page="waves",
        Right_title="Waves & Sand",
        Right_authors="Ada Lovelace\nAlan Turing\n",
        Right_date="2024-05",
        Right_DOI="https://doi.org/10.1000/2",
        Right_arXiv_identifier="2401.00001",
        Address_of_the_code="https://example.org/code",
        How_you_know="The first page, @you.",
    )
    assert (result.exit_code, result.output) == (0, "changed waves\n")
    assert papers()["waves"] == replace(
        WAVES,
        title="Waves & Sand",
        authors=("Ada Lovelace", "Alan Turing"),
        date="2024-05",
        ids={"doi": "10.1000/2", "arxiv": "2401.00001"},
        links={"code": "https://example.org/code"},
    )
    assert answer() == (
        "Corrects `title`, `date`, `authors`, `ids`, `links` of `waves`.\n\nCloses #7.\n\n"
        "```text\nThe first page, @you.\n```\n"
    )
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    "page",
    [
        "old-waves",
        "waves.md",
        "content/papers/2024/waves.md",
        "https://papers.test/repo/papers/waves/",
        "https://papers.test/papers/waves/index.html",
        "/papers/waves/?q=1#notes",
    ],
)
def test_a_page_is_named_by_any_address(page: str) -> None:
    assert correct(Page=page, Right_venue="Sea Letters").exit_code == 0
    assert papers()["waves"].venue == "Sea Letters"


@pytest.mark.parametrize(
    "answers",
    [
        {"Page": "nowhere", "Right_title": "A"},
        {"Page": "../../../etc/passwd", "Right_title": "A"},
        {"Page": "../topics.yml", "Right_title": "A"},
        {"Page": "", "Right_title": "A"},
        {"Page": "$(id) `id`", "Right_title": "A"},
        {"Page": "waves\n\n::set-output name=x::y", "Right_title": "A"},
        {"Right_title": "A"},
        {"Page": "waves"},
        {"Page": "waves", "Right_title": "Waves"},
        {"Page": "waves", "Right_date": "yesterday"},
        {"Page": "waves", "Right_DOI": "none"},
        {"Page": "waves", "Address_of_the_PDF": "javascript:alert(1)"},
    ],
)
def test_a_correction_that_cannot_be_made_changes_nothing(answers: dict[str, str]) -> None:
    before = files_of(CONTENT)
    result = correct(**answers)
    assert result.exit_code == 1
    assert files_of(CONTENT) == before
    assert answer().startswith("Nothing was changed")
    assert not [line for line in result.output.splitlines() if line.startswith("::")]


def test_a_correction_with_nothing_filled_in_says_so() -> None:
    for answers in ({}, {"Right_title": "_No response_"}, {"How_you_know": "I wrote it."}):
        assert correct(Page="waves", **answers).exit_code == 1
        assert "nothing is filled in" in answer()
    assert correct(Page="waves", Right_title="Waves").exit_code == 1
    assert "page waves says all of this already" in answer()


@pytest.mark.parametrize(
    "names",
    ["- Ada Lovelace\n- J. -L. Li", "1. Ada Lovelace\n2) J. -L. Li", "Ada Lovelace; J. -L. Li;"],
)
def test_authors_may_be_a_list(names: str) -> None:
    assert correct(Page="waves", Right_authors=names).exit_code == 0
    assert papers()["waves"].authors == ("Ada Lovelace", "J. -L. Li")


def test_markup_in_a_correction_is_text() -> None:
    title = '<img src=x onerror="alert(1)"> [a](javascript:b) {{ c }}'
    abstract = "# Not a heading\n\n---\n\n<script>alert(1)</script>\n\n- a list"
    correct(Page="waves", Right_title=title, Right_abstract=abstract)
    corrected = papers()["waves"]
    assert (corrected.title, corrected.notes) == (title, WAVES.notes)
    assert corrected.abstract.split("\n\n")[2] == "<script>alert(1)</script>"


def test_a_later_import_keeps_what_was_corrected() -> None:
    put(
        Path("a.bib"),
        "@misc{a, title = {Sand}, author = {Ada Li}, year = 2020, howpublished = {X}}",
    )
    run("import", "a.bib")
    assert correct(Page="sand", Right_title="Sand and Sea").exit_code == 0
    run("import", "a.bib")
    assert papers()["sand"].title == "Sand and Sea"


# Submissions.


def submit(text: str) -> Result:
    return asked("submission", Papers=text)


def test_papers_are_fetched_by_their_identifiers() -> None:
    result = submit(f"- {arxiv_id(1)}\n\nhttps://doi.org/{doi(2)}\n")
    assert result.exit_code == 0, result.output
    titles = {each.title for each in papers().values()}
    assert titles == {"Waves", titled(1), titled(2)}
    assert answer().startswith("Adds or completes `")
    assert run("check").exit_code == 0


def test_bibtex_is_imported_and_kept_as_a_capture() -> None:
    text = "@article{a, title = {Maps of Sand}, author = {Li, Mo}, year = 2020}"
    assert submit(text).exit_code == 0
    (source,) = papers()["maps-of-sand"].sources
    assert source.name == "issue-7.bib"
    assert (CONTENT / "captures/issue-7.bib").read_text(encoding="utf-8") == f"{text}\n"
    assert submit(text).exit_code == 1
    assert "has all of this already" in answer()


MANY = "".join(f"@misc{{a{n}, title = {{Maps {n}}}, year = 2020}}\n" for n in range(21))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a paper that I like",
        f"{arxiv_id(1)}\nnonsense",
        "--help",
        "@../../etc/passwd",
        "\n".join(f"2401.{number:05}" for number in range(21)),
        "@article{a, author = {Nobody}}",
        MANY,
    ],
)
def test_a_submission_that_is_not_good_changes_nothing(text: str) -> None:
    before = files_of(CONTENT)
    assert submit(text).exit_code == 1
    assert files_of(CONTENT) == before
    assert answer().startswith("Nothing was changed")


def test_a_service_that_fails_is_named_in_the_answer(server: ServiceServer) -> None:
    server.reply = lambda _asked: Reply(b"Resource not found.", 404)
    assert submit("10.1000/nowhere").exit_code == 1
    assert "Crossref" in answer()
