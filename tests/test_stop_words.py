"""The stemmer and the stop words of lunr.js as a module of the search."""

import json
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from engine import Engine
from paper_archive.publish.scripts.lunr_words import lunr_words
from scripts_in_node import LUNR_JS

pytest_plugins = ("search_fixtures",)

LUNR: Final = LUNR_JS.read_text(encoding="utf-8")
SAMPLE: Final = ["running", "surveys", "the", "attention", "generalization", "is", "flies"]


def test_the_module_needs_no_other_file() -> None:
    module = re.sub(r"/\*.*?\*/", "", lunr_words(LUNR), flags=re.DOTALL)
    assert not re.search(r"\bimport\b", module)
    assert "lunr." not in module


def test_the_license_of_lunr_travels_with_its_code() -> None:
    assert re.search(r"lunr 2\.3\.9.*copyright.*MIT", lunr_words(LUNR), re.IGNORECASE)


def test_a_word_has_the_stem_that_lunr_gives_it(engine: Engine, node: str, tmp_path: Path) -> None:
    module = tmp_path / "words.mjs"
    stop_words = f"{SAMPLE}.filter((word) => STOP_WORDS.has(word))"
    rest = f"console.log(JSON.stringify([{SAMPLE}.map(stem), {stop_words}]))"
    module.write_text(lunr_words(LUNR) + rest, encoding="utf-8")
    printed = subprocess.run([node, str(module)], capture_output=True, check=True).stdout
    stems, left_out = json.loads(printed)
    assert stems == engine.ask("stems", words=SAMPLE)
    assert left_out == engine.ask("stop_words", words=SAMPLE) == ["the", "is"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!doctype html><title>404</title>",
        LUNR.replace('lunr.version = "2.3.9"', 'lunr.version = "3.0.0"'),
        LUNR.replace("lunr.stemmer = (function(){", "lunr.stemmer = (() => {"),
        LUNR.replace("lunr.stopWordFilter = ", "lunr.stopWords = "),
        LUNR[: len(LUNR) // 10],
    ],
    ids=["empty", "page", "other version", "other stemmer", "other stop words", "cut off"],
)
def test_a_text_that_is_not_lunr_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^must be lunr\.js 2\.3\.9$"):
        lunr_words(text)
