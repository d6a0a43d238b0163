"""The list of recipients: good lines count, bad ones are named by their number only."""

from pathlib import Path

import pytest

from command_line import put
from paper_archive.errors import ArchiveError
from paper_archive.workflows.mail.recipients import read_recipients

LIST = """\
# The reading group.
Ada Lovelace <ada@example.org>

nobody
ben@example.org # from March on
ADA@EXAMPLE.org
c#sharp@example.org
dora@example.org, emil@example.org
"""


def test_good_lines_are_read_and_bad_ones_listed(tmp_path: Path) -> None:
    found, problems = read_recipients(put(tmp_path / "people.txt", LIST), {})
    assert [each.key for each in found] == [
        "ada@example.org",
        "ben@example.org",
        "c#sharp@example.org",
    ]
    assert [(each.where.line, each.rule) for each in problems] == [
        (4, "recipient"),
        (8, "recipient"),
    ]
    assert not any("example" in each.message or "nobody" in each.message for each in problems)


def test_the_environment_has_them_without_a_file() -> None:
    found, problems = read_recipients(None, {"PAPER_ARCHIVE_RECIPIENTS": "a@x.org\r\nb@x.org\n!"})
    assert [str(each.where) for each in found] == [
        "PAPER_ARCHIVE_RECIPIENTS:1",
        "PAPER_ARCHIVE_RECIPIENTS:2",
    ]
    assert len(problems) == 1


@pytest.mark.parametrize("text", ["", "\n# nobody yet\n"])
def test_a_list_without_anybody_is_a_problem(tmp_path: Path, text: str) -> None:
    path = put(tmp_path / "people.txt", text)
    with pytest.raises(ArchiveError, match="there is no recipient"):
        read_recipients(path, {"PAPER_ARCHIVE_RECIPIENTS": "a@x.org"})


def test_a_file_of_another_kind_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        read_recipients(put(tmp_path / "people.txt", b"\xff\xfe\x00"), {})
    with pytest.raises(ArchiveError):
        read_recipients(tmp_path / "missing.txt", {})
