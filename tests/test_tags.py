import random
import unicodedata
from typing import Final

import pytest

from paper_archive.tags import is_tag, tag_of
from paper_archive.text import SLUG_CHARS

SCRIPTS: Final = (0x20, 0xC0, 0x300, 0x370, 0x400, 0x590, 0x900, 0x1100, 0x3040, 0x4E00, 0xFE00)


@pytest.mark.parametrize(
    ("keyword", "tag"),
    [
        ("深度学习", "深度学习"),
        ("深度学习 CNN", "深度学习-cnn"),
        ("Машинное обучение", "машинное-обучение"),
        ("ΛΌΓΟΣ", "λόγος"),
        ("TGF-β", "tgf-β"),
        ("Tiếng Việt", "tieng-viet"),
        ("Réseaux d’ions", "reseaux-dions"),
    ],
)
def test_a_tag_keeps_the_letters_of_every_script_and_no_accents_of_latin(
    keyword: str, tag: str
) -> None:
    assert tag_of(keyword) == tag
    assert is_tag(tag)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ロボット", "ﾛﾎﾞｯﾄ"),
        ("йод", unicodedata.normalize("NFD", "йод")),
        ("تعلم الآلة", "تعلّم الآلــة"),
        ("שלום", "שָׁלוֹם"),
        ("葛\U000e0100", "葛"),
    ],
)
def test_one_word_in_two_ways_of_writing_has_one_tag(one: str, other: str) -> None:
    assert tag_of(one) == tag_of(other)


@pytest.mark.parametrize(("one", "other"), [("ボ", "ホ"), ("йод", "иод"), ("हिन", "हन")])
def test_marks_that_make_another_letter_make_another_tag(one: str, other: str) -> None:
    assert tag_of(one) != tag_of(other)


def test_the_tag_of_any_text_is_a_tag_and_stays_the_same() -> None:
    choose = random.Random(7)  # noqa: S311  # any texts
    for _ in range(3000):
        ranges = choose.choices(SCRIPTS, k=choose.choice([3, 120]))
        tag = tag_of("".join(chr(start + choose.randrange(96)) for start in ranges))
        assert not tag or is_tag(tag)
        assert len(tag) <= SLUG_CHARS


@pytest.mark.parametrize("text", ["", "Машина", "two words", "глубокое_обучение", "🎉", "深-", "á"])
def test_what_an_import_would_write_otherwise_is_no_tag(text: str) -> None:
    assert not is_tag(text)
