"""Hypothesis strategies: pages as people write them, with all that YAML and Markdown allow."""

import json
from typing import Any, Final

from hypothesis import strategies as st

COMMENTS: Final = ("", "", "  # c1", "   # see [a]: 'b'", "\t# tab")
_WORDS: Final = st.sampled_from(
    ["A title", "No", "1984x", "C# and F#", "it's", 'say "hi"', "é 中 😀"]
)
_MARGIN: Final = st.sampled_from(["", "", "", "  "])


@st.composite
def _text(draw: st.DrawFn, value: str, margin: str) -> str:
    """Return a text in one of the styles of YAML, with a comment behind it where it can stand."""
    comment = draw(st.sampled_from(COMMENTS))
    first, _, rest = value.partition(" ")
    quoted = value.replace("'", "''")
    styles = [json.dumps(value, ensure_ascii=False) + comment, f"'{quoted}'{comment}"]
    styles += [f"|{comment}\n{margin}   {value}", f">-{comment}\n{margin} {value}\n"]
    if not set(value) & set("#'\":"):
        styles += [f"{value}{comment}", f"{first}\n{margin}  {rest}{comment}"]
        styles += [f"{comment}\n{margin}  {value}{comment}"]
    return f" {draw(st.sampled_from(styles))}"


@st.composite
def _list(draw: st.DrawFn, values: list[str], margin: str) -> str:
    comment, other = draw(st.sampled_from(COMMENTS)), draw(st.sampled_from(COMMENTS))
    said = [json.dumps(value, ensure_ascii=False) for value in values]
    deep = draw(st.sampled_from(["", " ", "    "]))
    block = "".join(f"\n{margin}{deep}- {each}{other}" for each in said)
    flow = f",{other}\n{margin} ".join(said)
    styles = [f" [{', '.join(said)}]{comment}", f" [{comment}\n{margin}{flow}\n{margin} ]{other}"]
    return draw(st.sampled_from([*styles, f"{comment}{block}"] if said else styles[:1]))


@st.composite
def _mapping(draw: st.DrawFn, values: dict[str, str], margin: str) -> str:
    comment, other = draw(st.sampled_from(COMMENTS)), draw(st.sampled_from(COMMENTS))
    said = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    block = "".join(f"\n{margin}  {each}{other}" for each in said)
    return draw(st.sampled_from([f" {{{', '.join(said)}}}{comment}", f"{comment}{block}"]))


