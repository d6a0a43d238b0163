import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from command_line import put, run
from made_up_services import (
    all_services,
    arxiv_answer,
    arxiv_id,
    crossref_answer,
    daily,
    daily_paper,
    doi,
    feed,
    openalex_answer,
    openalex_work,
    semantic_scholar_answer,
    titled,
    zotero_group,
    zotero_item,
)
from paper_archive.archive import store
from paper_archive.archive.files import disk
from paper_archive.network import arxiv, daily_papers, openalex, zotero
from paper_archive.network.client import MOST_TRIES
from paper_archive.network.connection import Connection
from paper_archive.paper import Paper
from service_server import Asked, FakeClock, Reply, ServiceServer, as_json, stopping_after

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def archive(asking: Path, server: ServiceServer) -> Path:
    """Return the content folder of an empty archive, for commands that ask the server."""
    server.reply = all_services
    return asking / "content"


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page have ten papers, so that a few papers are several pages."""
    for module in (arxiv, daily_papers, openalex, zotero):
        name = module.__name__.rpartition(".")[2].upper()
        monkeypatch.setattr(module, name, replace(getattr(module, name), page_size=10))


def papers(content: Path) -> dict[str, Paper]:
    """Return title → paper."""
    return {paper.title: paper for paper in store.load(content).papers}


def captures(content: Path) -> list[str]:
    folder = content / "captures"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def files(content: Path) -> dict[str, bytes]:
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def failed(*args: str) -> str:
    """Return what a command that ends with problems says of them, after what it said meanwhile."""
    result = run("fetch", *args)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    said = result.stderr.splitlines(keepends=True)
    return "".join(line for line in said if "trying again in" not in line)


def done(*args: str) -> str:
    result = run("fetch", *args)
    assert result.exit_code == 0, result.output
    return result.stdout


def usage(*args: str) -> str:
    result = run("fetch", *args)
    assert result.exit_code == 2, result.output
    return result.stderr


EACH = {
    "daily-papers": ["daily-papers", "--date", "2026-11-26"],
    "arxiv": ["arxiv", arxiv_id(1), arxiv_id(2)],
    "arxiv search": ["arxiv", "--category", "cs.CL", "--from", "2024-05-01", "--to", "2024-05-28"],
    "doi": ["doi", doi(1), doi(2)],
    "openalex": ["openalex", "W101", doi(2)],
    "semantic-scholar": ["semantic-scholar", arxiv_id(1), arxiv_id(2)],
    "zotero": ["zotero", "12345"],
}
each_command = pytest.mark.parametrize("args", EACH.values(), ids=EACH)


@each_command
def test_papers_are_fetched_and_can_be_made_again_from_the_captures(
    archive: Path, args: list[str]
) -> None:
    done(*args)
    pages = files(archive / "papers")
    assert len(papers(archive)) >= 2
    paper = papers(archive)[titled(1)]
    assert paper.authors == ("Ada Lovelace",)
    assert paper.ids
    shutil.rmtree(archive / "papers")
    assert run("import", str(archive / "captures")).exit_code == 0
    assert files(archive / "papers") == pages


@each_command
def test_a_dry_run_says_what_an_import_would_do_and_saves_nothing(
    archive: Path, args: list[str]
) -> None:
    would = done(*args, "--dry-run")
    assert would.splitlines()[-1] == "dry run: no pages written"
    assert not archive.exists()
    did = done(*args).partition("\nwrote ")[0]
    assert would.splitlines()[:-1] == did.splitlines()
    before = files(archive)
    again = done(*args, "--dry-run")
    assert "(0 new, 0 changed," in again or "nothing changed" in again
    assert files(archive) == before


@each_command
def test_fetching_again_changes_nothing(archive: Path, clock: FakeClock, args: list[str]) -> None:
    done(*args)
    before = files(archive)
    clock.sleep(24 * 3600)
    done(*args)
    assert files(archive) == before


@each_command
def test_a_command_that_is_interrupted_at_any_request_can_be_repeated(
    archive: Path, server: ServiceServer, args: list[str], tmp_path: Path
) -> None:
    done(*args)
    pages, names, requests = files(archive / "papers"), captures(archive), len(server.asked)
    for number in range(requests):
        shutil.rmtree(archive)
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        server.asked.clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Connection, "send", stopping_after(number))
            assert run("fetch", *args).exit_code == 130
        assert not list(archive.rglob("*.tmp"))
        done(*args)
        assert files(archive / "papers") == pages
        assert captures(archive) == names


FAULTS = {
    "500": Reply(status=500),
    "cut": Reply(b"[1, 2, 3, 4]", then="cut"),
    "rate exceeded": Reply(b"Rate exceeded."),
    "a page": Reply(b"<!DOCTYPE html><p>Log in</p>"),
    "another shape": Reply(b'{"a": 1}'),
    "no list": Reply(b"<a/>"),
    "nothing": Reply(b""),
    "null": Reply(b"null"),
    "an entity": Reply(b"<!DOCTYPE html SYSTEM 'x.dtd'><html>&nbsp;</html>"),
    "an encoding": Reply(b"<?xml version='1.0' encoding='x'?><feed/>"),
    "a number": Reply(b"[" + b"9" * 5_000 + b"]"),
    "endless": Reply(b"[", then="endless"),
    "loop": Reply(status=302, headers={"Location": "?"}),
    "gone": Reply(status=410),
}


@pytest.mark.parametrize(
    ("args", "fault"),
    [
        *((args, FAULTS[name]) for args in EACH.values() for name in ("another shape", "no list")),
        *((EACH["arxiv"], fault) for fault in FAULTS.values()),
    ],
)
def test_a_service_that_fails_is_one_sentence_and_loses_nothing(
    archive: Path, server: ServiceServer, args: list[str], fault: Reply
) -> None:
    done(*args)
    before = files(archive)
    server.reply = lambda _asked: fault
    said = failed(*args)
    assert "[service-" in said.splitlines()[0]
    assert said.splitlines()[1] == ""
    assert files(archive) == before


def test_without_a_network_there_is_one_sentence(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPER_ARCHIVE_ARXIV_URL", "http://no-such-host.invalid")
    said = failed("arxiv", arxiv_id(1))
    assert said.startswith("arXiv: its address is not found; is there a network?")
    assert not archive.exists()


def test_an_archive_that_is_in_use_keeps_the_answers_for_later(archive: Path) -> None:
    put(archive / "papers" / "imported.jsonl", "[")
    assert "[ledger]" in failed("arxiv", arxiv_id(1), "2401.99999")
    [capture] = captures(archive)
    (archive / "papers" / "imported.jsonl").unlink()
    failed("arxiv", arxiv_id(1), "2401.99999")
    assert captures(archive) == [capture]
    assert len(papers(archive)) == 1


def test_what_a_killed_command_left_behind_is_deleted(archive: Path) -> None:
    put(archive / "captures" / ".arxiv-2026-11-27-2405.00001.xml.4194305.tmp", "<feed")
    done("arxiv", arxiv_id(1))
    assert captures(archive) == [f"arxiv-2026-11-27-{arxiv_id(1)}.xml"]


def test_a_capture_never_replaces_a_file(archive: Path) -> None:
    put(archive / "captures" / f"arxiv-2026-11-27-{arxiv_id(1)}.xml", "mine")
    done("arxiv", arxiv_id(1))
    assert captures(archive) == [
        f"arxiv-2026-11-27-{arxiv_id(1)}.xml",
        f"arxiv-2026-11-27-{arxiv_id(1)}_2.xml",
    ]
    assert (archive / "captures" / captures(archive)[0]).read_text() == "mine"


def test_two_commands_at_once_keep_an_answer_once(archive: Path, server: ServiceServer) -> None:
    def reply(asked: Asked) -> Reply:
        if len(server.asked) == 1:
            done("arxiv", arxiv_id(1))  # meanwhile
        return arxiv_answer(asked)

    server.reply = reply
    said = done("arxiv", arxiv_id(1))
    assert captures(archive) == [f"arxiv-2026-11-27-{arxiv_id(1)}.xml"]
    assert "1 same" in said


def test_a_report_names_the_captures(archive: Path) -> None:
    done("arxiv", arxiv_id(1), "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["captures"] == [f"content/captures/{name}" for name in captures(archive)]
    assert report["sources"][0]["new"] == 1


# Daily Papers.


def test_a_list_of_several_pages_is_fetched_to_its_end(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = daily({"2026-11-26": range(25)})
    done("daily-papers", "--date", "2026-11-26")
    assert len(papers(archive)) == 25
    assert captures(archive) == [
        "daily-papers-2026-11-27-2026-11-26-page-2.json",
        "daily-papers-2026-11-27-2026-11-26-page-3.json",
        "daily-papers-2026-11-27-2026-11-26.json",
    ]
    assert papers(archive)[titled(7)].listed == ("2026-11-26",)


def test_pages_may_be_shorter_than_asked_for(archive: Path, server: ServiceServer) -> None:
    server.reply = daily({"2026-11-26": range(25)}, size=4)
    done("daily-papers", "--date", "2026-11-26")
    assert len(papers(archive)) == 25


def test_a_day_without_papers_does_not_get_those_of_the_latest_day(
    archive: Path, server: ServiceServer
) -> None:
    said = done("daily-papers", "--date", "2026-11-25")
    assert "no papers are listed on 2026-11-25; the latest list is of 2026-11-26" in said
    assert captures(archive) == []
    assert len(server.asked) == 1


def test_today_is_a_day_that_may_have_no_list_yet(archive: Path) -> None:
    assert "no papers are listed on 2026-11-27" in done("daily-papers", "--today")
    assert not archive.exists()


def test_days_are_fetched_one_by_one(archive: Path) -> None:
    said = done("daily-papers", "--from", "2026-11-24", "--to", "2026-11-26")
    assert len(papers(archive)) == 8
    assert "no papers are listed on 2026-11-25" in said
    assert {paper.listed for paper in papers(archive).values()} == {
        ("2026-11-24",),
        ("2026-11-26",),
    }


@pytest.mark.parametrize("args", [["--week", "2026-W48"], ["--month", "2026-11"]])
def test_a_week_or_a_month_is_one_question(
    archive: Path, server: ServiceServer, args: list[str]
) -> None:
    done("daily-papers", *args)
    assert len(papers(archive)) == 8
    assert server.asked[0].params[args[0][2:]] == args[1]


def test_an_empty_page_in_the_middle_is_asked_for_again(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = daily({"2026-11-26": range(25)})
    server.faults[1] = as_json([])
    done("daily-papers", "--date", "2026-11-26")
    assert len(papers(archive)) == 25


def test_a_page_that_stays_empty_in_the_middle_is_a_fault(
    archive: Path, server: ServiceServer
) -> None:
    whole = daily({"2026-11-26": range(25)})
    server.reply = lambda asked: as_json([]) if asked.params["p"] == "1" else whole(asked)
    assert "a page is empty, and the next one is not" in failed(
        "daily-papers", "--date", "2026-11-26"
    )
    assert not archive.exists()


def test_a_half_day_is_not_saved(archive: Path, server: ServiceServer) -> None:
    whole = daily({"2026-11-24": range(3), "2026-11-26": range(3, 28)})
    server.reply = lambda asked: Reply(status=500) if asked.params["p"] == "2" else whole(asked)
    failed("daily-papers", "--from", "2026-11-26", "--to", "2026-11-26")
    assert not archive.exists()


def test_days_before_a_fault_are_kept(archive: Path, server: ServiceServer) -> None:
    whole = daily({"2026-11-24": range(3), "2026-11-26": range(3, 9)})
    server.reply = lambda asked: (
        Reply(status=500) if asked.params["date"] == "2026-11-26" else whole(asked)
    )
    assert "Hugging Face: failed (HTTP 500)" in failed(
        "daily-papers", "--from", "2026-11-24", "--to", "2026-11-26"
    )
    assert len(papers(archive)) == 3


@pytest.mark.parametrize(
    "listed",
    [
        [daily_paper(1, "2026-11-26"), daily_paper(2, "2026-11-25")],
        [{**daily_paper(1, ""), "publishedAt": None}],
    ],
)
def test_a_list_whose_day_is_not_certain_is_refused(
    archive: Path, server: ServiceServer, listed: list[object]
) -> None:
    server.reply = lambda _asked: as_json(listed)
    failed("daily-papers", "--date", "2026-11-26")
    assert not archive.exists()


def test_a_day_that_the_service_refuses_is_one_sentence(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = lambda _asked: Reply(b'{"error":"Invalid date"}', 400)
    said = failed("daily-papers", "--date", "2026-11-26")
    assert said.startswith("Hugging Face: refuses the request (HTTP 400, 'Invalid date')")
    assert not archive.exists()


def test_times_of_listing_may_begin_on_the_evening_before(
    archive: Path, server: ServiceServer
) -> None:
    times = ["2024-12-02T22:10:00.000Z", "2024-12-03T01:59:44.496Z"]
    listed = [
        {
            "paper": {"id": arxiv_id(number), "title": titled(number), "summary": "Of sand."},
            "title": titled(number),
            "publishedAt": time,
        }
        for number, time in enumerate(times)
    ]
    server.reply = lambda asked: as_json(listed if asked.params["p"] == "0" else [])
    done("daily-papers", "--date", "2024-12-03")
    assert len(papers(archive)) == 2
    assert "no papers are listed on 2024-12-04" in done("daily-papers", "--date", "2024-12-04")


def test_null_in_a_list_is_passed_over(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda asked: as_json(
        [None, daily_paper(1, "2026-11-26")] if asked.params["p"] == "0" else []
    )
    done("daily-papers", "--date", "2026-11-26")
    assert len(papers(archive)) == 1


def test_another_answer_is_another_capture(
    archive: Path, server: ServiceServer, clock: FakeClock
) -> None:
    done("daily-papers", "--date", "2026-11-26")
    more = {**daily_paper(1, "2026-11-26")}
    more["paper"] = {**more["paper"], "upvotes": 99}
    server.reply = lambda asked: as_json([more] if asked.params["p"] == "0" else [])
    done("daily-papers", "--date", "2026-11-26")
    clock.sleep(24 * 3600)
    more["paper"] = {**more["paper"], "upvotes": 100}
    done("daily-papers", "--date", "2026-11-26")
    assert captures(archive) == [
        "daily-papers-2026-11-27-2026-11-26.json",
        "daily-papers-2026-11-27-2026-11-26_2.json",
        "daily-papers-2026-11-28-2026-11-26.json",
    ]
    assert papers(archive)[titled(1)].upvotes == 100


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--date", "2026-11-31"],
        ["--date", "2026-12-31"],
        ["--date", "2026-11-26", "--today"],
        ["--week", "2026-W54"],
        ["--week", "2026-11"],
        ["--month", "2026-13"],
        ["--month", "2027-01"],
        ["--to", "2026-11-26"],
        ["--from", "2026-11-26", "--to", "2026-11-25"],
        ["--from", "2020-01-01"],
    ],
)
def test_days_that_make_no_sense_are_wrong_usage(server: ServiceServer, args: list[str]) -> None:
    usage("daily-papers", *args)
    assert server.asked == []


# arXiv.


def test_more_papers_than_fit_into_one_request_are_asked_for_in_turn(
    archive: Path, server: ServiceServer, clock: FakeClock
) -> None:
    done("arxiv", *map(arxiv_id, range(25)))
    assert len(papers(archive)) == 25
    assert len(server.asked) == 3
    assert clock.slept == [3, 3]


def test_a_list_of_papers_that_is_cut_to_ten_is_asked_for_until_it_is_whole(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = lambda asked: arxiv_answer(asked, cut=4)
    done("arxiv", *map(arxiv_id, range(15)))
    assert len(papers(archive)) == 15


def test_a_paper_that_arxiv_does_not_have_is_named(archive: Path) -> None:
    said = failed("arxiv", arxiv_id(1), "2401.99999")
    assert said.startswith("arXiv: has no paper 2401.99999 [paper-unknown]")
    assert len(papers(archive)) == 1


def test_every_spelling_of_an_identifier_is_read(archive: Path, server: ServiceServer) -> None:
    number = arxiv_id(1)
    done(
        "arxiv", f"arXiv:{number}v3", f"https://arxiv.org/pdf/{number}", f"10.48550/arXiv.{number}"
    )
    assert server.asked[0].params["id_list"] == number
    assert len(papers(archive)) == 1


def test_a_stale_answer_with_other_papers_is_not_imported(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = lambda _asked: feed([7, 8])
    assert f"answers with other papers, such as {arxiv_id(7)}" in failed("arxiv", arxiv_id(1))
    assert len(server.asked) == MOST_TRIES
    assert not archive.exists()


def test_a_search_is_fetched_page_by_page(archive: Path, server: ServiceServer) -> None:
    done("arxiv", "--query", "ti:waves  OR au:li", "--from", "2024-05-01", "--to", "2024-05-28")
    assert len(papers(archive)) == 25
    assert [asked.params["start"] for asked in server.asked] == ["0", "10", "20"]
    assert server.asked[0].params["search_query"] == (
        "(ti:waves OR au:li) AND submittedDate:[202405010000 TO 202405282359]"
    )


def test_a_search_without_days_reaches_to_today(server: ServiceServer) -> None:
    done("arxiv", "--category", "cs.CL", "--limit", "5")
    assert server.asked[0].params["search_query"] == (
        "cat:cs.CL AND submittedDate:[199108140000 TO 202611272359]"
    )


def test_a_search_has_a_limit_and_says_so(archive: Path) -> None:
    said = done("arxiv", "--category", "cs.CL", "--limit", "15")
    assert len(papers(archive)) == 15
    assert "25 papers match; the first 15 were fetched" in said


def test_a_search_that_finds_nothing_is_no_problem(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda _asked: feed([])
    assert "no papers fetched" in done("arxiv", "--query", "ti:nothing")
    assert not archive.exists()


STALE = {
    "an empty page in the middle": lambda: feed([], total=25, start=10),
    "an empty page that says that nothing matches": lambda: feed([], total=0, start=10),
    "an empty page that says that this was all": lambda: feed([], total=10, start=10),
    "a page that does not say how many match": lambda: _without_total(
        feed(range(10, 20), start=10)
    ),
    "the first page again": lambda: feed(range(10), total=25, start=0),
    "a later page": lambda: feed(range(20, 25), total=25, start=20),
    "the first papers again": lambda: feed(range(10), total=25, start=10),
}


def _without_total(reply: Reply) -> Reply:
    body = re.sub(rb"<opensearch:totalResults>\d+</opensearch:totalResults>", b"", reply.body)
    return replace(reply, body=body)


@pytest.mark.parametrize("fault", STALE.values(), ids=STALE)
def test_a_page_of_a_search_that_is_another_one_is_asked_for_again(
    archive: Path, server: ServiceServer, fault: Callable[[], Reply]
) -> None:
    server.faults[1] = fault()
    done("arxiv", "--category", "cs.CL", "--from", "2024-05-01", "--to", "2024-05-28")
    assert len(papers(archive)) == 25
    server.reply = lambda asked: fault() if asked.params["start"] == "10" else arxiv_answer(asked)
    failed("arxiv", "--category", "cs.CL", "--from", "2024-05-01", "--to", "2024-05-28")


def test_a_stale_batch_of_other_days_is_refused(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda _asked: feed([1, 2])
    said = failed("arxiv", "--category", "cs.CL", "--from", "2024-05-20")
    assert "answers with papers of other days, such as 2024-05-02" in said
    assert not archive.exists()


def test_a_list_that_was_made_before_the_last_day_is_noted(server: ServiceServer) -> None:
    server.reply = lambda _asked: feed([1, 2], day="2026-11-20")
    assert "the list is of 2026-11-20; papers of later days may be missing" in done(
        "arxiv", "--category", "cs.CL"
    )


def test_an_error_in_a_feed_is_said(server: ServiceServer) -> None:
    server.reply = lambda _asked: Reply(
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
        b"<id>http://arxiv.org/api/errors#incorrect_id</id><summary>incorrect id format for x"
        b"</summary></entry></feed>"
    )
    said = failed("arxiv", "--query", "ti:waves")
    assert said.startswith("arXiv: refuses the request: incorrect id format for x")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "args",
    [
        [],
        [arxiv_id(1), "--query", "waves"],
        ["--category", "cs.CL OR cat:math"],
        ["--from", "2026-11-02", "--to", "2026-11-01"],
        ["--query", "waves", "--limit", "0"],
    ],
)
def test_a_search_that_makes_no_sense_is_wrong_usage(
    server: ServiceServer, args: list[str]
) -> None:
    usage("arxiv", *args)
    assert server.asked == []


# Names of papers.


def test_a_file_may_have_identifiers_and_titles(archive: Path, tmp_path: Path) -> None:
    text = f"# to read\n\n{arxiv_id(1)}\n  {titled(2).upper()}!\r\narXiv:{arxiv_id(3)}v1\n"
    put(tmp_path / "list.txt", text)
    done("arxiv", arxiv_id(4), "--ids-from", "list.txt")
    assert set(papers(archive)) == {titled(number) for number in (1, 2, 3, 4)}


def test_names_are_read_from_standard_input(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "list.txt", arxiv_id(1).encode("utf-8-sig"))
    with (tmp_path / "list.txt").open() as stream:
        monkeypatch.setattr(disk, "read_standard_input", lambda _most: stream.buffer.read())
        done("arxiv", "--ids-from", "-")
    assert list(papers(archive)) == [titled(1)]


@pytest.mark.parametrize("args", [EACH["doi"], EACH["openalex"], EACH["semantic-scholar"]])
def test_a_title_finds_the_paper_that_has_it(archive: Path, args: list[str]) -> None:
    done(args[0], titled(2))
    assert list(papers(archive)) == [titled(2)]
    assert len(captures(archive)) == 1


@pytest.mark.parametrize("title", ["Waves of Kind 12 in Sand", "Nothing at All, Really"])
@pytest.mark.parametrize("service", ["arxiv", "doi", "openalex", "semantic-scholar"])
def test_a_title_that_no_paper_has_in_all_its_words_is_named(
    archive: Path, service: str, title: str
) -> None:
    assert f"has no paper titled '{title}'" in failed(service, title)
    assert not archive.exists()


def test_a_title_of_several_papers_is_not_taken_for_one(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = lambda _asked: as_json(
        {"results": [{**openalex_work(number), "title": "Deep Learning"} for number in (1, 2)]}
    )
    said = failed("openalex", "Deep Learning")
    assert "several papers titled 'Deep Learning': W101, W102" in said
    assert not archive.exists()


@pytest.mark.parametrize("service", ["doi", "openalex", "semantic-scholar"])
def test_a_short_doi_is_not_taken_for_one_of_arxiv(service: str, server: ServiceServer) -> None:
    assert "must be an identifier" in failed(service, "10/aabbe")
    assert server.asked == []


def test_who_gives_a_file_as_a_name_is_told_the_option_that_reads_it(tmp_path: Path) -> None:
    put(tmp_path / "list.txt", "10.1000/waves.1\n")
    result = run("fetch", "doi", "list.txt")
    assert result.exit_code == 2
    assert "'list.txt' is a file: write --ids-from before it" in result.stderr


def test_what_is_no_name_is_shown_with_its_line_before_anything_is_asked(
    server: ServiceServer, tmp_path: Path
) -> None:
    put(tmp_path / "list.txt", f"{arxiv_id(1)}\n10.1000/waves.1\nword\n")
    lines = failed("arxiv", "--ids-from", "list.txt", "W1").splitlines()
    assert [line.partition(": ")[0] for line in lines[:3]] == [
        "command line",
        "list.txt:2",
        "list.txt:3",
    ]
    assert "[name-shape]" in lines[0]
    assert server.asked == []


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"\xff\xfe\xfd\n", b"1706.03762 \xff\n"])
def test_a_file_without_names_is_a_problem(
    server: ServiceServer, tmp_path: Path, data: bytes
) -> None:
    put(tmp_path / "list.txt", data)
    assert failed("arxiv", "--ids-from", "list.txt").startswith("list.txt")
    assert server.asked == []


def test_a_file_that_is_not_there_is_a_problem(server: ServiceServer) -> None:
    failed("arxiv", "--ids-from", "none.txt")
    assert server.asked == []


# Works by DOI.


def test_a_doi_that_crossref_does_not_have_is_asked_of_datacite(
    archive: Path, server: ServiceServer
) -> None:
    done("doi", "10.1000/waves.7")
    assert [asked.service for asked in server.asked] == ["crossref", "datacite"]
    assert papers(archive)[titled(7)].ids == {"doi": "10.1000/waves.7"}


def test_a_doi_of_a_known_repository_is_asked_of_datacite_first(server: ServiceServer) -> None:
    done("doi", "https://doi.org/10.5281/ZENODO.7")
    assert [asked.service for asked in server.asked] == ["datacite"]


def test_a_doi_that_nobody_has_is_named(archive: Path) -> None:
    said = failed("doi", doi(1), "10.1000/nothing")
    assert said.startswith("Crossref: has no work 10.1000/nothing, and neither has DataCite")
    assert len(papers(archive)) == 1


def test_html_in_a_title_is_read(archive: Path) -> None:
    done("doi", doi(1))
    assert titled(1) in papers(archive)
    assert "<jats" not in papers(archive)[titled(1)].abstract


def test_a_doi_with_odd_characters_is_one_part_of_a_path(server: ServiceServer) -> None:
    odd = "10.1000/(sici)1099<1::aid-x>3.0.co;2-#?/a"
    failed("doi", odd)
    assert server.asked[0].path == f"works/{odd}"


def test_dois_before_a_fault_are_kept(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda asked: (
        Reply(status=503) if asked.path.endswith("2") else crossref_answer(asked)
    )
    failed("doi", doi(1), doi(2), doi(3))
    assert list(papers(archive)) == [titled(1)]
    server.reply = crossref_answer
    done("doi", doi(1), doi(2), doi(3))
    assert len(papers(archive)) == 3
    assert len(captures(archive)) == 3


# OpenAlex.


def test_openalex_without_a_key_says_when_to_come_back(
    archive: Path, server: ServiceServer
) -> None:
    server.reply = lambda asked: (
        Reply(b'{"error":"Rate limit exceeded"}', 429, {"Retry-After": str(15 * 3600)})
        if len(server.asked) > 1
        else openalex_answer(asked)
    )
    said = failed("openalex", *(f"W{number + 100}" for number in range(15)))
    assert "come back at 2026-11-27 23:00 UTC" in said
    assert "OPENALEX_API_KEY" in said
    assert len(papers(archive)) == 10


def test_the_key_is_in_no_file(
    server: ServiceServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "secret-key")
    said = done("openalex", "W101", "--report", "report.json")
    assert server.asked[0].params["api_key"] == "secret-key"
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) > 2
    assert not [data for data in [said.encode(), *kept] if b"secret-key" in data]


def test_works_that_openalex_does_not_have_are_named(archive: Path) -> None:
    said = failed("openalex", "W101", "W999999", "10.1000/none")
    assert "OpenAlex: has no work W999999" in said
    assert "OpenAlex: has no work 10.1000/none" in said
    assert len(papers(archive)) == 1


# Semantic Scholar.


def test_papers_that_semantic_scholar_does_not_have_are_null_in_its_list(archive: Path) -> None:
    said = failed("semantic-scholar", "2401.99999", arxiv_id(1), "CorpusId:9")
    assert "Semantic Scholar: has no paper ARXIV:2401.99999" in said
    assert "Semantic Scholar: has no paper CorpusId:9" in said
    assert papers(archive)[titled(1)].ids["arxiv"] == arxiv_id(1)


def test_only_unknown_papers_are_no_refusal(archive: Path) -> None:
    assert "has no paper CorpusId:9" in failed("semantic-scholar", "CorpusId:9")
    assert not archive.exists()


def test_a_list_of_another_length_is_a_fault(archive: Path, server: ServiceServer) -> None:
    server.reply = lambda asked: as_json(json.loads(semantic_scholar_answer(asked).body)[:1])
    failed("semantic-scholar", arxiv_id(1), arxiv_id(2))
    assert not archive.exists()


# Zotero.


def test_only_what_changed_in_a_library_is_fetched(archive: Path, server: ServiceServer) -> None:
    items = [zotero_item(number, number + 1) for number in range(15)]
    server.reply = zotero_group(items, 15)
    done("zotero", "12345")
    assert len(papers(archive)) == 15
    server.asked.clear()
    assert "nothing changed in 12345" in done("zotero", "12345")
    assert len(server.asked) == 1
    items[3] = {**zotero_item(3, 16), "data": {**zotero_item(3, 16)["data"], "volume": "9"}}
    items.append(zotero_item(20, 17))
    server.reply = zotero_group(items, 17)
    server.asked.clear()
    done("zotero", "12345")
    assert len(papers(archive)) == 16
    assert [asked.params["since"] for asked in server.asked] == ["15"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("12345", "groups/12345/items/top"),
        ("12345/ABCD2345", "groups/12345/collections/ABCD2345/items/top"),
        ("https://www.zotero.org/groups/12345/sand_lab", "groups/12345/items/top"),
        ("https://www.zotero.org/groups/12345/sand_lab/library", "groups/12345/items/top"),
        (
            "https://www.zotero.org/groups/12345/sand_lab/collections/ABCD2345/items/X/library",
            "groups/12345/collections/ABCD2345/items/top",
        ),
    ],
)
def test_a_library_is_named_by_number_or_address(
    server: ServiceServer, text: str, path: str
) -> None:
    done("zotero", text)
    assert server.asked[0].path == path


@pytest.mark.parametrize("text", ["sand", "12345/abc", "https://example.org/groups/1", "0"])
def test_what_is_no_library_is_wrong_usage(server: ServiceServer, text: str) -> None:
    usage("zotero", text)
    assert server.asked == []


def test_a_library_that_changes_while_it_is_read_is_begun_again(
    archive: Path, server: ServiceServer
) -> None:
    items = [zotero_item(number, number + 1) for number in range(15)]
    before, after = zotero_group(items, 15), zotero_group([*items[1:], zotero_item(15, 16)], 16)
    server.reply = lambda asked: before(asked) if len(server.asked) == 1 else after(asked)
    done("zotero", "12345")
    assert set(papers(archive)) == {titled(number) for number in range(1, 16)}


PART_OF_LIBRARY: dict[str, Callable[[Reply], Reply]] = {
    "empty": lambda whole: replace(whole, body=b"[]"),
    "empty and no items": lambda whole: Reply(
        b"[]", headers={**whole.headers, "Total-Results": "0"}
    ),
    "the first part again": lambda whole: replace(
        whole, body=json.dumps([zotero_item(number, number + 1) for number in range(10)]).encode()
    ),
    "no number of items": lambda whole: Reply(
        whole.body, headers={"Last-Modified-Version": whole.headers["Last-Modified-Version"]}
    ),
}


@pytest.mark.parametrize("part", PART_OF_LIBRARY.values(), ids=PART_OF_LIBRARY)
def test_a_library_of_which_a_part_is_missing_is_not_saved(
    archive: Path, server: ServiceServer, part: Callable[[Reply], Reply]
) -> None:
    whole = zotero_group([zotero_item(number, number + 1) for number in range(25)], 25)
    server.reply = lambda asked: (
        part(whole(asked)) if asked.params["start"] == "10" else whole(asked)
    )
    assert "Zotero: " in failed("zotero", "12345")
    assert not archive.exists()
    server.reply = whole
    done("zotero", "12345")
    assert len(papers(archive)) == 25


def test_a_library_that_could_not_be_imported_is_fetched_again(
    archive: Path,
) -> None:
    put(archive / "papers" / "imported.jsonl", "[")
    failed("zotero", "12345")
    (archive / "papers" / "imported.jsonl").unlink()
    done("zotero", "12345")
    assert len(papers(archive)) == 3


def test_notes_and_attachments_are_no_papers(archive: Path, server: ServiceServer) -> None:
    note = {**zotero_item(0, 1), "data": {"itemType": "note", "note": "<p>Read it.</p>"}}
    server.reply = zotero_group([note], 1)
    done("zotero", "12345")
    assert captures(archive) == [".versions.json"]


@pytest.mark.parametrize("text", ["[", "[]", '{"zotero 12345": "7"}', '{"zotero 12345": -1}'])
def test_damaged_versions_are_a_problem(archive: Path, server: ServiceServer, text: str) -> None:
    put(archive / "captures" / ".versions.json", text)
    assert "[versions]" in failed("zotero", "12345")
    assert server.asked == []


def test_a_private_group_asks_for_a_key(server: ServiceServer) -> None:
    server.reply = lambda _asked: Reply(b"Forbidden", 403)
    assert "check the key in ZOTERO_API_KEY" in failed("zotero", "12345")
