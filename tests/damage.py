"""Hypothesis strategies: files that were cut, edited, spliced and damaged."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

_PIECES: Final = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        *("\n", "\r\n", "\r", "\t", "\x00", "\x1b", "\x85", "\u2028", "\u200b", "\ufeff", "\ud800"),
        *("\u0301\u0327", "中", "😀", '"', "'", '\\"', "\\", "\\u00e9", "\\ud800", "`", "``", "''"),
        *(
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            "<",
            ">",
            "&",
            "&lt;",
            "&#",
            ";",
            ":",
            ": ",
            ",",
            ", ",
            "|",
        ),
        *(
            "#",
            " # x",
            "*",
            "_",
            "~",
            "$",
            "$$",
            "$x$",
            "%",
            "@",
            "!",
            "?",
            "=",
            "-",
            "- ",
            "+",
            ".",
        ),
        *(
            "---\n",
            "...\n",
            "===\n",
            "```\n",
            "<<<<<<< HEAD\n",
            "=======\n",
            ">>>>>>> x\n",
            "%YAML 1\n",
        ),
        *(
            "&a ",
            "*a",
            "!!str ",
            "!!int ",
            "<<: *a\n",
            "? ",
            "null",
            "~",
            "NaN",
            "1e999",
            "-1",
            "9" * 20,
        ),
        *(
            "true",
            "2024",
            "2024-02-30",
            "9999-12-31",
            "Feb 29",
            "Dec 31, 2025 3",
            "  • 3 authors\n",
        ),
        *(
            "·\n",
            "Subscribe\n",
            "title: x\n",
            "tags: [a]\n",
            "@article{a,\n",
            "ER  - \n",
            "TI  - A\n",
        ),
        *(
            "<title>",
            "</title>",
            "<!DOCTYPE x>",
            "<![CDATA[",
            "]]>",
            "<?xml?>",
            "a" * 300,
            "a b " * 80,
        ),
        *(
            "[" * 60,
            "{" * 60,
            "(" * 60,
            "- " * 60,
            "\n" * 60,
            " " * 300,
            "../../x",
            "C:\\x",
            "10.1/x",
        ),
    )
)
_FURTHEST: Final = 2_000
"""How far a piece that is dropped, repeated or moved may reach."""


@st.composite
def damaged(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """Draw one of the files with up to four damages."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 4))):
        data = draw(_damage(data, seeds))
    return data


@st.composite
def _damage(draw: st.DrawFn, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = draw(st.integers(0, len(data)))
    to = min(len(data), at + draw(st.integers(0, _FURTHEST)))
    piece, tail = data[at:to], data[to:]
    match draw(st.sampled_from(["cut", "drop", "repeat", "insert", "flip", "lines", "splice"])):
        case "cut":
            piece, tail = b"", b""
        case "drop":
            piece = b""
        case "repeat":
            piece *= draw(st.integers(2, 3))
        case "insert":
            new = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3).map(b"".join)
            piece = draw(new | st.binary(max_size=9)) + piece
        case "flip":
            piece = bytes([draw(st.integers(0, 255))]) + piece[1:]
        case "lines":
            piece = b"".join(draw(st.permutations(piece.splitlines(keepends=True)[:9])))
        case "splice":
            other = draw(st.sampled_from(seeds))
            piece, tail = other[draw(st.integers(0, len(other))) :], b""
    return data[:at] + piece + tail
