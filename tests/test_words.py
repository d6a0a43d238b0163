"""The words that search takes a text for, the same where it is indexed and where it is searched."""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engine import Engine
from paper_archive.paper import Paper
from paper_archive.publish.search.indexed_texts import texts_of
from paper_archive.publish.search.words.words import (
    content_words,
    is_stop_word,
    normalise,
    stem,
    words,
)
from strategies import SEARCHED

pytest_plugins = ("search_fixtures",)

VECTORS: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "fixtures/search/words.json").read_text(encoding="utf-8")
)
LINE: Final = 256
"""Code points that are compared at a time."""


def read_by_python(text: str) -> list[object]:
    return [normalise(text), list(words(text))]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: repr(vector["text"]))
def test_a_text_has_the_words_that_a_reader_would_type(vector: dict[str, Any]) -> None:
    assert read_by_python(vector["text"]) == [vector["normalised"], vector["words"]]


def test_the_page_reads_the_same_words_as_the_index(engine: Engine) -> None:
    read = engine.ask("words", texts=[vector["text"] for vector in VECTORS])
    assert read == [[vector["normalised"], vector["words"]] for vector in VECTORS]


@given(texts=st.lists(SEARCHED, min_size=20, max_size=40))
def test_whatever_the_text_page_and_index_read_the_same_words(
    engine: Engine, letters: list[str], texts: list[str]
) -> None:
    known = frozenset(letters)
    texts = ["".join(filter(known.__contains__, text)) for text in texts]
    assert engine.ask("words", texts=texts) == [read_by_python(text) for text in texts]


@pytest.fixture(scope="module")
def letters(engine: Engine) -> list[str]:
    """Return the letters that the Unicode versions of Python and Node both know."""
    codes = [code for code in range(sys.maxunicode + 1) if is_assigned(chr(code))]
    unknown = set(engine.ask("unassigned", codes=codes))
    return [chr(code) for code in codes if code not in unknown]


def is_assigned(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cn", "Cs")


def test_every_letter_of_unicode_is_read_alike(engine: Engine, letters: list[str]) -> None:
    assert len(letters) > 280_000
    lines = [letters[first : first + LINE] for first in range(0, len(letters), LINE)]
    texts = [" ".join(f"{letter} a{letter}b" for letter in line) for line in lines]
    read = engine.ask("words", texts=texts)
    suspects = [
        letter
        for line, text, each in zip(lines, texts, read, strict=True)
        if each != read_by_python(text)
        for letter in line
    ]
    alone = engine.ask("words", texts=[f"{letter} a{letter}b" for letter in suspects])
    assert not {
        f"U+{ord(letter):04X} {unicodedata.name(letter, '')}": each
        for letter, each in zip(suspects, alone, strict=True)
        if each != read_by_python(f"{letter} a{letter}b")
    }


@given(SEARCHED)
@example("½ 000")
def test_what_is_without_case_and_accents_stays_so(text: str) -> None:
    assume("*" not in text)  # A* is a name, and a* is not
    # A mark that stands alone parts digits: what is behind it does not belong to the number.
    assume(not any(unicodedata.category(letter).startswith("M") for letter in text))
    assert list(words(normalise(text))) == list(words(text))


@given(SEARCHED)
def test_a_word_is_letters_and_digits_or_a_picture(text: str) -> None:
    for word in words(text):
        assert re.fullmatch(r"[^\W_]+", word) or unicodedata.category(word) == "So"


def test_prose_loses_its_stop_words() -> None:
    assert content_words("The Art of Surveys") == ["art", "surveys"]


def test_a_title_of_stop_words_keeps_them() -> None:
    assert content_words("What Is It") == ["what", "is", "it"]


def test_page_and_index_leave_out_the_same_words(engine: Engine, bundled_words: list[str]) -> None:
    left_out = [word for word in bundled_words if is_stop_word(word)]
    assert engine.ask("stop_words", words=bundled_words) == left_out
    assert {"the", "of", "is"} <= set(left_out)


def test_every_word_of_the_archive_has_the_stem_that_the_page_gives_it(
    engine: Engine, bundled_words: list[str]
) -> None:
    stems = engine.ask("stems", words=bundled_words)
    found = dict(zip(bundled_words, stems, strict=True))
    assert len(found) > 5_000
    assert {word: stem(word) for word in bundled_words} == found


ENDINGS: Final = (
    *(
        "",
        "s",
        "es",
        "sses",
        "ed",
        "eed",
        "ing",
        "y",
        "ied",
        "ational",
        "izer",
        "ization",
        "iveness",
    ),
    *(
        "ful",
        "icate",
        "able",
        "ement",
        "sion",
        "tion",
        "ly",
        "ll",
        "at",
        "bl",
        "ee",
        "ogi",
        "biliti",
    ),
)
UNLIKE: Final = re.compile("yy(ed|ing)|^(eeds?|ies|sses)$")
"""Where lunr.py and lunr.js part: in no word that is one."""
STEMMED: Final = st.builds(
    "{}{}{}".format,
    st.text("aeiouybdlstz3я深", min_size=1, max_size=5),
    st.sampled_from(ENDINGS),
    st.sampled_from(ENDINGS),
).filter(lambda word: not UNLIKE.search(word))


@given(each=st.lists(STEMMED, min_size=20, max_size=40))
def test_every_word_has_the_stem_that_the_page_gives_it(engine: Engine, each: list[str]) -> None:
    assert engine.ask("stems", words=each) == [stem(word) for word in each]


@given(each=st.lists(st.builds("{}{}".format, st.text("abeilnostuyzя", max_size=5), STEMMED)))
def test_every_word_has_the_stem_that_lunr_gives_it(engine: Engine, each: list[str]) -> None:
    assert engine.ask("stems", words=each) == engine.ask("lunr_stems", words=each)


@pytest.mark.parametrize("word", ["survey", "key", "array", "play", "delay", "display", "essay"])
def test_a_word_on_y_and_its_plural_are_one_word(word: str) -> None:
    assert stem(word) == stem(f"{word}s") == word


@pytest.fixture(scope="module")
def bundled_words(bundled_papers: list[Paper], topic_names: dict[str, str]) -> list[str]:
    """Return every word of the archive of this repository."""
    texts = (text for paper in bundled_papers for text in texts_of(paper, topic_names))
    return sorted({word for text in texts for word in words(text)})
