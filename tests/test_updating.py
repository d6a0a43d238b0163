import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from command_line import TOPICS, problems_of, put, run
from made_up_services import (
    all_services,
    arxiv_id,
    daily,
    doi,
    feed,
    titled,
    zotero_group,
    zotero_item,
)
from paper_archive.archive import store
from paper_archive.network import arxiv
from paper_archive.network.connection import Connection, Received, Request
from paper_archive.network.services import ARXIV as ARXIV_SERVICE
from paper_archive.workflows import updating
from paper_archive.workflows.source_marks import failing
from service_server import Asked, FakeClock, Reply, ServiceServer

BIBTEX = "@article{a, title={Maps of the Sea}, author={Li, Mo}, year={2020}}\n"

DAILY = "  - {fetch: daily-papers, since: 2026-11-24}\n"
ARXIV = "  - {fetch: arxiv, category: cs.CL, since: 2026-11-01}\n"
DOIS = f"  - {{fetch: doi, names: [{doi(1)}, {doi(2)}]}}\n"
OPENALEX = "  - {fetch: openalex, names: [W101]}\n"
SEMANTIC_SCHOLAR = f'  - {{fetch: semantic-scholar, names: ["{arxiv_id(1)}"]}}\n'
ZOTERO = "  - {fetch: zotero, library: 12345}\n"
FILES = "  - {import: inbox/*.bib}\n"
ALL = DAILY + ARXIV + DOIS + OPENALEX + SEMANTIC_SCHOLAR + ZOTERO + FILES


pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def archive(asking: Path, server: ServiceServer) -> Path:
    """Return the content folder of an empty archive, for commands that ask the server."""
    server.reply = services
    put(asking / "inbox" / "mine.bib", BIBTEX)
    return asking / "content"


def services(asked: Asked) -> Reply:
    """Answer as the services do, with papers of arXiv that were submitted in November."""
    if asked.service == "arxiv" and "submittedDate" in asked.params.get("search_query", ""):
        return submitted({"2026-11-02": [10], "2026-11-20": [11, 12]})(asked)
    return all_services(asked)


def submitted(on: dict[str, list[int]]) -> Callable[[Asked], Reply]:
    """Return a search of arXiv: day of submission → papers."""

    def reply(asked: Asked) -> Reply:
        period = asked.params["search_query"].partition("submittedDate:[")[2].rstrip("]")
        first, last = (f"{d[:4]}-{d[4:6]}-{d[6:8]}" for d in period.split(" TO "))
        found = {day: numbers for day, numbers in on.items() if first <= day <= last}
        body = feed([number for numbers in found.values() for number in numbers]).body.decode()
        for day, numbers in found.items():
            for number in numbers:
                head, _, tail = body.partition(f"{arxiv_id(number)}v2</id>")
                start = tail.index("<published>") + len("<published>")
                tail = tail[:start] + day + tail[start + 10 :]
                body = f"{head}{arxiv_id(number)}v2</id>{tail}"
        return Reply(body.encode(), headers={"Content-Type": "application/atom+xml"})

    return reply


def update(sources: str, code: int = 0, *args: str) -> Result:
    """Update from these sources, with the sections that follow them."""
    put(Path("archive.yml"), f"sources:\n{sources}")
    result = run("update", *args)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def ended(sources: str, code: int = 0) -> str:
    """Update and return the last line."""
    return update(sources, code).stdout.splitlines()[-1]


def report_of(sources: str, code: int = 0) -> dict[str, Any]:
    update(sources, code, "--report", "report.json")
    report: dict[str, Any] = json.loads(Path("report.json").read_text(encoding="utf-8"))
    return report


def titles(content: Path) -> set[str]:
    return {paper.title for paper in store.load(content).papers}


def files(content: Path) -> dict[str, bytes]:
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def asked_days(server: ServiceServer) -> list[str]:
    """Return the days of Daily Papers that were asked for, each once."""
    return list(
        dict.fromkeys(a.params["date"] for a in server.asked if a.service == "daily-papers")
    )


# The four endings.


def test_new_papers_come_from_all_sources(archive: Path) -> None:
    assert ended(ALL).startswith("new papers: 12 papers new, ")
    numbers = {*range(8), 10, 11, 12}
    assert titles(archive) >= {*map(titled, numbers), "Maps of the Sea"}


