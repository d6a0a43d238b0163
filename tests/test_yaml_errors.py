"""Broken YAML is refused with the line that a person must fix."""

from typing import Final

import pytest
import yaml

from paper_archive.archive.markdown import strict_yaml
from paper_archive.archive.markdown.page import read_page
from paper_archive.errors import ArchiveError, Where

# The sign stands at the line to be fixed; what is never closed is fixed where it begins.
BROKEN: Final = [
    '»title: "A\ndate: "2024"\n',
    '»title: "A\ndate: 2024\n',
    "»title: 'A\ndate: 2024\n",
    "»title: 'A\ndate: '2024'\n",
    'title: A"\n»date: "2024\n',
    'title: A\n»venue: "ICML\ndate: "2024"\ntags: ["a"]\n',
    'title: A\n»venue: "ICML\n',
    'title: A\n»date: "2024" x\n',
    '»title: "A" B\n',
    '»title: "A""B"\n',
    "»title: 'it's'\ndate: 2024\n",
    '»title: "say "hi" now"\ndate: 2024\n',
    "»title: A: B\n",
    "title: A\n»venue: B: C\ndate: 2024\n",
    "title: A\n»venue: http: //x\n",
    "»title A\ndate: 2024\n",
    "date: 2024\n»title A\nvenue: B\n",
    "date: 2024\n»title A\n",
    "title: A\n»date 2024\n",
    'title: A\n»"date" 2024\nvenue: B\n',
    "»title:A\ndate: 2024\n",
    "date: 2024\n»title:A\nvenue: B\n",
    "»title = A\ndate: 2024\n",
    "title: A\n»date = 2024\nvenue: B\n",
    "»tags: [a, b\ndate: 2024\n",
    "title: A\n»tags: [a, b\ndate: 2024\nvenue: C\n",
    "»tags: [a, b\n",
    "»tags: [\n",
    "»tags: [[\n",
    "title: A\n»tags: [a,\n",
    "title: A\n»tags: [a,\n  b,\n\n",
    "title: A\n»ids: {\n",
    "title: A\n»ids: {arxiv:\n",
    "title: A\nids: {x: [1],\n»  arxiv: [\n",
    "tags: a, b]\n»]\n",
    "title: A\n»tags: ]\n",
    "title: A\n»tags: [a, b]]\ndate: 2024\n",
    "title: A\n»tags: [a b], c\ndate: 2024\n",
    "title: A\n»tags: [a,, b]\n",
    "title: A\n»tags: [, b]\n",
    'title: A\n»tags: ["a" "b"]\n',
    'title: A\n»tags: ["a, "b"]\ndate: 2024\n',
    'title: A\n»tags: ["a", "b]\ndate: 2024\n',
    "title: A\n»tags: [a, {b]\ndate: 2024\n",
    "title: A\ntags:\n»  [a,\n  b\ndate: 2024\nvenue: V\n",
    '»ids: {arxiv: "1"\ndate: 2024\n',
    'title: A\n»ids: {arxiv: "1"\ndate: 2024\nvenue: B\n',
    'title: A\n»ids: {"arxiv": "1"]\ndate: 2024\n',
    'title: A\n»ids: {"arxiv" "1"}\ndate: 2024\n',
    'title: A\n»ids: {"arxiv": "1" "doi": "2"}\ndate: 2024\n',
    'title: A\n»ids: {"arxiv": "1",, "doi": "2"}\ndate: 2024\n',
    "title: A\n»ids: }\n",
    'title: A\n»ids: {"a": "1"}}\ndate: 2024\n',
    "»\ttitle: A\n",
    "title: A\n»\tdate: 2024\n",
    "title: A\ntags:\n»\t- a\n\t- b\n",
    "title: A\nids:\n»\tarxiv: 1\n",
    "title: A\n» date: 2024\n",
    "title: A\n»  date: 2024\nvenue: B\n",
    " title: A\n»date: 2024\n",
    "title: A\ntags:\n  - a\n» - b\n",
    "title: A\nids:\n  arxiv: 1\n»   doi: 2\n",
    "title: A\nids:\n   arxiv: 1\n»  doi: 2\n",
    "title: A\n»tags: a\n  - b\n",
    "title: A\ntags: a\n»- b\ndate: 2024\n",
    "title: A\n»- b\ndate: 2024\n",
    "title: A\ntags:\n- a\n»b\ndate: 2024\n",
    "title: A\ntags:\n  - a\n»  b: c\n",
    "title: A\ntags:\n  b: c\n»  - a\n",
    "title: A\n»tags: - a\n",
    "»title: - A\n",
    "title: A\n»ids: a: b: c\n",
    "title: A\ndate: 2024\n»title: B\n",
    'title: A\n»"title": B\n',
    "title: A\n»ids: {doi: a, doi: b}\n",
    "title: A\nids:\n  doi: a\n  arxiv: c\n»  doi: b\n",
    "»title: *x\n",
    "title: A\n»venue: *x\ndate: 2024\n",
    "»title: &x A\n",
    "title: A\n»venue: &\n",
    "title: A\n»venue: *\n",
    "»title: * A\n",
    '»title: "A\\q"\n',
    'title: A\n»venue: "C:\\Users\\x"\n',
    'title: A\n»venue: "\\ud800"\n',
    'title: A\n»venue: "\\x4"\n',
    'title: A\n»venue: "\\u12"\n',
    'title: A\n»venue: "\\UFFFFFFFF"\n',
    "»title: @A\n",
    "title: A\n»venue: @B\n",
    "»title: `A`\n",
    "title: A\n»venue: `B`\ndate: 2024\n",
    "»title: %A\n",
    "title: A\n»venue: %B\n",
    "»%YAML 1.1\ntitle: A\n",
    "»%TAG ! x\ntitle: A\n",
    "title: A\n»%x\n",
    "»@x: A\n",
    "title: A\n»`x`: b\n",
    "title: A\n»venue: !!bool foo\n",
    '»title: !!int ""\n',
    "title: A\n»updated: !!timestamp foo\n",
    "»title: !!python/object:os.system A\n",
    "»title: !!str A\n",
    "»title: ! A\n",
    "»title: !x A\n",
    "title: A\n»venue: !<x\n",
    "title: A\n»venue: !!set {a, b}\n",
    "title: A\n»venue: |x\n  B\n",
    "title: A\n»venue: |99\n  B\n",
    "title: A\nvenue: |\n»B\ndate: 2024\n",
    "title: A\nvenue: >\n   B\n»  C\n",
    "title: A\nvenue: |2\n» B\n",
    "title: |\n»\tA\n",
    "»? title\n: A\n",
    "title: A\n»? venue\n: B\n",
    "title: A\n»? [x]\n: B\n",
    "title: A\n»[x]: B\n",
    "title: A\n»{x: y}: B\n",
    "title: A\n»: B\n",
    "»{title: A}\n",
    '»{"title": "A"\n',
    '»["A"]\n',
    "»just text\n",
    "title: A\n»just text\n",
    "»just text\ntitle: A\n",
    'title: A\n»"just text"\n',
    "title: A\n»x: 1e999\n",
    "title: A\n»x: [1e999]\n",
    "title: A\n»x: -1e999\n",
    "title: A\n»venue: B\x00\n",
    'title: A\n»venue: "B\x01"\n',
    "title: A\n»venue: B\x1b[0m\n",
    "title: A\n»venue: B\x7f\n",
    "title: A\n»--- # x\nvenue: B\n",
    "title: A\n»--- b\nvenue: B\n",
    "»--- # x\ntitle: A\n",
    "title: A\n»... # x\nvenue: B\n",
    "title: A\n»... x\n",
    "title: A\n# fine\n»tags: [a\n# more\ndate: 2024\n",
    'title: A\nauthors:\n»  - "Ada\n  - "Alan"\ndate: 2024\n',
    "title: A\nauthors:\n»  - Ada: Alan: B\ndate: 2024\n",
    'title: A\n»authors: ["Ada", "Al\ndate: 2024\nvenue: "B"\n',
    'title: A,\n»date: "2024",\n',
    'title: A\n»date: "2024";\n',
    '»"title: "A"\n',
    'title: "A"\n»date "2024"\nvenue: "B"\n',
    'title: "A"\n»date: "2024"venue: "B"\n',
    "»title: 'A' 'B'\n",
    "title: A\nlinks:\n»  pdf:https://x.org\n  code: https://y.org\n",
    "title: A\nlinks:\n»  pdf https://x.org\n  code: https://y.org\n",
    "title: A\nlinks:\n  code: https://y.org\n»  pdf https://x.org\n",
    'title: A\n»sources: [{"name": "a"}, {"name": "b"]\ndate: 2024\n',
    'title: A\n»sources: [{"name": "a", {"name": "b"}]\ndate: 2024\n',
    "title: A\nsources:\n  - name: a\n»   captured: 2024-01-01\n",
    "title: A\nsources:\n  - name: a\n»  captured: 2024-01-01\n",
    "title: A\n»sources:\n  -name: a\n",
    'title: A\nsources:\n  - name: a\n»    captured: "2024-01-01\ndate: 2024\n',
    "title: No\n»  \t# after a tab\n",
    "title: A\ntags: [a,\n»\tb]\n",
    "title: A\n»x: " + "[" * 2_000 + "\n",
    "title: A\n»x: " + "[" * 2_000 + "]" * 2_000 + "\n",
    "title: A\n»x: " + "[a, " * 100_000 + "\n",
    "title: A\n»x: " + "{a: " * 5_000 + "\n",
    "title: A\n»x: " + "- " * 5_000 + "\n",
    "title: A\n»" + "- " * 5_000 + "\n",
    "title: A\nx:\n" + "".join(f"{' ' * n}- \n" for n in range(48)) + " " * 48 + "»- a: [b]\n",
    'title: A\n»x: "\\ud800"\n',
    'title: A\n»x: ["\\udc80"]\n',
    "title: A\n»x: " + "1" * 5_000 + "\n",
    "title: A\n»x: -" + "1" * 5_000 + "\n",
]


def lines_of(text: str) -> list[int | None]:
    """Return the lines of the problems of a page with this front-matter."""
    with pytest.raises(ArchiveError) as error:
        read_page(f"---\n{text}---\n\n# A\n\nText\n", "x", Where("x.md"))
    assert {problem.where.path for problem in error.value.problems} == {"x.md"}
    return [problem.where.line for problem in error.value.problems]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=repr)
@pytest.mark.parametrize("marked", BROKEN, ids=lambda text: ascii(text[:60]))
def test_what_is_broken_is_refused_with_its_line(marked: str, newline: str) -> None:
    text = marked.replace("»", "").replace("\n", newline)
    line = marked.partition("»")[0].count("\n") + 2
    assert lines_of(text)[0] == line
    above = f"# a comment{newline}{newline}"
    assert lines_of(above + text)[0] == line + 2


@pytest.mark.parametrize("marked", BROKEN, ids=lambda text: ascii(text[:60]))
def test_yaml_without_its_c_library_is_refused_alike(
    marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)
    assert lines_of(marked.replace("»", ""))[0] == marked.partition("»")[0].count("\n") + 2


def test_there_are_many_kinds_of_broken_yaml() -> None:
    assert len(set(BROKEN)) == len(BROKEN) > 150
