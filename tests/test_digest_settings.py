"""The section `digest` of archive.yml."""

from pathlib import Path

import pytest

from command_line import put, run
from paper_archive.errors import ArchiveError
from paper_archive.network.mail_server import MailServer
from paper_archive.workflows.configuration import digest_in
from paper_archive.workflows.configuration.digest_settings import DigestSettings

WHOLE = """\
sources: nothing that this reads
digest:
  from: "Sand papers <papers@example.org>"
  reply-to: you@bücher.example
  smtp: smtp.example.org:465
  unsubscribe: [https://lists.test/leave?list=sand, "mailto:leave@example.org?subject=leave"]
  searches:
    maps: title:maps author:li
    2024: year:2024 waves
"""


def read(folder: Path, text: str) -> DigestSettings:
    return digest_in(put(folder / "archive.yml", text))


def section(*lines: str) -> str:
    return "digest:\n" + "".join(f"  {line}\n" for line in lines)


def test_all_keys_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.server == MailServer("smtp.example.org", 465, "tls")
    assert found.sender
    assert str(found.sender.address) == "Sand papers <papers@example.org>"
    assert str(found.sender.reply_to) == "you@xn--bcher-kva.example"
    assert list(found.sender.unsubscribe) == [
        "https://lists.test/leave?list=sand",
        "mailto:leave@example.org?subject=leave",
    ]
    assert found.searches == {"maps": "title:maps author:li", "2024": "year:2024 waves"}


@pytest.mark.parametrize("text", ["", "digest:\n", "sources: []\n", "digest: {searches: }\n"])
def test_nothing_of_it_needs_to_be_there(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == digest_in(tmp_path / "none.yml") == DigestSettings()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("from: nobody", "from must be a mail address, or a name and `<address>`, not 'nobody'"),
        ("from: [a@x.org, b@x.org]", "from must be a mail address"),
        ("from: 'Sand papers <papers@>'", "from must be a mail address"),
        ("reply-to: 7", "reply-to must be a mail address"),
        ("smtp: smtp.example.org:0", "smtp must be a mail server like smtp.example.org:587"),
        ("smtp: smtp.example.org:65536", "smtp must be a mail server"),
        ("smtp: smtps://smtp.example.org", "smtp must be a mail server"),
        ("smtp: ada:pass@smtp.example.org", "smtp must be a mail server"),
        ("security: ssl", "security must be one of starttls, tls, none, not 'ssl'"),
        ("unsubscribe: leave@example.org", "unsubscribe must be http(s) or mailto addresses"),
        ("unsubscribe: 'https://x.test/a,b'", "unsubscribe must be"),
        ("unsubscribe: 'https://x.test/>'", "unsubscribe must be"),
        ("unsubscribe: 'https://x.test/#leave'", "unsubscribe must be"),
        (f"unsubscribe: https://x.test/{500 * 'a'}", "unsubscribe must be"),
        ("unsubscribe: 'javascript:x@y'", "unsubscribe must be"),
        ("recipients: [ada@example.org]", "key must be one of from, reply-to, smtp"),
        ("searches: maps", "searches must be keys and values, such as `maps:`"),
        ("searches: [maps]", "searches must be keys and values, such as `maps:`"),
        ("searches: {maps: }", "maps must be a search, not nothing"),
        ("searches: {maps: [a, b]}", "maps must be a search, not a list"),
        ("searches: {maps: a OR b}", "search 'maps' has OR, which digests do not support"),
        ("searches: {maps: '-a'}", "search 'maps' names no word that papers must have"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read(tmp_path, section(line))
    (problem,) = caught.value.problems
    assert problem.where.line == 2
    assert message in problem.message


@pytest.mark.parametrize("line", ["password: hunter2", "smtp-password: hunter2"])
def test_a_password_is_refused_and_not_shown(tmp_path: Path, line: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read(tmp_path, section(line))
    (problem,) = caught.value.problems
    assert problem.rule == "setting-secret"
    assert "hunter2" not in str(problem)


def test_check_and_update_list_its_mistakes_too(folder: Path) -> None:
    put(folder / "archive.yml", section("from: nobody"))
    for command, code in (("check", 1), ("update", 2)):
        done = run(command)
        assert done.exit_code == code
        assert "archive.yml:2: from must be a mail address" in done.stderr


@pytest.mark.parametrize(
    ("lines", "server"),
    [
        (["smtp: smtp.example.org"], ("smtp.example.org", 587, "starttls")),
        (["smtp: smtp.example.org", "security: tls"], ("smtp.example.org", 465, "tls")),
        (["smtp: smtp.example.org:2525", "security: none"], ("smtp.example.org", 2525, "none")),
        (["smtp: '[::1]:1025'"], ("::1", 1025, "none")),
    ],
)
def test_a_connection_is_private_unless_the_file_says_otherwise(
    tmp_path: Path, lines: list[str], server: tuple[str, int, str]
) -> None:
    assert read(tmp_path, section("from: a@b.org", *lines)).server == MailServer(*server)
