"""The stop words of lunr.js as a module of the search."""

import json
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from engine import Engine
from paper_archive.publish.scripts.stop_words import stop_words
from scripts_in_node import LUNR_JS

pytest_plugins = ("search_fixtures",)

LUNR: Final = LUNR_JS.read_text(encoding="utf-8")
SAMPLE: Final = ["running", "surveys", "the", "attention", "generalization", "is", "flies"]


def test_the_module_needs_no_other_file() -> None:
    module = re.sub(r"/\*.*?\*/", "", stop_words(LUNR), flags=re.DOTALL)
    assert not re.search(r"\bimport\b", module)
    assert "lunr." not in module


def test_the_license_of_lunr_travels_with_its_code() -> None:
    assert re.search(r"lunr 2\.3\.9.*copyright.*MIT", stop_words(LUNR), re.IGNORECASE)


def test_the_stop_words_are_those_of_lunr(engine: Engine, node: str, tmp_path: Path) -> None:
    module = tmp_path / "words.mjs"
    rest = f"console.log(JSON.stringify({SAMPLE}.filter((word) => STOP_WORDS.has(word))))"
    module.write_text(stop_words(LUNR) + rest, encoding="utf-8")
    printed = subprocess.run([node, str(module)], capture_output=True, check=True).stdout
    assert json.loads(printed) == engine.ask("stop_words", words=SAMPLE) == ["the", "is"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!doctype html><title>404</title>",
        LUNR.replace('lunr.version = "2.3.9"', 'lunr.version = "3.0.0"'),
        LUNR.replace("lunr.stopWordFilter = ", "lunr.stopWords = "),
        LUNR[: len(LUNR) // 10],
    ],
    ids=["empty", "page", "other version", "other stop words", "cut off"],
)
def test_a_text_that_is_not_lunr_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^must be lunr\.js 2\.3\.9$"):
        stop_words(text)
