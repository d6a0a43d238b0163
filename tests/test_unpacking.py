"""Packed files are read as what is in them, and what cannot be unpacked is a problem."""

import gzip
import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.errors import Where, remedies
from reading import Reading, read_whole

LIBRARY = b"@article{a, title = {Waves in Sand}, year = 2020}\n"


def read(data: bytes) -> Reading:
    return read_whole(data, Where("library.bib.gz"))


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
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
        (zipped({"a": b"", "b": b""}), "the zip file must hold one file, not 'a', 'b'"),
        (
            zipped({"a\n": b"", "b": b"", "c": b"", "d": b""}),
            "the zip file must hold one file, not 'a\\n', 'b', 'c' and 1 more",
        ),
        (zipped({"a.bib": LIBRARY})[:-30], "the zip file is damaged"),
        (zipped({"a.bib": bytes(80 << 20)}), "'a.bib' in the zip file is too large"),
    ],
    ids=["empty", "two", "several", "damaged", "bomb"],
)
def test_a_zip_that_is_not_one_file_is_refused(packed: bytes, problem: str) -> None:
    (found,) = read(packed).problems
    assert (found.rule, found.message) == ("file-packed", problem)


@pytest.mark.parametrize(
    "packed",
    [
        zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
        zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b""}),
        zipped({"mimetype": b"", "content.xml": b"<office:document-content/>"}),
    ],
    ids=["Word", "binary workbook", "LibreOffice"],
)
def test_a_document_of_another_kind_is_refused_with_what_to_do(packed: bytes) -> None:
    (found,) = read(packed).problems
    assert (found.rule, found.message) == (
        "file-office",
        "file is an office document, but not a spreadsheet (.xlsx, .ods)",
    )
    assert remedies([found]) == [
        "file-office: Save the table as .xlsx or CSV, without a password, and import that file."
    ]


def test_a_zip_that_is_encrypted_or_packed_in_an_unknown_way_is_refused() -> None:
    packed = zipped({"a.bib": LIBRARY})
    listing = packed.index(b"PK\x01\x02")
    encrypted, unknown = bytearray(packed), bytearray(packed)
    encrypted[6] |= 1
    encrypted[listing + 8] |= 1
    unknown[8] = unknown[listing + 10] = 9  # Deflate64, which Windows uses for large files
    messages = [
        (problem.rule, problem.message)
        for each in (encrypted, unknown)
        for problem in read(bytes(each)).problems
    ]
    assert messages == [
        ("file-packed", "the zip file is encrypted"),
        ("file-packed", "the zip file is packed in an unknown way"),
    ]


@given(
    packed=st.sampled_from(
        [
            zipped({"bücher.bib": LIBRARY * 9}, method)
            for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
        ]
        + [zipped({"bücher.bib": LIBRARY * 9}, zipfile.ZIP_LZMA), gzip.compress(LIBRARY * 9)]
    ),
    damages=st.lists(st.tuples(st.integers(2, 2**16), st.integers(0, 255)), max_size=4),
    end=st.none() | st.integers(4, 2**16),
)
def test_a_packed_file_that_is_damaged_gives_papers_or_problems(
    packed: bytes, damages: list[tuple[int, int]], end: int | None
) -> None:
    data = bytearray(packed)
    for place, value in damages:
        data[2 + place % (len(data) - 2)] = value
    reading = read(bytes(data[:end]))
    assert reading.papers or reading.problems


@pytest.mark.parametrize("length", [10, 20, -8, -4, -1])
def test_a_gzip_file_that_is_cut_is_a_problem(length: int) -> None:
    reading = read(gzip.compress(LIBRARY * 50)[:length])
    assert [problem.rule for problem in reading.problems] == ["file-packed"]


def test_a_gzip_file_that_is_damaged_is_a_problem() -> None:
    packed = bytearray(gzip.compress(LIBRARY * 50))
    packed[30] ^= 0xFF
    assert [problem.rule for problem in read(bytes(packed)).problems] == ["file-packed"]


def test_a_zip_of_which_a_name_is_damaged_is_a_problem() -> None:
    packed = bytearray(zipped({"a.bib": LIBRARY}))
    packed[packed.rindex(b"a.bib")] = 0  # where the name ends
    assert [problem.rule for problem in read(bytes(packed)).problems] == ["file-packed"]


def test_a_packed_file_in_a_packed_file_is_refused() -> None:
    packed = gzip.compress(LIBRARY)
    for each in (gzip.compress(packed), zipped({"a.gz": packed}), zipped({"a.zip": zipped({})})):
        (problem,) = read(each).problems
        assert problem.message == "the packed file holds another packed file"


def test_blanks_without_end_are_no_empty_file() -> None:
    (problem,) = read(gzip.compress(b" " * 1_000_000 + LIBRARY)).problems
    assert problem.message == "file begins with nothing but blanks"
