"""Whatever happens to a file, it is read or refused, every record is counted, and no page is lost.

`make fuzz` tries 20,000 cases. A new format takes part as soon as it has fixtures, a new kind of
file of the archive by a line in `PARTS`.
"""

import os
import tempfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import made_up
from damage import damaged
from paper_archive.archive.content import load_content
from paper_archive.archive.store import LEDGER, TOPICS
from paper_archive.errors import ArchiveError, Where
from paper_archive.sources import FORMATS
from paper_archive.workflows.import_report import ImportReport
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress
from paper_archive.workflows.tagging import tag_papers
from reading import read_whole

FIXTURES: Final = Path(__file__).parent / "fixtures"
SOURCES: Final = [each.NAME for each in FORMATS]
"""Kinds of files that are imported; their fixtures are damaged."""
CAPTURE: Final = "capture-2025-10-30.txt"
WAVES: Final = "content/papers/2022/12/waves-in-sand.md"
MAPS: Final = "content/papers/2025/07/maps.md"
PARTS: Final = {"page": WAVES, "ledger": f"content/{LEDGER}", "topics": f"content/{TOPICS}"}
"""Kinds of files that an archive consists of → the one that is damaged."""

CASES: Final = int(os.environ.get("PAPER_ARCHIVE_FUZZ", "480"))


def share_of(kinds: Collection[str]) -> settings:
    """Return the settings of tests that share half of all cases."""
    cases = max(1, CASES // 2 // len(kinds))
    return settings(max_examples=cases, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def archive() -> Mapping[str, bytes]:
    """Return the files of a small archive, and the capture that it is made from."""
    entries = (made_up.entry(), made_up.entry("Maps", made_up.MAPS, "Jul 11"))
    topics = (
        "# ours\n- name: Sand\n  slug: sand\n  description: Of sand.\n  phrases: [sand, 'a #']\n"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(
            folder, {CAPTURE: made_up.capture(*entries).encode(), PARTS["topics"]: topics.encode()}
        )
        imported(folder, CAPTURE)
        waves = (folder / WAVES).read_bytes()
        (folder / WAVES).write_bytes(
            waves.replace(b"tags: ", b"# by hand\ntags: ") + b"\n## Notes\n"
        )
        found = {path for path in folder.rglob("*") if path.is_file() and path.name[0] != "."}
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    assert files.keys() == {CAPTURE, MAPS, *PARTS.values()}
    return files


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def imported(folder: Path, name: str) -> ImportReport:
    """Import a file, see that each of its records is counted once, and return the report."""
    report = import_files([folder / name], folder / "content", ImportOptions(), Progress())
    reading = read_whole((folder / name).read_bytes(), Where(name))
    assert report.outcomes.total() == len(reading.papers) + reading.rejected
    assert report.outcomes["rejected"] == 0 or report.problems
    return report


@pytest.mark.parametrize("name", SOURCES)
@share_of(SOURCES)
@given(data=st.data())
def test_a_damaged_source_gives_pages_that_can_be_read_or_problems(
    name: str, data: st.DataObject
) -> None:
    paths = sorted(FIXTURES.glob(f"{name}/*/*"))
    seeds = [path.read_bytes() for path in paths if path.suffix != ".expected"]
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        write(folder, {"source-2025-10-30": data.draw(damaged(seeds))})
        first = imported(folder, "source-2025-10-30")
        content = load_content(folder / "content")
        assert content.problems == []
        assert len(content.papers) == first.outcomes["new"] == first.saved
        again = imported(folder, "source-2025-10-30")
        assert (again.outcomes["new"], again.outcomes["changed"], again.saved) == (0, 0, 0)


@pytest.mark.parametrize("kind", PARTS)
@share_of(PARTS)
@given(data=st.data())
def test_a_damaged_archive_is_used_or_refused_and_loses_nothing(
    kind: str, data: st.DataObject
) -> None:
    files = archive()
    broken = data.draw(damaged([files[PARTS[kind]]]))
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        write(folder, {**files, PARTS[kind]: broken})
        problems = load_content(folder / "content").problems
        # A page that is empty is what a power failure leaves: it is written again.
        unread = {each.where.path for each in problems if each.rule != "page-empty"}
        with suppress(ArchiveError):
            imported(folder, CAPTURE)
        with suppress(ArchiveError):
            tag_papers(folder / "content", Progress())
        path = folder / PARTS[kind]
        assert path.read_bytes() == broken or path.as_posix() not in unread
        assert (folder / MAPS).is_file()
        if not problems:
            assert load_content(folder / "content").problems == []
