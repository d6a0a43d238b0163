"""The messages of scripts, in the language of a site."""

import json
import re
import subprocess
from pathlib import Path
from typing import Final

from paper_archive.publish.languages import language_of
from paper_archive.publish.languages.language import ENGLISH
from paper_archive.publish.scripts.translation import messages_in, translated
from partials import THEME

GERMAN: Final = language_of("de", {})
PATH: Final = "assets/a.js"
NAMES: Final = {
    "PMID",
    "ACL",
    "ISBN",
    "DOI",
    "Semantic Scholar",
    "OpenReview",
    "OpenAlex",
    "NOT",
} | {
    "Hugging Face Papers",
    "ER  -",
    "ACL: ${paper.acl}",
    "January February March April May June July August September October November December",
}
"""What is the same in every language, and what formats of citations say."""
SENTENCE: Final = re.compile(r"""(?<![\w`])["`](?=[A-Z])([^"`\n]* [^"`\n]*)["`]""")


def said(module: str, own: str = "{}") -> str:
    language = language_of("de", {"de.json": own})
    return translated({PATH: module}, language)[PATH]


def test_english_scripts_are_as_if_nothing_was_marked() -> None:
    module = 'import { noun, t } from "./translation.js";\nsay(t`Copied`, counted(1, noun`paper`));'
    assert translated({PATH: module, "assets/translation.js": ""}, ENGLISH) == {
        PATH: 'say("Copied", counted(1, "paper"));'
    }


def test_a_message_is_said_in_the_language() -> None:
    assert said("say(t`Copied`);") == 'say("Kopiert");'


def test_what_is_filled_in_may_stand_elsewhere() -> None:
    table = '{"{1} of {2} exported as {3}.": "{3}: {1}/{2}"}'
    assert said("say(t`${a} of ${b} exported as ${c}.`)", table) == "say(`${c}: ${a}/${b}`)"


def test_nouns_have_their_forms() -> None:
    assert said("counted(n, noun`paper`)") == 'counted(n, {"one":"Arbeit","other":"Arbeiten"})'


def test_messages_may_stand_in_what_is_filled_in() -> None:
    module = "t`no paper in this archive has ${all.map(({ a }) => a).join(t` or `)}`"
    assert said(module) == (
        '`keine Arbeit in diesem Archiv hat ${all.map(({ a }) => a).join(" oder ")}`'
    )
    assert messages_in("t`All ${counted(n, noun`paper`)}`") == [("paper", True), ("All {1}", False)]


def test_a_translation_cannot_end_its_string() -> None:
    table = json.dumps({"Copied": "a\\ b\n`", "All {1}": "` \\ $ {1}"})
    assert said("t`Copied`", table) == r'"a\\ b\n`"'
    assert said("t`All ${n}`", table) == r"`\` \\ $ ${n}`"


def test_other_languages_count_with_plural_forms(node: str) -> None:
    sources = {
        f"assets/{name}.js": (THEME / f"assets/{name}.js").read_text(encoding="utf-8")
        for name in ("numbers", "other-numbers", "translation")
    }
    assert list(translated(sources, ENGLISH)) == ["assets/numbers.js"]
    module = translated(sources, GERMAN)["assets/numbers.js"]
    forms = '{"one":"Arbeit","other":"Arbeiten"}'
    code = f"{module}\nconst f = {forms};\nconsole.log(counted(1, f), counted(1103, f));"
    done = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "1 Arbeit 1.103 Arbeiten\n"


def unmarked(path: Path) -> list[str]:
    """Return the sentences in a script that are not marked."""
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = (re.sub(r"(?:^|\s)//.*", "", each) for each in code.splitlines())
    text = "\n".join(each for each in lines if "Error(" not in each)
    return [each for each in SENTENCE.findall(text) if each.strip() not in NAMES]


def test_a_script_has_no_sentence_that_is_not_marked() -> None:
    scripts = sorted((THEME / "assets").rglob("*.js"))
    assert {path: found for path in scripts if (found := unmarked(path))} == {}