def test_an_update_right_after_another_changes_nothing(archive: Path) -> None:
    update(ALL)
    before = files(archive)
    assert ended(ALL) == "nothing new"
    assert files(archive) == before


def test_a_source_that_fails_does_not_stop_the_others(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda a: Reply(status=410) if a.service == "arxiv" else services(a)
    result = update(ARXIV + DOIS, 1)
    assert result.stdout.splitlines()[-1] == (
        "source failed: arxiv; 2 papers new, 0 changed; "
        "what was fetched is kept, and the next update asks for the rest"
    )
    assert "arXiv: refuses the request (HTTP 410) [service-refused]" in result.stderr
    assert titles(archive) == {titled(1), titled(2)}


def test_a_wrong_configuration_asks_nothing(archive: Path, server: ServiceServer) -> None:
    assert ended("  - {fetch: doi}\n  - {fetch: dio}\n", 2) == "configuration wrong: 2 problems"
    assert not server.asked
    assert not archive.exists()


@pytest.mark.parametrize(
    ("sources", "code", "outcome"),
    [
        (DOIS, 0, "new-papers"),
        ("  - {import: none/*}\n", 0, "nothing-new"),
        ("  - {import: none}\n", 2, "configuration-wrong"),
    ],
)
def test_a_report_says_how_it_ended(sources: str, code: int, outcome: str) -> None:
    report = report_of(sources, code)
    assert report["outcome"] == outcome
    assert bool(report["problems"]) == bool(code)


def test_a_report_counts_by_source(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda a: Reply(status=410) if a.service == "zotero" else services(a)
    report = report_of(DAILY + ZOTERO + FILES, 1)
    assert (report["outcome"], report["new"], report["changed"]) == ("source-failed", 9, 0)
    assert [(step["outcome"], step["until"]) for step in report["steps"]] == [
        ("new-papers", "2026-11-26"),
        ("source-failed", ""),
        ("new-papers", ""),
    ]
    captures = report["steps"][0]["captures"]
    assert captures == [
        "content/captures/daily-papers-2026-11-27-2026-11-24.json",
        "content/captures/daily-papers-2026-11-27-2026-11-26.json",
    ]
    assert archive.name == "content"


@pytest.mark.parametrize("text", [None, "", "contact: you@example.org\n", "sources: []\n"])
def test_without_sources_the_configuration_is_wrong(text: str | None) -> None:
    if text is not None:
        put(Path("archive.yml"), text)
    result = run("update")
    assert result.exit_code == 2
    assert result.stdout == "configuration wrong: 1 problem\n"
    assert "archive.yml" in result.stderr


def test_a_check_lists_the_mistakes_in_the_configuration_too(archive: Path) -> None:
    update(DOIS)
    put(Path("archive.yml"), "sources:\n  - {fetch: doi, names: [x], topics: [sand]}\n")
    result = run("check")
    assert result.exit_code == 1
    assert problems_of(result) == [("archive.yml:2", "name-shape"), ("archive.yml:2", "setting")]
    put(archive / "topics.yml", "- {}\n")
    result = run("check")
    assert [rule for _, rule in problems_of(result)].count("topics") == 4
    Path("archive.yml").unlink()
    (archive / "topics.yml").unlink()
    assert run("check").exit_code == 0


def test_an_environment_that_is_wrong_is_a_wrong_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAPER_ARCHIVE_CONTACT", "nobody")
    assert ended(DOIS, 2) == "configuration wrong: 1 problem"


def test_in_a_format_for_programs_the_last_line_is_not_among_the_problems(
    server: ServiceServer,
) -> None:
    server.reply = lambda _asked: Reply(status=410)
    result = update(DOIS, 1, "--output-format", "github")
    assert all(line.startswith("::") for line in result.stdout.splitlines())
    assert result.stderr.splitlines()[-1].startswith("source failed: doi;")


def test_a_source_that_fails_is_noted_until_it_works_again(
    archive: Path, server: ServiceServer
) -> None:
    path = archive / "captures" / ".failing.json"
    server.reply = lambda _asked: Reply(status=410)
    update(FILES + DOIS, 1, "--dry-run")
    assert not path.exists()
    update(FILES + DOIS, 1)
    noted = path.read_bytes()
    assert json.loads(noted) == {f"doi {doi(1)}, {doi(2)}": "2026-11-27"}
    update(FILES + DOIS, 1)
    assert path.read_bytes() == noted
    server.reply = services
    update(FILES + DOIS)
    assert not path.exists()


def test_a_dry_run_says_what_would_be_new_and_saves_nothing(archive: Path) -> None:
    put(Path("inbox/mine.bib"), THIN)
    sources = ALL + "enrich: [arxiv]\n"
    result = update(sources, 0, "--dry-run")
    assert "dry run: nothing saved" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("new papers: ")
    assert not archive.exists()
    update(sources)
    before = files(archive)
    put(Path("inbox/more.bib"), BIBTEX)
    result = update(sources, 0, "--dry-run")
    assert result.stdout.splitlines()[-1] == "new papers: 1 paper new, 0 changed"
    assert files(archive) == before


# Days.


def test_a_day_that_is_not_over_waits_for_the_next_update(
    archive: Path, server: ServiceServer, clock: FakeClock
) -> None:
    days = {"2026-11-26": range(3), "2026-11-27": range(3, 4)}
    server.reply = daily(days)
    update(DAILY)
    assert titles(archive) == set(map(titled, range(3)))
    days["2026-11-27"] = range(3, 6)
    clock.sleep(24 * 3600)
    assert ended(DAILY) == "new papers: 3 papers new, 0 changed"
    assert titles(archive) == set(map(titled, range(6)))


def test_an_update_begins_where_the_last_one_ended(server: ServiceServer, clock: FakeClock) -> None:
    update(DAILY)
    assert asked_days(server) == ["2026-11-24", "2026-11-25", "2026-11-26"]
    server.asked.clear()
    update(DAILY)
    assert asked_days(server) == []
    clock.sleep(2 * 24 * 3600)
    update(DAILY)
    assert asked_days(server) == ["2026-11-27", "2026-11-28"]


def test_after_a_day_that_failed_the_days_before_are_kept_and_it_is_asked_again(
    archive: Path, server: ServiceServer
) -> None:
    reply = daily({"2026-11-24": range(3, 8), "2026-11-25": range(2), "2026-11-26": range(2, 3)})

    def failing(asked: Asked) -> Reply:
        is_second_page = asked.params["date"] == "2026-11-25" and asked.params["p"] == "1"
        return Reply(status=410) if is_second_page else reply(asked)

    server.reply = failing
    assert "source failed" in ended(DAILY, 1)
    assert titles(archive) == set(map(titled, range(3, 8)))
    assert len(list((archive / "captures").glob("daily-papers-*"))) == 1
    server.asked.clear()
    server.reply = reply
    assert ended(DAILY) == "new papers: 3 papers new, 0 changed"
    assert asked_days(server) == ["2026-11-25", "2026-11-26"]


def test_a_long_gap_is_closed_by_several_updates(
    archive: Path, server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "MOST_QUESTIONS", 2)
    server.reply = daily({"2026-11-24": [1], "2026-11-26": [2]})
    result = update(DAILY)
    assert "archive.yml:2: fetched up to 2026-11-25; there is more [update-behind]" in result.stdout
    assert titles(archive) == {titled(1)}
    update(DAILY)
    assert titles(archive) == {titled(1), titled(2)}


def test_an_earlier_first_day_fetches_what_is_before(archive: Path, server: ServiceServer) -> None:
    server.reply = daily({"2026-11-23": [1], "2026-11-26": [2]})
    update(DAILY)
    assert titles(archive) == {titled(2)}
    update(DAILY.replace("24", "23"))
    assert titles(archive) == {titled(1), titled(2)}


def test_papers_that_arxiv_lists_late_are_found(
    archive: Path, server: ServiceServer, clock: FakeClock
) -> None:
    listed = {"2026-11-02": [10]}
    server.reply = submitted(listed)
    update(ARXIV)
    assert titles(archive) == {titled(10)}
    listed["2026-11-25"] = [11]
    clock.sleep(7 * 24 * 3600)
    update(ARXIV)
    assert titles(archive) == {titled(10), titled(11)}
    before = files(archive)
    assert ended(ARXIV) == "nothing new"
    assert files(archive) == before


def test_arxiv_is_asked_by_week_for_what_is_long_ago_and_then_by_day(
    server: ServiceServer,
) -> None:
    update(ARXIV)
    asked = [a.params["search_query"].partition("[")[2] for a in server.asked]
    assert asked[:3] == [
        "202611010000 TO 202611072359]",
        "202611080000 TO 202611132359]",
        "202611140000 TO 202611142359]",
    ]
    assert asked[-1] == "202611260000 TO 202611262359]"
    assert len(asked) == 2 + 13


def test_days_of_arxiv_of_which_a_part_fails_are_not_there_at_all(
    archive: Path, server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arxiv, "ARXIV", replace(ARXIV_SERVICE, page_size=1))
    reply = submitted({"2026-11-25": [10], "2026-11-26": [11, 12]})

    def failing(asked: Asked) -> Reply:
        is_second = asked.params["start"] == "1"
        return Reply(status=410) if is_second else paged(reply, asked, most=1)

    server.reply = failing
    assert ended(ARXIV, 1).startswith("source failed: arxiv; 1 paper new,")
    assert titles(archive) == {titled(10)}
    server.reply = lambda asked: paged(reply, asked, most=1)
    update(ARXIV)
    assert titles(archive) == set(map(titled, (10, 11, 12)))


def paged(reply: Callable[[Asked], Reply], asked: Asked, most: int) -> Reply:
    """Return a part of a list of arXiv."""
    head, *entries = reply(asked).body.decode().split("<entry>")
    start = int(asked.params["start"])
    shown = "".join(f"<entry>{each}" for each in entries[start : start + most])
    shown = shown.removesuffix("</feed>").rstrip()
    head = head.replace("<opensearch:startIndex>0<", f"<opensearch:startIndex>{start}<")
    return Reply(f"{head.removesuffix('</feed>')}{shown}</feed>".encode())


# Names, libraries and files.


def test_only_papers_that_the_archive_lacks_are_asked_for(
    archive: Path, server: ServiceServer
) -> None:
    put(Path("list.txt"), f"{arxiv_id(1)}\nhttps://arxiv.org/abs/{arxiv_id(2)}v3\n{titled(3)}\n")
    named = "  - {fetch: arxiv, names-from: list.txt}\n"
    update(named)
    assert titles(archive) == set(map(titled, (1, 2, 3)))
    server.asked.clear()
    put(Path("list.txt"), Path("list.txt").read_text() + f"{arxiv_id(4)}\n")
    update(named)
    assert [asked.params.get("id_list") for asked in server.asked] == [arxiv_id(4)]


def test_a_paper_is_there_under_any_form_of_its_identifier(
    archive: Path, server: ServiceServer
) -> None:
    update(f'  - {{fetch: arxiv, names: ["{arxiv_id(1)}"]}}\n')
    server.asked.clear()
    names = f"10.48550/arXiv.{arxiv_id(1)}, https://doi.org/10.48550/ARXIV.{arxiv_id(1)}"
    assert ended(f"  - {{fetch: doi, names: [{names}]}}\n") == "nothing new"
    assert not server.asked
    assert len(titles(archive)) == 1


def test_a_paper_that_a_person_deleted_is_not_asked_for(
    archive: Path, server: ServiceServer
) -> None:
    update(DOIS)
    next((archive / "papers").rglob("waves-of-kind-1-*.md")).unlink()
    server.asked.clear()
    assert ended(DOIS) == "nothing new"
    assert not server.asked


def test_a_paper_that_no_service_has_is_a_warning(archive: Path) -> None:
    result = update("  - {fetch: doi, names: [10.1000/none]}\n")
    assert "warning: Crossref: has no work 10.1000/none" in result.stdout
    assert result.stdout.splitlines()[-1] == "nothing new"
    assert not archive.exists()


def test_a_library_is_fetched_from_its_last_version(archive: Path, server: ServiceServer) -> None:
    update(ZOTERO)
    items = [zotero_item(number, number + 1) for number in range(3)]
    server.reply = zotero_group([*items, zotero_item(3, 9)], 9)
    assert ended(ZOTERO) == "new papers: 1 paper new, 0 changed"
    assert server.asked[-1].params["since"] == "3"
    assert titled(3) in titles(archive)


def test_files_are_found_from_where_the_configuration_is(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "archive.yml", "sources:\n  - {import: [inbox]}\n")
    put(tmp_path / "elsewhere" / "x", "")
    monkeypatch.chdir(tmp_path / "elsewhere")
    result = run("update", "--content", "../content")
    assert result.stdout.splitlines()[-1] == "new papers: 1 paper new, 0 changed"
    assert titles(archive) == {"Maps of the Sea"}


def test_a_record_that_is_refused_is_a_problem_each_time_until_it_is_corrected(
    archive: Path,
) -> None:
    put(Path("inbox/bad.bib"), "@article{b, title={}, year={2020}}\n")
    for _ in range(2):
        assert ended(FILES, 1).startswith("source failed: files; ")
    assert titles(archive) == {"Maps of the Sea"}
    Path("inbox/bad.bib").unlink()
    assert ended(FILES) == "nothing new"


def test_a_changed_paper_is_counted_but_is_not_new() -> None:
    update(FILES)
    put(Path("inbox/more.bib"), BIBTEX.replace("year", "doi={10.1000/sea}, year"))
    assert ended(FILES) == "nothing new: 0 papers new, 1 changed"


# Topics.


def test_only_papers_about_the_topics_are_added(archive: Path) -> None:
    put(archive / "topics.yml", TOPICS)
    put(Path("inbox/mine.bib"), BIBTEX + "@article{w, title={Waves in Sand}, year={2021}}\n")
    result = update("  - {import: inbox/*.bib, topics: [waves]}\n")
    assert titles(archive) == {"Waves in Sand"}
    assert "1 about other topics" in result.stdout
    before = files(archive)
    assert ended("  - {import: inbox/*.bib, topics: [waves]}\n") == "nothing new"
    assert files(archive) == before


def test_what_is_said_of_a_paper_that_is_there_is_taken_whatever_it_is_about(
    archive: Path,
) -> None:
    put(archive / "topics.yml", TOPICS)
    named = "@article{w, title={Sand}, year={2021}, author={Li, Mo}, keywords={waves}}\n"
    plain = named.replace(", keywords={waves}", ", doi={10.1000/sand}")
    put(Path("inbox/mine.bib"), plain + named)
    update("  - {import: inbox/*.bib, topics: [waves]}\n")
    [paper] = store.load(archive).papers
    assert paper.ids == {"doi": "10.1000/sand"}


def test_with_other_topics_what_was_left_out_is_fetched(
    archive: Path, server: ServiceServer
) -> None:
    tides = TOPICS.replace("aves", "ides").replace("waves", "tides").replace("Wides", "Tides")
    put(archive / "topics.yml", TOPICS + tides.replace("wides", "tides"))
    server.reply = daily({"2026-11-24": [1]})
    about = "  - {{fetch: daily-papers, since: 2026-11-24, topics: [{}]}}\n"
    update(about.format("tides"))
    assert titles(archive) == set()
    update(about.format("waves"))
    assert titles(archive) == {titled(1)}


# Completing pages.


THIN = f"@article{{w, title={{{titled(1)}}}, author={{Lovelace, Ada}}}}\n"


def test_services_complete_what_was_fetched_if_the_file_says_so(
    archive: Path, server: ServiceServer
) -> None:
    put(Path("inbox/mine.bib"), THIN)
    update(FILES)
    assert not server.asked
    [paper] = store.load(archive).papers
    assert not paper.date
    assert ended(FILES + "enrich: true\n") == "nothing new: 0 papers new, 1 changed"
    [paper] = store.load(archive).papers
    assert paper.date == "2024-05-02"
    assert {asked.service for asked in server.asked} <= {"arxiv", "crossref", "datacite"}
    before = files(archive)
    assert ended(FILES + "enrich: true\n") == "nothing new"
    assert files(archive) == before


def test_pages_are_completed_without_any_source(archive: Path, server: ServiceServer) -> None:
    put(Path("inbox/mine.bib"), THIN)
    update(FILES)
    put(Path("archive.yml"), "enrich: [openalex]\n")
    assert run("update").exit_code == 0
    assert {asked.service for asked in server.asked} == {"openalex"}
    assert store.load(archive).papers[0].ids


def test_a_service_that_fails_to_complete_is_a_source_that_failed(
    archive: Path, server: ServiceServer
) -> None:
    put(Path("inbox/mine.bib"), THIN)
    server.reply = lambda _asked: Reply(status=410)
    assert ended(FILES + "enrich: [arxiv]\n", 1).startswith("source failed: enrich; 1 paper new,")
    assert titles(archive) == {titled(1)}


def test_more_pages_than_one_update_completes_are_left_for_the_next(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "MOST_COMPLETED", 1)
    put(Path("inbox/mine.bib"), THIN + THIN.replace(titled(1), titled(2)).replace("{w", "{v"))
    result = update(FILES + "enrich: [arxiv]\n")
    assert "warning: enrich: 1 paper is left [update-behind]" in result.stdout
    assert len([paper for paper in store.load(archive).papers if paper.date]) == 1
    update(FILES + "enrich: [arxiv]\n")
    assert len([paper for paper in store.load(archive).papers if paper.date]) == 2


# Bad days.


@pytest.mark.parametrize(
    "fault",
    [
        Reply(status=500),
        Reply(b"[1, 2", then="cut"),
        Reply(b"Rate exceeded."),
        Reply(b"<!DOCTYPE html><p>Log in</p>"),
        Reply(b"null"),
        Reply(status=302, headers={"Location": "?"}),
        Reply(status=429, headers={"Retry-After": "54000"}),
    ],
)
def test_when_every_service_fails_nothing_is_lost(
    archive: Path, server: ServiceServer, fault: Reply
) -> None:
    update(FILES)
    before = files(archive)
    server.reply = lambda _asked: fault
    last = ended(ALL, 1)
    assert last.startswith(
        "source failed: daily-papers, arxiv, doi, openalex, semantic-scholar, zotero; 0 papers new"
    )
    (archive / failing.FILE).unlink()  # which only says so
    assert files(archive) == before


def test_without_a_network_each_source_is_one_sentence(
    server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in server.environment:
        monkeypatch.setenv(name, "http://no-such-host.invalid")
    result = update(DAILY + ARXIV, 1)
    problems = [line for line in result.stderr.splitlines() if "[network-unreachable]" in line]
    assert len(problems) == 2


def test_an_update_that_is_interrupted_at_any_request_can_be_repeated(
    archive: Path, server: ServiceServer, tmp_path: Path
) -> None:
    sources = DAILY.replace("24", "26") + DOIS + ZOTERO
    update(sources)
    expected, requests = files(archive), len(server.asked)
    for number in range(requests):
        shutil.rmtree(archive)
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Connection, "send", _sending(number))
            assert run("update").exit_code == 130
        assert not list(archive.rglob("*.tmp"))
        update(sources)
        assert files(archive) == expected


def _sending(until: int) -> Callable[[Connection, Request], Received]:
    """Return what sends requests until a person stops the command."""
    send, sent = Connection.send, [0]

    def sending(self: Connection, request: Request) -> Received:
        if sent[0] == until:
            raise KeyboardInterrupt
        sent[0] += 1
        return send(self, request)

    return sending


def test_a_day_is_not_done_before_it_is_imported(archive: Path) -> None:
    put(archive / "papers" / "imported.jsonl", "[")
    assert "source failed" in ended(DAILY, 1)
    (archive / "papers" / "imported.jsonl").unlink()
    assert ended(DAILY) == "new papers: 8 papers new, 0 changed"


def test_a_damaged_record_of_what_was_fetched_is_a_problem_with_its_place(archive: Path) -> None:
    put(archive / "captures" / ".versions.json", '{"zotero 12345": "2026-11-01"}')
    result = update(ZOTERO + DAILY, 1)
    assert "content/captures/.versions.json: file must be" in result.stderr
    assert titles(archive) == set(map(titled, range(8)))


def test_the_contact_goes_into_the_user_agent(
    server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Path("archive.yml"), f"contact: you@example.org\nsources:\n{DOIS}")
    run("update")
    assert "(mailto:you@example.org)" in server.asked[-1].headers["user-agent"]
    monkeypatch.setenv("PAPER_ARCHIVE_CONTACT", "me@example.org")
    put(Path("archive.yml"), f"contact: you@example.org\nsources:\n{OPENALEX}")
    run("update")
    assert "(mailto:me@example.org)" in server.asked[-1].headers["user-agent"]


def test_other_commands_name_the_contact_too(server: ServiceServer) -> None:
    put(Path("archive.yml"), "contact: you@example.org\n")
    run("fetch", "doi", doi(2))
    run("import", str(put(Path("inbox/mine.bib"), THIN)))
    run("enrich")
    assert len(server.asked) > 1
    for asked in server.asked:
        assert "(mailto:you@example.org)" in asked.headers["user-agent"]
    put(Path("archive.yml"), "contact: you\n")
    for args in (["fetch", "doi", doi(1)], ["enrich"]):
        result = run(*args)
        assert result.exit_code == 1
        assert "archive.yml:1: contact must be a mail address" in result.stderr