_FIELDS: Final = {
    "title": _WORDS,
    "mood": _WORDS,
    "venue": _WORDS,
    "tags": st.lists(st.sampled_from(["rnn", "attention", "llm"]), max_size=3, unique=True),
    "authors": st.lists(_WORDS, max_size=3),
    "ids": st.dictionaries(st.sampled_from(["doi", "acl"]), _WORDS, min_size=1),
    "date": st.sampled_from([2024, "2024-05", "2024-05-22"]),
}
_ODD: Final = st.sampled_from(
    [
        *("", "# a line of its own", "   # an indented one", "venue:", "date: ~", "tags: []"),
        *("x: &a 1", "y: *a", "venue: &v V", "<<: *v", "<<: {a: 1}", "x: !!str 1", "venue: ! V"),
        *("? x", "? venue\n: V", "? [a, b]\n: c", "1: one", "true: yes", "null: none", "~: x"),
        *(": x", "venue: V", "'venue': V", "x: {a: 1, a: 2}", "x: [a: b, c]", "x: {a, b: , c: 1}"),
        *("%YAML 1.2", "--- # more", "... # more", "--- x", "x: 1e999", "x: .inf", "x: .nan"),
        *("x: 0x1F", "x: 012", "x: 1_000", "x: 2024-05-22", "x: 12:30", "x:\n- - a\n  - b\n- c"),
        *('x: "a\n  b"', "x: 'a\n\n  b'", "x: a\n b\n\n c", "x: |2\n    a", "x: |+\n  a\n\n"),
        *('x: "\\u00e9\\x41\\N"', 'x: "\\ud83d\\ude00"', "x: [[[[]]]]", "x: a\x85b", "x: a\u2028b"),
        *(
            "x:\n  # only a comment",
            "x: |\n  # no comment",
            "\tx: 1",
            " x: 1",
            "x: - a",
            "x",
            "- x",
        ),
        *("<<<<<<< HEAD", "=======", ">>>>>>> theirs", 'x: "a', "x: [a", "x: {a", "x: 'a"),
    ]
)
BLOCKS: Final = st.sampled_from(
    [
        *("## Notes", "Notes\n-----", "Two\nlines\n-----", "Notes\n=====", "###### Deep", "  # In"),
        *(
            "- item",
            "* item",
            "+ item",
            "1. item",
            "12) item",
            "> quote",
            "```\ncode\n```",
            "~~~\nx",
        ),
        *("***", "---", "* * *", "___", "    code", "\tcode", "| a | b |\n|---|---|\n| 1 | 2 |"),
        *("a | b\n--|--\n1 | 2", "a\n-|", "<div>\nx\n</div>", "<!-- x -->", "<b>x</b> y", "<?x ?>"),
        *("![figure](f.png)", "![figure][f]", "[f]: f.png", "[^1]: a footnote", "[link](x) here"),
        *("[link][x] here", "*[HTML]: Hyper", "Term\n: meaning", ": meaning", "!!! note\n    x"),
        *("??? note", '=== "Tab"', "::: x", "{: .class }", "{% raw %}", "[TOC]", "--8<-- x"),
        *("<details>\nx", "<https://x.org>", "<img src=x>"),
    ]
)
"""What begins the notes."""
_INTERRUPTING: Final = (
    *("## Notes", "- item", "1. item", "> quote", "```\ncode\n```", "***", "<div>\nx\n</div>"),
    *("<!-- x -->", "![figure](f.png)", "[^1]: a footnote", "!!! note\n    x", "::: x"),
)
"""What begins the notes without a blank line above it."""


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw heading, abstract and notes of a page, with what stands between them."""
    heading = draw(st.sampled_from(["", "# A title\n", "A title\n=======\n", " #  A title  ##\n"]))
    heading += draw(st.sampled_from(["", "\n", "\n \n"])) if heading else ""
    lines = st.sampled_from(["The advent of", "some *text*", "2*3", "a \\_b\\_"])
    paragraphs = draw(st.lists(st.lists(lines, min_size=1, max_size=3).map("\n".join), max_size=2))
    abstract = "\n\n".join(paragraphs)
    is_close = abstract and draw(st.booleans())
    block = draw(st.sampled_from(_INTERRUPTING) if is_close else BLOCKS)
    gap = ("\n" if is_close else draw(st.sampled_from(["\n\n", "\n\n\n"]))) if abstract else ""
    further = draw(st.lists(BLOCKS | lines, max_size=3).map("\n\n".join))
    end = draw(st.sampled_from(["", "\n", "\n\n"]))
    notes = f"{block}\n\n{further}{end}" if draw(st.booleans()) else ""
    if not abstract:
        heading = heading or "# A title\n"  # else the notes could begin with what would be it
    return heading, f"{abstract}{gap if notes else end}", notes


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """Draw lines of front-matter, some of which no reader should take."""
    margin = draw(_MARGIN)
    names = draw(st.lists(st.sampled_from([*_FIELDS][1:]), unique=True))
    names.insert(draw(st.integers(0, len(names))), "title")
    entries = [draw(_entry(name, margin)) for name in names]
    for odd in draw(st.lists(_ODD, max_size=2) | st.just([])):
        entries.insert(
            draw(st.integers(0, len(entries))), margin + odd.replace("\n", f"\n{margin}")
        )
    return "".join(f"{entry}\n" for entry in entries)


@st.composite
def _entry(draw: st.DrawFn, name: str, margin: str) -> str:
    key = draw(st.sampled_from([f"{name}:", f"{name}:", f'"{name}":', f"'{name}' :"]))
    value: Any = draw(_FIELDS[name])
    if name == "date":
        said = json.dumps(value) if draw(st.booleans()) else value
        return f"{margin}{key} {said}{draw(st.sampled_from(COMMENTS))}"
    style = _text if isinstance(value, str) else _list if isinstance(value, list) else _mapping
    return f"{margin}{key}{draw(style(value, margin))}"


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw the text of a page."""
    heading, abstract, notes = draw(bodies())
    page = f"---\n{draw(front_matters())}---\n\n{heading}{abstract}{notes}"
    newlines = draw(st.sampled_from(["\n", "\r\n", "mixed"]))
    if newlines != "mixed":
        return page.replace("\n", newlines)
    return (
        "".join(line + draw(st.sampled_from(["\n", "\r\n"])) for line in page.split("\n")[:-1])
        + page.rpartition("\n")[2]
    )
