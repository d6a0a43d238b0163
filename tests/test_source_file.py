"""A file is read whatever its line ends and its encoding of Unicode."""

import pytest

from paper_archive.errors import Where
from reading import read_whole


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (b"@article{a, title={Sand}}\n@article{b, title={Maps}}\n", ["Sand", "Maps"]),
        (b"%0 Journal Article\n%T Sand\n\n%0 Journal Article\n%T Maps\n", ["Sand", "Maps"]),
        (b"FN Clarivate\nVR 1.0\nPT J\nTI Sand\nER\n\nPT J\nTI Maps\nER\nEF\n", ["Sand", "Maps"]),
        (b"% a comment\n\n@article{a,\ntitle={Sand}}\n", ["Sand"]),
        (b'{"title": "Sand"}\n{"title": "Maps"}\n', ["Sand", "Maps"]),
    ],
    ids=["bibtex", "endnote", "web-of-science", "bibtex below a comment", "json lines"],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_may_end_in_every_way_in_every_unicode_encoding(
    data: bytes, titles: list[str], end: bytes, encoding: str
) -> None:
    encoded = data.replace(b"\n", end).decode().encode(encoding)
    reading = read_whole(encoded, Where("a.txt"))
    assert [paper.title for paper, _ in reading.papers] == titles
    assert reading.problems == []
