"""The command `digest`: which papers, in which form, and to whom."""

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from command_line import problems_of, put, run
from made_up import paper, source
from mail_servers import Inbox, close_with, drop, mail_server
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.writing import lock
from paper_archive.archive.writing.lock import held, locked
from paper_archive.cli import days
from paper_archive.network import mail_server as network
from paper_archive.publish import scale
from paper_archive.workflows.digesting import Choice, digest_of
from paper_archive.workflows.mail import mailing
from service_server import FakeClock

PAPERS = {
    "old": "2026-10-31",
    "month": "2026-11-01",
    "week": "2026-11-16",
    "late": "2026-11-22",
    "monday": "2026-11-23",
    "yesterday": "2026-11-26",
    "unknown": "",
}
"""Name → the day on which the paper came; today is Friday, 27 November 2026."""
PEOPLE = "ada@example.org\nBen <ben@example.org>\ncy@example.org\n"
ADA, BEN, CY = "ada@example.org", "ben@example.org", "cy@example.org"


@pytest.fixture(autouse=True)
def archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an archive with papers, in which commands run."""
    monkeypatch.setattr(days, "CLOCK", FakeClock().clock)
    for name in (network.USER, network.PASSWORD, "PAPER_ARCHIVE_RECIPIENTS"):
        monkeypatch.delenv(name, raising=False)
    put(folder / "mkdocs.yml", "site_name: Sand papers\nsite_url: https://papers.test/repo\n")
    put(folder / "people.txt", PEOPLE)
    for name, day in PAPERS.items():
        add(folder, name, day)
    return folder


def add(folder: Path, name: str, day: str, **fields: Any) -> None:
    made = paper(
        f"The {name} waves", slug=name, sources=[source("list.txt", day)] if day else [], **fields
    )
    put(store.place_of(folder / "content", made, None), write_page(made))


def listed(*args: str) -> list[str]:
    """Return the names of the papers in a digest, in its order."""
    done = run("digest", *args)
    assert (done.exit_code, done.stderr) == (0, "")
    return [line.split("/")[-2] for line in done.stdout.splitlines() if "/papers/" in line]


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--day"], ["yesterday"]),
        (["--day", "2026-11-22"], ["late"]),
        (["--day", "2026-11-25"], []),
        (["--week"], ["late", "week"]),
        (["--week", "2026-W48"], ["yesterday", "monday"]),
        (["--week", "2026-11-18"], ["late", "week"]),
        (["--month"], ["old"]),
        (["--month", "2026-11"], ["yesterday", "monday", "late", "week", "month"]),
        (["--month", "2026-11-30"], ["yesterday", "monday", "late", "week", "month"]),
    ],
)
def test_papers_are_in_the_digest_of_the_period_in_which_they_came(
    args: list[str], names: list[str]
) -> None:
    assert listed(*args) == names


def test_a_digest_has_one_topic_or_what_a_search_finds(archive: Path) -> None:
    add(archive, "tagged", "2026-11-25", tags=["waves"], authors=["Mo Li"])
    add(archive, "other", "2026-11-25", tags=["waves"])
    put(archive / "archive.yml", "digest:\n  searches:\n    mine: author:li\n")
    assert set(listed("--week", "2026-W48", "--topic", "waves")) == {"tagged", "other"}
    assert listed("--week", "2026-W48", "--saved-search", "mine") == ["tagged"]
    assert listed("--week", "2026-W48", "--saved-search", "author:li waves") == ["tagged"]
    assert listed("--week", "2026-W48", "--topic", "waves", "--saved-search", "monday") == []
    printed = run("digest", "--day", "2026-11-25", "--saved-search", "mine").stdout
    assert printed.startswith("Sand papers: 1 new paper, 25 November 2026 (search mine)\n")
    printed = run("digest", "--day", "2026-11-25", "--topic", "waves").stdout
    assert "(topic Waves)" in printed


def test_a_topic_without_a_page_is_searched_for(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, "tagged", "2026-11-25", tags=["waves"])
    choice = Choice(period="2026-11-25", topic="waves")
    assert digest_of(Path("content"), choice).edition.digest.more == "tags/waves/"
    monkeypatch.setattr(scale, "_LARGE", 1)
    assert digest_of(Path("content"), choice).edition.digest.more == "search/?tag=waves"


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--topic", "wave", "there is no topic 'wave'; did you mean waves?"),
        ("--saved-search", "a OR b", "search 'a OR b' has OR, which digests do not support"),
    ],
)
def test_a_choice_that_cannot_be_made_is_refused(option: str, value: str, message: str) -> None:
    done = run("digest", "--day", option, value)
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--day", "--week"],
        ["--day", "2026-11-31"],
        ["--week", "2026-W54"],
        ["--month", "2026-13"],
        ["--week", "9999-W52"],
        ["--month", "9999-12"],
        ["--day", "2026-11-28"],
        ["--day", "--out", "digest.pdf"],
        ["--day", "--send", "--out", "digest.txt"],
        ["--day", "2026-11-27", "--send"],
        ["--week", "2026-W48", "--send"],
        ["--day", "--site-url", "papers"],
    ],
)
def test_wrong_usage_is_explained(archive: Path, args: list[str]) -> None:
    before = set(archive.iterdir())
    assert run("digest", *args).exit_code == 2
    assert set(archive.iterdir()) == before


def test_a_digest_is_written_to_a_file_of_the_format_that_its_name_tells(archive: Path) -> None:
    put(archive / "archive.yml", "digest:\n  from: Sand <papers@example.org>\n")
    for name, beginning in (
        ("a.txt", b"Sand papers: 2 new papers"),
        ("b.html", b"<!doctype html>"),
        ("c.eml", b"From: Sand <papers@example.org>\r\n"),
    ):
        done = run("digest", "--week", "--out", name)
        assert (done.exit_code, done.stdout) == (0, f"wrote 2 papers to {name}\n")
        data = (archive / name).read_bytes()
        assert data.startswith(beginning)
        assert run("digest", "--week", "--out", name).exit_code == 1
        assert run("digest", "--week", "--out", name, "--force").exit_code == 0
        assert (archive / name).read_bytes() == data


@pytest.mark.usefixtures("archive")
def test_no_digest_is_written_into_the_archive() -> None:
    done = run("digest", "--week", "--out", "content/digest.html")
    assert problems_of(done) == [("content/digest.html", "output-taken")]
    assert not Path("content/digest.html").exists()


def test_a_message_needs_a_sender() -> None:
    done = run("digest", "--day", "--format", "eml")
    assert problems_of(done) == [("archive.yml", "setting")]


def test_a_page_that_cannot_be_read_is_a_problem_and_left_out(archive: Path) -> None:
    put(archive / "content/papers/undated/yesterday.md", "---\ntitle: [\n---\n")
    done = run("digest", "--week", "2026-W48", "--out", "digest.txt")
    assert done.exit_code == 1
    assert "The monday waves" in (archive / "digest.txt").read_text(encoding="utf-8")


def test_a_source_that_fails_is_not_the_same_as_nothing_new(archive: Path) -> None:
    def outcome() -> tuple[str, str]:
        done = run("digest", "--day", "2026-11-25", "--report", "report.json")
        return json.loads(Path("report.json").read_text())["outcome"], done.stdout

    name, text = outcome()
    assert name == "nothing-new"
    assert "fails" not in text
    put(archive / "content/captures/.failing.json", '{"zotero 12345": "2026-11-24"}')
    name, text = outcome()
    assert name == "source-failed"
    assert "zotero 12345 (since 24 November 2026)" in text


# Mailing.


@pytest.fixture
def inbox(archive: Path) -> Iterator[Inbox]:
    """Return what the server of the archive was given."""
    inbox = Inbox()
    with mail_server(inbox, enable_SMTPUTF8=True) as port:
        section = (
            f"digest:\n  from: Sand <papers@example.org>\n  smtp: 127.0.0.1:{port}\n"
            "  reply-to: you@example.org\n  unsubscribe: [https://lists.test/leave?list=1, "
            "'mailto:leave@example.org?subject=leave']\n"
        )
        put(archive / "archive.yml", section)
        yield inbox


def send(*args: str) -> Result:
    return run("digest", "--day", "--send", "--recipients", "people.txt", *args)


def test_each_recipient_gets_a_message_of_their_own(inbox: Inbox) -> None:
    done = send()
    assert (done.exit_code, done.stdout) == (
        0,
        "2026-11-26: 1 paper\nnew papers: 3 mails sent\n",
    )
    assert inbox.recipients == [ADA, BEN, CY]
    for recipient, message in inbox.taken:
        assert recipient in message["To"]
        assert not {ADA, BEN, CY} - {recipient} & set(message.as_string().split())
    message = inbox.taken[1][1]
    assert message["To"] == "Ben <ben@example.org>"
    assert message["From"] == "Sand <papers@example.org>"
    assert message["Reply-To"] == "you@example.org"
    assert message["Subject"] == "Sand papers: 1 new paper, 26 November 2026"
    assert message["Date"] == "Fri, 27 Nov 2026 08:00:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    leave = "https://lists.test/leave?list=1&address=ben@example.org"
    assert message["List-Unsubscribe"] == f"<{leave}>, <mailto:leave@example.org?subject=leave>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for kind in ("plain", "html"):
        (part,) = (each for each in message.walk() if each.get_content_subtype() == kind)
        assert "The yesterday waves" in part.get_content()
        assert "address=ben@example.org" in part.get_content()


def test_nobody_gets_it_twice(inbox: Inbox, archive: Path) -> None:
    send()
    put(archive / "people.txt", PEOPLE.upper() + "dora@example.org\n")
    done = send()
    assert done.stdout.endswith("new papers: 1 mail sent, 3 sent before\n")
    assert inbox.recipients == [ADA, BEN, CY, "dora@example.org"]
    assert run("digest", "--week", "--send", "--recipients", "people.txt").exit_code == 0
    assert len(inbox.taken) == 8, "another period is another digest"


def test_the_same_digest_has_the_same_name(inbox: Inbox, archive: Path) -> None:
    send()
    (digests,) = (archive / ".digests").iterdir()
    assert ADA not in digests.read_text()
    digests.unlink()
    send()
    names = [message["Message-ID"] for _, message in inbox.taken]
    assert names[:3] == names[3:]
    assert len(set(names)) == 3
    assert all(name.endswith("@example.org>") for name in names)


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_one_failed_recipient_does_not_stop_the_others(inbox: Inbox, step: str) -> None:
    setattr(inbox, step, lambda _server, to: f"550 no {to}" if to == ADA else None)
    done = send()
    assert (done.exit_code, inbox.recipients) == (1, [BEN, CY])
    assert problems_of(done) == [("people.txt:1", "mail-refused")]
    assert ADA not in done.output
    setattr(inbox, step, Inbox().rcpt)
    assert send().stdout.endswith("new papers: 1 mail sent, 2 sent before\n")
    assert inbox.recipients == [BEN, CY, ADA]


def test_who_may_have_it_does_not_get_it_again(inbox: Inbox) -> None:
    inbox.data = lambda server, to: drop(server, to) if to == ADA else None
    done = send()
    assert problems_of(done) == [("people.txt:1", "mail-unsure")]
    inbox.data = Inbox().data
    assert send().stdout.endswith("new papers: 0 mails sent, 3 sent before\n")
    assert inbox.recipients == [BEN, CY]


def test_a_server_that_never_answers_costs_few_recipients_the_digest(inbox: Inbox) -> None:
    inbox.data = drop
    done = send()
    assert done.stdout.endswith("0 mails sent, 2 problems, 1 left for the next run\n")
    inbox.data = Inbox().data
    send()
    assert inbox.recipients == [CY]


def test_a_server_that_closes_leaves_the_rest_for_the_next_run(inbox: Inbox) -> None:
    close = close_with("421 come back tomorrow")
    inbox.rcpt = lambda server, to: None if to == ADA else close(server, to)
    done = send()
    assert done.stdout.endswith("1 mail sent, 1 problem, 2 left for the next run\n")
    inbox.rcpt = Inbox().rcpt
    send()
    assert inbox.recipients == [ADA, BEN, CY]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_command_that_is_killed_mails_nobody_twice(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    def killed(mailer: network.Mailer, sender: str, to: str, message: bytes) -> None:
        if when == "after" or to == ADA:
            real(mailer, sender, to, message)
        if to == BEN:
            raise KeyboardInterrupt

    real = network.Mailer.send
    with monkeypatch.context() as patched:
        patched.setattr(network.Mailer, "send", killed)
        assert send().exit_code == 130
    send()
    assert sorted(inbox.recipients) == sorted({ADA, CY} | ({BEN} if when == "after" else set()))


def test_a_line_that_was_cut_off_is_as_if_it_were_not_there(inbox: Inbox, archive: Path) -> None:
    send()
    (file,) = (archive / ".digests").iterdir()
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:4]) + lines[4][:30])
    send()
    assert inbox.recipients == [ADA, BEN, CY, CY]
    assert file.read_text() == "".join(lines)


def test_what_is_no_list_of_messages_stops_the_command(inbox: Inbox, archive: Path) -> None:
    send()
    (file,) = (archive / ".digests").iterdir()
    file.write_text("[]\n" + file.read_text())
    done = send()
    assert problems_of(done) == [(f".digests/{file.name}:1", "digest-mailed")]
    assert len(inbox.taken) == 3


@pytest.mark.parametrize("damage", [("\n", "\r"), ("\n", " "), (None, "\0")])
def test_a_file_that_lost_its_lines_is_not_taken_for_an_empty_one(
    inbox: Inbox, archive: Path, damage: tuple[str | None, str]
) -> None:
    send()
    (file,) = (archive / ".digests").iterdir()
    old, new = damage
    text = file.read_text()
    damaged = text.replace(old, new) if old else new * len(text)
    file.write_text(damaged, newline="")
    assert problems_of(send()) == [(f".digests/{file.name}:1", "digest-mailed")]
    assert file.read_bytes() == damaged.encode()
    assert len(inbox.taken) == 3


def test_nothing_new_is_mailed_to_nobody(inbox: Inbox, archive: Path) -> None:
    args = ["digest", "--day", "2026-11-25", "--send", "--recipients", "people.txt"]
    assert run(*args).stdout == "2026-11-25: 0 papers\nnothing new: 0 mails sent\n"
    put(archive / "content/captures/.failing.json", '{"zotero 12345": "2026-11-24"}')
    assert run(*args).stdout == "2026-11-25: 0 papers\nsource failed: 0 mails sent\n"
    assert not inbox.taken


def test_lines_that_are_no_address_are_named_and_the_others_served(
    inbox: Inbox, archive: Path
) -> None:
    put(archive / "people.txt", "nobody at home\nada@example.org\nañja@bücher.example\n")
    done = send("--report", "report.json")
    assert problems_of(done) == [("people.txt:1", "recipient")]
    assert inbox.recipients == [ADA, "añja@xn--bcher-kva.example"]
    report = json.loads((archive / "report.json").read_text())
    assert (report["sent"], report["sent_before"], report["left"]) == (2, 0, 0)
    assert "example" not in json.dumps(report["problems"])


def test_two_people_whose_addresses_are_alike_are_both_served(inbox: Inbox, archive: Path) -> None:
    put(
        archive / "people.txt", "strasse@example.org\r\nstraße@example.org\rSTRASSE@Example.org\r\n"
    )
    assert send().exit_code == 0
    assert inbox.recipients == ["strasse@example.org", "straße@example.org"]


def test_a_line_is_counted_as_editors_count_it(inbox: Inbox, archive: Path) -> None:
    put(archive / "people.txt", "ada@example.org\x0bben@example.org\nnobody\r\ncy@example.org")
    assert problems_of(send()) == [("people.txt:1", "recipient"), ("people.txt:2", "recipient")]
    assert inbox.recipients == [CY]


def test_the_environment_may_name_the_recipients(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert problems_of(run("digest", "--day", "--send")) == [
        ("PAPER_ARCHIVE_RECIPIENTS", "recipient")
    ]
    monkeypatch.setenv("PAPER_ARCHIVE_RECIPIENTS", "ada@example.org")
    assert run("digest", "--day", "--send").exit_code == 0
    assert inbox.recipients == [ADA]


@pytest.mark.parametrize("key", ["from", "smtp"])
def test_without_a_server_or_a_sender_nothing_is_mailed(archive: Path, key: str) -> None:
    sections = {"from": "papers@example.org", "smtp": "127.0.0.1:25"}
    del sections[key]
    lines = "".join(f"  {name}: {text}\n" for name, text in sections.items())
    put(archive / "archive.yml", f"digest:\n{lines}")
    done = send()
    assert problems_of(done) == [("archive.yml", "setting")]
    assert f"the key {key}," in done.stderr


def test_the_name_of_an_archive_is_no_header(inbox: Inbox, archive: Path) -> None:
    put(archive / "mkdocs.yml", 'site_name: "Sand\\r\\nBcc: all@example.org\\r\\n\\r\\nHello é"\n')
    send()
    message = inbox.taken[0][1]
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Sand Bcc: all@example.org Hello é: 1 new paper")


def test_a_message_in_a_file_is_that_which_is_mailed(inbox: Inbox, archive: Path) -> None:
    send()
    run("digest", "--day", "--out", "it.eml")
    message = message_from_bytes((archive / "it.eml").read_bytes(), policy=default)
    assert message["Subject"] == inbox.taken[0][1]["Subject"]
    assert (message["To"], message["Date"]) == (None, None)


def test_two_commands_at_once_mail_nobody_twice(
    inbox: Inbox, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.01)
    with held(archive / ".digests/.lock", "another command", lambda _message: None):
        done = send()
    assert problems_of(done)[-1] == (".digests/.lock", "archive-locked")
    assert inbox.taken == []


def test_mailing_and_writing_do_not_wait_for_each_other(inbox: Inbox, archive: Path) -> None:
    with locked(archive / "content", "paper-archive import", lambda _message: None):
        done = send()
    assert (done.exit_code, done.stderr) == (0, "")
    assert inbox.recipients == [ADA, BEN, CY]
    assert not (archive / ".digests/.lock").exists()


def test_a_long_list_shows_how_far_it_is(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing, "SHOWN_EVERY", 2)
    done = send()
    assert (done.exit_code, len(inbox.taken)) == (0, 3)
    assert done.stderr == "2 of 3 mails\n"
