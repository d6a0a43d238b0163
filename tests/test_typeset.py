"""Prose as a typesetter shows it."""

import pytest

from paper_archive.publish.mathematics import plain_mathematics, with_mathematics


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("``deep'' nets, ``wide'' ones", "“deep” nets, “wide” ones"),
        ("``an $x$-ray''", "“an x-ray”"),
        ("of `flows' -- one", "of ‘flows’ – one"),
        ("apart--without it--the", "apart–without it–the"),
        ("result---it, or a --- b", "result—it, or a — b"),
        ("pages 1--5", "pages 1–5"),
        (
            "layers~(MLPs), e.g.,~SVD, et al.~show",
            "layers\u00a0(MLPs), e.g.,\u00a0SVD, et al.\u00a0show",
        ),
        ("in Fig.~3 and Section~4", "in Fig.\u00a03 and Section\u00a04"),
        ("hand- written digits", "hand-written digits"),
        ("real- world, collision- free", "real-world, collision-free"),
        ("self- training or self-training", "self-training or self-training"),
        ("a sen- sitive and sensitive one", "a sensitive and sensitive one"),
        (
            "convo- lutions, classifi- cation, configu- ration",
            "convolutions, classification, configu- ration",
        ),
    ],
)
def test_what_was_typed_for_tex_is_shown_as_printed(text: str, shown: str) -> None:
    assert plain_mathematics(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        *("use --flag, or -v --x", "C-- is", "i--; j", "----- end", "a -- ", "-->", "x ---- y"),
        *("~99 %", "x~p(x)", "N(0,1)~(a)", "0.8~2.5 dB", "m/s~0.20", "/~user/", "low~high"),
        *(
            "low- and high-level",
            "fine- to coarse-",
            "pre- or post-",
            "the face- contains",
            "e- motion",
        ),
        *(
            "a way- based on it",
            "`code--x`",
            "`a` and 'b'",
            "don't",
            "5'' and 6''",
            "```",
            "``open",
        ),
        *("https://x.org/a--b", "see x.org/a--b~c"),
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert plain_mathematics(text) == text


def test_markup_stays_escaped() -> None:
    assert with_mathematics("``<b>'' -- &") == "“&lt;b&gt;” – &amp;"


@pytest.mark.parametrize("piece", ["``", "`a", "--", "a--", "a- b", "a ", "- ", "`a'", "~", "a.~"])
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    assert plain_mathematics(piece * 50_000)
