"""`paper-archive enrich`: services are asked for what pages lack, politely and once."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from command_line import put, run
from made_up import paper
from made_up_services import (
    ABSTRACT,
    all_services,
    arxiv_id,
    day_of,
    doi,
    feed,
    titled,
)
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.network.connection import Connection
from paper_archive.paper import Paper
from paper_archive.workflows import enriching
from paper_archive.workflows.import_report import ImportReport
from paper_archive.workflows.importing import import_files
from service_server import FakeClock, Reply, ServiceServer, as_json, stopping_after

ASKED = "content/captures/.asked.jsonl"


pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def archive(asking: Path, server: ServiceServer) -> Path:
    """Return the folder of an archive, for commands that ask the server."""
    server.reply = all_services
    return asking


def keep(*papers: Paper) -> None:
    for each in papers:
        put(Path("content/papers/undated", f"{each.slug}.md"), write_page(each))


def thin(number: int, **fields: object) -> Paper:
    """Return a paper as a capture has it, of which services have the rest."""
    return paper(titled(number), **{"abstract": ABSTRACT, **fields})


def pages() -> dict[str, Paper]:
    """Return title → paper."""
    return {each.title: each for each in store.load(Path("content")).papers}


def files() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("content").rglob("*") if path.is_file()}


def captures() -> list[str]:
    return sorted(path.name for path in Path("content/captures/enriched").glob("*"))


def enrich(*args: str, exit_code: int = 0) -> Result:
    result = run("enrich", *args)
    assert result.exit_code == exit_code, result.output
    assert "Traceback" not in result.output
    return result


def reported(*args: str, exit_code: int = 0) -> dict[str, object]:
    enrich(*args, "--report", "report.json", exit_code=exit_code)
    report: dict[str, object] = json.loads(Path("report.json").read_text(encoding="utf-8"))
    return report


def test_what_pages_lack_is_asked_for_by_title_and_filled_in() -> None:
    keep(thin(1), thin(2))
    said = enrich("--service", "arxiv").stdout
    for number in (1, 2):
        page = pages()[titled(number)]
        assert page.authors == ("Ada Lovelace",)
        assert page.date == day_of(number)
        assert page.ids == {"arxiv": arxiv_id(number)}
    assert "filled in: date of 2 papers, authors of 2 papers, type of 2 papers" in said


def test_each_value_names_the_answer_that_it_is_from() -> None:
    keep(thin(1))
    enrich("--service", "arxiv")
    [capture] = captures()
    [source] = pages()[titled(1)].sources
    assert (source.name, source.captured) == (capture, "2026-11-27")


def test_identifiers_are_asked_for_together(server: ServiceServer) -> None:
    keep(*(thin(number, ids={"arxiv": arxiv_id(number)}) for number in range(20)))
    enrich("--service", "arxiv")
    assert [asked.params["id_list"].count(",") for asked in server.asked] == [19]
    assert all(page.authors for page in pages().values())


@pytest.mark.parametrize("service", ["arxiv", "crossref", "openalex", "semantic-scholar"])
def test_each_service_can_be_asked(service: str) -> None:
    keep(thin(1), thin(2, date="2024"))
    enrich("--service", service)
    assert pages()[titled(2)].authors == ("Ada Lovelace",)


def test_a_complete_paper_is_not_asked_about(server: ServiceServer) -> None:
    keep(thin(1, authors=["Bo"], date="2024", ids={"isbn": "9780131103627"}))
    assert "asked services about 0 papers" in enrich().stdout
    assert not server.asked


def test_what_a_page_says_stays() -> None:
    keep(thin(1, date="2024-04-01", venue="My Journal", notes="## Notes\n\nMine.\n"))
    before = pages()[titled(1)]
    said = enrich("--service", "arxiv").stdout
    page = pages()[titled(1)]
    assert (page.date, page.venue, page.notes) == (before.date, before.venue, before.notes)
    assert (page.title, page.abstract) == (before.title, before.abstract)
    assert f"date stays '2024-04-01', not '{day_of(1)}'" in said


def test_services_with_a_key_are_asked_by_default(
    server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paper("A Paper That No Service Has Seen Yet"))
    enrich()
    assert {asked.service for asked in server.asked} == {"arxiv", "crossref"}
    monkeypatch.setenv("OPENALEX_API_KEY", "secret")
    enrich()
    assert server.asked[-1].service == "openalex"
    assert b"secret" not in b"".join(files().values())


def test_what_one_service_tells_another_one_is_asked_by(server: ServiceServer) -> None:
    keep(thin(1))
    server.reply = lambda asked: (
        as_json({"total": 0, "data": []}) if asked.path == "paper/search" else all_services(asked)
    )
    enrich("--service", "semantic-scholar", "--service", "arxiv")
    assert pages()[titled(1)].ids == {"arxiv": arxiv_id(1)}


def test_an_answer_brings_no_page_of_its_own(server: ServiceServer) -> None:
    keep(thin(1))
    server.reply = lambda _asked: feed([1, 2, 3])
    enrich("--service", "arxiv", exit_code=1)  # other papers than those that were asked for
    assert pages().keys() == {titled(1)}


def test_enriching_again_asks_and_changes_nothing(server: ServiceServer, clock: FakeClock) -> None:
    keep(thin(1), paper("A Paper That No Service Has Seen Yet"))
    enrich()
    before, asked = files(), len(server.asked)
    clock.sleep(24 * 3600)
    said = enrich().stdout
    assert files() == before
    assert len(server.asked) == asked
    assert "arXiv has no paper of this title (on 2026-11-27)" in said


def test_what_had_no_answer_is_asked_again_when_it_is_wanted_and_after_a_month(
    server: ServiceServer, clock: FakeClock
) -> None:
    keep(thin(1))
    server.reply = lambda _asked: feed([])
    enrich("--service", "arxiv")
    server.reply = all_services
    enrich("--service", "arxiv")
    assert not pages()[titled(1)].authors
    enrich("--service", "arxiv", "--again")
    assert pages()[titled(1)].authors
    keep(thin(30))
    enrich("--service", "arxiv")
    asked = len(server.asked)
    clock.sleep(30 * 24 * 3600)
    enrich("--service", "arxiv")
    assert len(server.asked) == asked + 1


def test_pages_can_be_made_again_from_the_captures() -> None:
    text = "\n".join(f"{titled(n)}\n{ABSTRACT}" for n in (1, 2))
    put(Path("content/captures/daily-papers-2026-11-01.txt"), f"Daily Papers\nnew\n{text}\n")
    put(
        Path("content/captures/mine-2026-11-01.jsonl"),
        "".join(json.dumps({"title": titled(n), "abstract": ABSTRACT}) + "\n" for n in (1, 2)),
    )
    Path("content/captures/daily-papers-2026-11-01.txt").unlink()
    assert run("import", "content/captures").exit_code == 0
    enrich("--service", "arxiv")
    made = files()
    assert pages()[titled(1)].authors
    assert run("import", "content/captures").exit_code == 0
    assert files() == made
    shutil.rmtree("content/papers")
    assert run("import", "content/captures").exit_code == 0
    assert files() == made


def test_a_dry_run_lists_what_would_be_filled_and_writes_nothing(server: ServiceServer) -> None:
    keep(thin(1), thin(2, ids={"doi": doi(2)}))
    before = files()
    said = enrich("--service", "arxiv", "--service", "crossref", "--dry-run").stdout
    assert files() == before
    assert f"would fill: {thin(1).slug}: date, authors, type, ids\n" in said
    assert f"would fill: {thin(2).slug}: date, authors, type\n" in said
    assert {each.service for each in server.asked} == {"arxiv"}  # nothing is left to ask for


def test_a_limit_goes_on_where_it_was() -> None:
    keep(*(thin(number) for number in range(5)))
    for done in (2, 4, 5):
        said = enrich("--service", "arxiv", "--limit", "2").stdout
        assert sum(bool(page.authors) for page in pages().values()) == done
        assert (f"left {5 - done} paper" in said) == (done < 5)


def test_a_report_says_what_stayed_unknown_and_why() -> None:
    keep(thin(1), thin(7), thin(30), thin(2, abstract="On something else. Entirely so."))
    report = reported("--service", "crossref", "--service", "arxiv", "--limit", "3")
    reasons = {each["slug"]: each["reasons"] for each in report["lacking"]}  # type: ignore[attr-defined]
    assert report["left"] == 1
    assert reasons[thin(30).slug] == [
        "Crossref has no paper of this title",
        "arXiv has no paper of this title",
    ]
    assert "their abstracts differ" in reasons[thin(2).slug][0]
    assert reasons.keys() == {thin(30).slug, thin(2).slug}
    assert report["lacking"][1]["lacks"] == ["authors", "date", "ids"]  # type: ignore[index]
    assert report["pages"] == {
        thin(1).slug: ["date", "authors", "venue", "type", "citations", "ids"]
    }


def test_an_identifier_whose_paper_has_another_title_is_refused_and_named() -> None:
    keep(paper("On the Hives of Bees", abstract="Bees build.", ids={"arxiv": arxiv_id(1)}))
    result = enrich("--service", "arxiv")
    assert not pages()["On the Hives of Bees"].authors
    assert f"under arxiv {arxiv_id(1)}, but same arxiv" in result.stdout
    assert "[ids-doubtful]" in result.stdout
    assert not captures()


def test_null_in_an_answer_is_no_answer() -> None:
    keep(thin(1, ids={"arxiv": arxiv_id(1)}), thin(2, ids={"arxiv": "2405.99999"}))
    said = enrich("--service", "semantic-scholar").stdout
    assert pages()[titled(1)].authors
    assert "Semantic Scholar does not have arxiv 2405.99999" in said


def test_two_pages_of_one_title_are_told_apart() -> None:
    other = paper(titled(1), slug="other", abstract="Of quite another thing, we say a lot here.")
    keep(thin(1), other)
    enrich("--service", "arxiv")
    found = store.load(Path("content")).pages
    assert found[thin(1).slug].paper.authors
    assert not found["other"].paper.authors


# Faults.

FAULTS: dict[str, Reply] = {
    "500": Reply(status=500),
    "cut": Reply(b"<feed><entry></entry></feed>", then="cut"),
    "hangs up": Reply(then="hangs up"),
    "rate exceeded": Reply(b"Rate exceeded."),
    "a page": Reply(b"<!DOCTYPE html><p>Log in</p>"),
    "another shape": Reply(b"<a/>"),
    "15 hours": Reply(status=429, headers={"Retry-After": "54000"}),
    "gone": Reply(status=410),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_service_that_fails_loses_nothing_and_stops_no_other(
    server: ServiceServer, fault: Reply
) -> None:
    keep(thin(1), thin(2))

    def reply(asked: object) -> Reply:
        service = getattr(asked, "service", "")
        is_late = len([each for each in server.asked if each.service == "arxiv"]) > 1
        return fault if service == "arxiv" and is_late else all_services(asked)  # type: ignore[arg-type]

    server.reply = reply
    result = enrich(exit_code=1)
    said = [line for line in result.stderr.splitlines() if "trying again in" not in line]
    assert said[0].startswith("arXiv: ")
    assert said[-1] == "1 problem"
    assert all(page.ids.get("doi") for page in pages().values())
    server.reply = all_services
    asked = len(server.asked)
    enrich()
    assert not [each for each in server.asked[asked:] if each.service == "crossref"]


def test_without_a_network_there_is_one_sentence(
    server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(thin(1))
    for name in server.environment:
        monkeypatch.setenv(name, "http://no-such-host.invalid")
    result = enrich(exit_code=1)
    said = [line for line in result.stderr.splitlines() if "trying again in" not in line]
    assert said[0].startswith("arXiv: its address is not found; is there a network?")
    assert said[-1] == "1 problem"


@pytest.mark.parametrize("services", [("arxiv",), ("semantic-scholar", "crossref")])
def test_a_command_that_is_interrupted_at_any_request_goes_on_where_it_was(
    server: ServiceServer, services: tuple[str, ...], tmp_path: Path
) -> None:
    args = [word for name in services for word in ("--service", name)]
    ids = {"doi": doi(3)} if "crossref" in services else {"arxiv": arxiv_id(3)}

    def begin() -> None:
        shutil.rmtree("content", ignore_errors=True)
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        server.asked.clear()
        keep(thin(1), thin(3, ids=ids), thin(30))

    begin()
    enrich(*args)
    peace, questions = files(), [each.path + str(each.params) for each in server.asked]
    for number in range(len(questions)):
        begin()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Connection, "send", stopping_after(number))
            assert run("enrich", *args).exit_code == 130
        enrich(*args)
        assert files() == peace
        assert [each.path + str(each.params) for each in server.asked] == questions


def test_answers_that_came_before_a_command_was_stopped_fill_in_pages(
    server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(thin(1))

    def stop(*args: object) -> ImportReport:
        if server.asked:
            raise KeyboardInterrupt
        return import_files(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(enriching, "import_files", stop)
        assert run("enrich", "--service", "arxiv").exit_code == 130
    assert not pages()[titled(1)].authors
    asked = len(server.asked)
    enrich("--service", "arxiv")
    assert pages()[titled(1)].authors
    assert len(server.asked) == asked


def test_a_paper_can_be_fetched_after_it_completed_a_page() -> None:
    keep(thin(1, ids={"arxiv": arxiv_id(1)}))
    enrich("--service", "arxiv")
    shutil.rmtree("content/papers")
    assert run("fetch", "arxiv", arxiv_id(1)).exit_code == 0
    assert pages().keys() == {titled(1)}


def test_a_line_that_was_cut_is_dropped() -> None:
    keep(thin(1))
    enrich("--service", "arxiv")
    whole = Path(ASKED).read_text(encoding="utf-8")
    Path(ASKED).write_text(whole + '{"service": "ar', encoding="utf-8")
    keep(thin(30), thin(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "send", stopping_after(1))
        assert run("enrich", "--service", "arxiv").exit_code == 130
    enrich("--service", "arxiv")
    lines = Path(ASKED).read_text(encoding="utf-8").splitlines()
    assert len([json.loads(line) for line in lines]) == 5


def test_a_file_of_nothing_but_a_line_that_was_cut_is_begun_again() -> None:
    keep(thin(30), thin(2))
    put(Path(ASKED), '{"service": "ar')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "send", stopping_after(1))
        assert run("enrich", "--service", "arxiv").exit_code == 130
    enrich("--service", "arxiv")
    assert pages()[titled(2)].authors


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"service": "arxiv", "question": "title x", "day": "yesterday"}', "x"]
)
def test_a_damaged_line_is_a_problem_with_its_place(server: ServiceServer, line: str) -> None:
    keep(thin(1))
    put(Path(ASKED), f"{line}\n")
    before = files()
    said = enrich(exit_code=1).stderr
    assert said.startswith(f"{ASKED}:1: line must be an object")
    assert files() == before
    assert not server.asked


@pytest.mark.parametrize(
    "args",
    [
        ["--from", "content", "--service", "arxiv"],
        ["--from", "content", "--limit", "2"],
        ["--service", "nobody"],
        ["--limit", "0"],
        ["--format", "bibtex"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(args: list[str]) -> None:
    keep(thin(1))
    enrich(*args, exit_code=2)
