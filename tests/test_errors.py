"""How problems are shown, and that the code uses every rule."""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.errors import (
    ArchiveError,
    Problem,
    Where,
    printable,
    problem_list,
    remedies,
    shown,
)
from paper_archive.rules import RULES

PACKAGE: Final = Path(__file__).parents[1] / "generator" / "paper_archive"


def test_a_problem_is_one_line_that_an_editor_can_open() -> None:
    problem = Problem(Where("content/a.md", 3), "date-iso", "date must be a day, not 'soon'")
    assert str(problem) == "content/a.md:3: date must be a day, not 'soon' [date-iso]"


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Where("a.txt"), "a.txt"),
        (Where("a.txt", 7), "a.txt:7"),
        (Where("a.xml", item="entry 3"), "a.xml (entry 3)"),
        (Where("a.yml", 7, "attention"), "a.yml:7 (attention)"),
    ],
)
def test_a_place_shows_what_is_known_of_it(where: Where, text: str) -> None:
    assert str(where) == text


def test_an_error_shows_every_problem_on_its_line() -> None:
    problems = [Problem(Where("a", line), "yaml", f"wrong in {line}") for line in (2, 5)]
    error = ArchiveError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == "a:2: wrong in 2 [yaml]\na:5: wrong in 5 [yaml]"


def test_a_rule_that_is_not_documented_cannot_be_used() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        Problem(Where("a"), "no-such-rule", "something must be")


def test_a_documented_rule_is_used() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    quoted = Counter(re.findall(r'(?<=")[a-z-]+(?=")', sources))
    assert [rule for rule in RULES if quoted[rule] < 2] == [], "named in RULES and nowhere else"


def test_a_rule_is_words_and_its_remedy_a_sentence() -> None:
    assert [rule for rule in RULES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule)] == []
    assert [text for text in RULES.values() if not re.fullmatch(r"[A-Z].+[.]", text)] == []


def test_rules_are_listed_in_order() -> None:
    assert list(RULES) == sorted(RULES, key=lambda rule: rule.split("-"))


def test_a_quoted_value_stays_on_one_short_line() -> None:
    assert shown("a\nb") == r"'a\nb'"
    assert shown("x" * 500) == "'" + "x" * 57 + "…'"
    assert shown(["a", "b"], chars=7) == "['a',…]"


def test_problems_are_followed_by_each_remedy_once_and_their_count() -> None:
    problems = [
        Problem(Where("b", 2), "yaml", "first"),
        Problem(Where("a", 1), "encoding", "second"),
        Problem(Where("a", 7), "yaml", "third"),
    ]
    assert problem_list(problems).splitlines() == [
        "b:2: first [yaml]",
        "a:1: second [encoding]",
        "a:7: third [yaml]",
        "",
        "encoding: Save the file as UTF-8.",
        f"yaml: {RULES['yaml']}",
        "",
        "3 problems",
    ]


def test_one_problem_is_not_several() -> None:
    assert problem_list([Problem(Where("a"), "yaml", "x")]).endswith("\n\n1 problem")


def test_a_remedy_is_plain_text() -> None:
    every = [Problem(Where("a"), rule, "x") for rule in RULES]
    lines = remedies(every)
    assert [line.partition(":")[0] for line in lines] == list(RULES)
    assert not any("`" in line for line in lines)


@given(st.text(st.characters(codec=None)))
def test_places_and_messages_are_one_line_of_utf8_whatever_they_quote(text: str) -> None:
    shown_as = str(Problem(Where(text, 1, text), "yaml", text))
    assert len(shown_as.encode().splitlines()) == 1
    assert len(shown_as.splitlines()) == 1


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_what_can_be_printed_is_printed_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_a_byte_of_a_name_and_a_line_break_are_shown_as_escapes() -> None:
    assert printable("caf\udce9\n.txt") == r"caf\xe9\n.txt"
