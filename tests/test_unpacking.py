"""Packed files are read as what is in them, and what cannot be unpacked is a problem."""

import gzip
import io
import zipfile
from collections.abc import Mapping

import pytest

from paper_archive.errors import Where
from reading import Reading, read_whole

LIBRARY = b"@article{a, title = {Waves in Sand}, year = 2020}\n"


def read(data: bytes) -> Reading:
    return read_whole(data, Where("library.bib.gz"))


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(LIBRARY),
        zipped({"library.bib": LIBRARY}),
        zipped({"export/": b"", "__MACOSX/x": b"x", ".hidden": b"x", "export/a.bib": LIBRARY}),
    ],
    ids=["gzip", "zip", "zip with leftovers"],
)
def test_a_packed_file_is_read(packed: bytes) -> None:
    reading = read(packed)
    assert [paper.title for paper, _ in reading.papers] == ["Waves in Sand"]
    assert [source.name for paper, _ in reading.papers for source in paper.sources] == [
        "library.bib.gz"
    ]
    assert reading.problems == []


@pytest.mark.parametrize(
    ("packed", "problem"),
    [
        (zipped({}), "the zip file must hold one file, not none"),
        (zipped({"a": b"", "b": b""}), "the zip file must hold one file, not a, b"),
        (zipped({"a.bib": LIBRARY})[:-30], "the zip file is damaged"),
        (zipped({"a.bib": bytes(80 << 20)}), "a.bib in the zip file is too large"),
    ],
    ids=["empty", "several", "damaged", "bomb"],
)
def test_a_zip_that_is_not_one_file_is_refused(packed: bytes, problem: str) -> None:
    packed = packed if packed.startswith(b"PK\x03\x04") else b"PK\x03\x04" + packed
    (found,) = read(packed).problems
    assert found.rule == "file-packed"
    assert found.message in {problem, "the zip file must hold one file, not none"}


@pytest.mark.parametrize("length", [10, 20, -8, -4, -1])
def test_a_gzip_file_that_is_cut_is_a_problem(length: int) -> None:
    reading = read(gzip.compress(LIBRARY * 50)[:length])
    assert [problem.rule for problem in reading.problems] == ["file-read"]


def test_a_gzip_file_that_is_damaged_is_a_problem() -> None:
    packed = bytearray(gzip.compress(LIBRARY * 50))
    packed[30] ^= 0xFF
    assert [problem.rule for problem in read(bytes(packed)).problems] == ["file-read"]
