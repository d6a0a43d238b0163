"""How a problem is shown, and that rules and code know each other."""

import re
from pathlib import Path
from typing import Final

import pytest

from paper_archive.errors import RULES, ArchiveError, Problem, Where, shown

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
    problems = [Problem(Where("a", line), "yaml", f"fault in {line}") for line in (2, 5)]
    error = ArchiveError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == "a:2: fault in 2 [yaml]\na:5: fault in 5 [yaml]"


def test_a_rule_that_is_not_documented_cannot_be_used() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        Problem(Where("a"), "no-such-rule", "something must be")


@pytest.mark.parametrize("rule", RULES)
def test_a_documented_rule_is_used(rule: str) -> None:
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    uses = sum(text.count(f'"{rule}"') for text in sources)
    assert uses >= 2, "named in RULES and nowhere else"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_words_and_its_remedy_a_sentence(rule: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule)
    assert re.fullmatch(r"[A-Z].+[.]", RULES[rule])


def test_rules_are_listed_in_order() -> None:
    assert list(RULES) == sorted(RULES, key=lambda rule: rule.split("-"))


def test_a_quoted_value_stays_on_one_short_line() -> None:
    assert shown("a\nb") == r"'a\nb'"
    assert shown("x" * 500) == "'" + "x" * 58 + "…"
    assert shown(["a"], chars=3) == "['…"
