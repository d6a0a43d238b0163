"""What a result shows of a text."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Engine
from paper_archive.paper import Paper
from paper_archive.publish.search.words.words import is_stop_word, stem, words
from search_papers import rng
from strategies import SEARCHED

pytest_plugins = ("search_fixtures",)


STEMS: Final = st.sets(
    st.sampled_from(["attent", "self", "selfattent", "c", "x", "深", "3", "the"])
)


def text_of(stretches: Iterable[Sequence[Any]]) -> str:
    return "".join(text for text, _ in stretches)


@given(text=SEARCHED, stems=STEMS)
def test_marking_changes_no_letter_of_a_text(engine: Engine, text: str, stems: set[str]) -> None:
    stretches = engine.ask("marked", text=text, stems=sorted(stems))
    assert text_of(stretches) == text
    assert all(stretch for stretch, _ in stretches)
    for stretch, is_marked in stretches:
        assert not is_marked or {stem(word) for word in words(stretch)} & stems


@pytest.mark.parametrize(
    ("text", "stems", "shown"),
    [
        ("Attention, please: attend!", ["attent"], "[Attention], please: attend!"),
        ("Self-Attention heads", ["attent"], "Self-[Attention] heads"),
        ("Self-Attention heads", ["selfattent"], "[Self-Attention] heads"),
        ("Self-Attention heads", ["self", "attent"], "[Self]-[Attention] heads"),
        ("(GPT-3.5)", ["gpt35"], "([GPT-3.5])"),
        ("10,000 papers", ["10000"], "[10,000] papers"),
        ("the model's mind", ["model"], "the [model]'s mind"),
        ("Schrödinger’s 𝑥 and ﬁne", ["schroding", "x", "fine"], "[Schrödinger]’s [𝑥] and [ﬁne]"),
        ("Scho\u0308n e\u0301te\u0301", ["schon"], "[Scho\u0308n] e\u0301te\u0301"),
        ("surveys/keys", ["survei", "survey"], "[surveys]/keys"),
        ("3D word2vec", ["3d", "word2vec"], "[3D] [word2vec]"),
        ("in C++ and C#", ["cplusplu", "csharp"], "in [C++] and [C#]"),
        ("深度学习", ["深"], "[深度学习]"),
        ("", ["x"], ""),
        ("nothing here", [], "nothing here"),
    ],
)
def test_the_words_that_were_found_are_marked(
    engine: Engine, text: str, stems: list[str], shown: str
) -> None:
    stretches = engine.ask("marked", text=text, stems=stems)
    assert "".join(f"[{each}]" if is_marked else each for each, is_marked in stretches) == shown


def test_every_word_that_was_found_is_marked_in_its_title(
    engine: Engine, bundled_papers: list[Paper]
) -> None:
    for each in rng("marked").sample(bundled_papers, 100):
        stems = [stem(word) for word in words(each.title) if not is_stop_word(word)]
        stretches = engine.ask("marked", text=each.title, stems=stems)
        unmarked = " ".join(text for text, is_marked in stretches if not is_marked)
        assert not {stem(word) for word in words(unmarked)} & set(stems) - {"s"}, each.title


@pytest.mark.parametrize(
    ("text", "stems", "sentence"),
    [
        ("One two. Attention heads! Attention.", ["attent", "head"], "Attention heads!"),
        ("One attention. Two attention.", ["attent"], "One attention."),
        ("We use e.g. heads. Attention helps.", ["head"], "We use e.g. heads."),
        ("Nothing of it. Is here.", ["attent"], "Nothing of it."),
        ("Attention at 3.5 percent. No.", ["percent"], "Attention at 3.5 percent."),
        ("", ["attent"], ""),
    ],
)
def test_the_sentence_that_holds_most_of_the_query_is_shown(
    engine: Engine, text: str, stems: list[str], sentence: str
) -> None:
    assert engine.ask("sentence", text=text, stems=stems) == sentence


@given(text=SEARCHED.map(lambda text: text.replace("x", ". X ")), stems=STEMS)
def test_the_sentence_shown_is_of_the_text(engine: Engine, text: str, stems: set[str]) -> None:
    assert engine.ask("sentence", text=text, stems=sorted(stems)) in text


def run_of_words(first: int, end: int) -> str:
    return " ".join(f"word{number}" for number in range(first, end))


LONG: Final = run_of_words(0, 60)


@pytest.mark.parametrize(
    ("stretches", "shown"),
    [
        ([["Short and ", False], ["found", True], [".", False]], "Short and [found]."),
        ([[f"{LONG} ", False], ["found", True]], f"… {run_of_words(49, 60)} [found]"),
        ([["found", True], [f" {LONG}", False]], f"[found] {run_of_words(0, 35)}…"),
        ([[LONG, False]], f"{run_of_words(0, 35)}…"),
        ([["深" * 300, False], ["学", True]], f"…{'深' * 80}[学]"),
        ([["深" * 300, True]], f"[{'深' * 240}…]"),
        ([["𠀀" * 300, True]], f"[{'𠀀' * 120}…]"),
        ([[f"a{'𠀀' * 300}", True]], f"[a{'𠀀' * 119}…]"),
    ],
    ids=[
        "short",
        "long before",
        "long after",
        "nothing found",
        "no blanks",
        "one word",
        "pairs",
        "a pair",
    ],
)
def test_a_long_sentence_is_cut_between_words(
    engine: Engine, stretches: list[list[Any]], shown: str
) -> None:
    cut = engine.ask("shortened", stretches=stretches)
    assert "".join(f"[{each}]" if is_marked else each for each, is_marked in cut) == shown
