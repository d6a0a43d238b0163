"""The languages there are: those of the package, in this folder, and those of an archive."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Final

from paper_archive.publish.languages.language import ENGLISH, Language, Translation, locale_of
from paper_archive.strict_json import read_json

OWN_FOLDER: Final = "languages"
"""Where an archive has languages of its own, beside mkdocs.yml: a file `<tag>.json` for each."""

_MODEL: Final = "de"
"""The table of the package that has every message."""
_SUFFIX: Final = ".json"
_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_FORMS: Final = ("zero", "one", "two", "few", "many", "other")
_FILLED_IN: Final = re.compile(r"\{\w*\}")
_MARKUP: Final = re.compile(r"<[^<>]*>|[<>&\"]")


def language_of(value: object, own: Mapping[str, str]) -> Language:
    """Return the language with a tag; `own` is name → text of the tables of the archive.

    A table of the archive adds to that of the package, and wins.

    Raises:
        ValueError: if there is no such language, or something in its table is wrong.

    """
    shipped = {each.name: each for each in resources.files(__package__).iterdir()}
    names = [f"en{_SUFFIX}", *(name for name in (*shipped, *own) if name.endswith(_SUFFIX))]
    tags = sorted({name.removesuffix(_SUFFIX) for name in names})
    if not isinstance(value, str) or not _TAG.fullmatch(value) or value not in tags:
        raise ValueError(
            f"must be one of {', '.join(tags)}, or have a file {OWN_FOLDER}/<tag>{_SUFFIX}"
        )
    table: dict[str, Translation] = {}
    for tag in dict.fromkeys((locale_of(value).language, value)):
        name = f"{tag}{_SUFFIX}"
        if name in shipped:
            table |= _read(shipped[name].read_text(encoding="utf-8"), name)
        if name in own:
            table |= _read(own[name], f"{OWN_FOLDER}/{name}")
    return Language(value, table) if value != ENGLISH.tag or table else ENGLISH


def untranslated(language: Language) -> list[str]:
    """Return the messages that stay English in a language that is not English."""
    if locale_of(language.tag).language == ENGLISH.tag:
        return []
    return sorted(model().keys() - language.table.keys())


def model() -> dict[str, Translation]:
    """Return the table of the package that has every message."""
    text = resources.files(__package__).joinpath(f"{_MODEL}{_SUFFIX}").read_text(encoding="utf-8")
    return _table(text)


def _read(text: str, name: str) -> dict[str, Translation]:
    """Return a table, or raise ValueError with what is wrong in it, and where."""
    try:
        table = _table(text)
    except ValueError as error:
        raise ValueError(f"needs a table that can be read: {name}: {error}") from error
    if mistakes := list(_mistakes(table)):
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        raise ValueError(f"needs a table without mistakes: {name}: {mistakes[0]}{more}")
    return table


def _table(text: str) -> dict[str, Translation]:
    table = read_json(text)
    if not isinstance(table, dict):
        raise ValueError("must be a JSON object of English message and translation")  # noqa: TRY004  # as all of them
    return table


def _mistakes(table: Mapping[str, object]) -> Iterator[str]:
    known = model()
    for message, translation in table.items():
        if message not in known:
            meant = difflib.get_close_matches(message, known, 1)
            yield f"“{message}” is no message of the site" + (
                f"; did you mean “{meant[0]}”?" if meant else ""
            )
        elif isinstance(known[message], str):
            yield from _text_mistakes(message, translation)
        else:
            yield from _noun_mistakes(message, translation)


def _text_mistakes(message: str, translation: object) -> Iterator[str]:
    if not isinstance(translation, str) or not translation.strip():
        yield f"the translation of “{message}” must be text"
        return
    for pattern in (_FILLED_IN, _MARKUP):
        ours, theirs = (Counter(pattern.findall(each)) for each in (message, translation))
        for part in ours - theirs:
            yield f"the translation of “{message}” lacks {part}"
        for part in theirs - ours:
            yield f"the translation of “{message}” has {part}, which the message has not"


def _noun_mistakes(noun: str, forms: object) -> Iterator[str]:
    if not isinstance(forms, dict) or not all(
        isinstance(form, str) and form.strip() and not _MARKUP.search(form)
        for form in forms.values()
    ):
        yield f'the translation of “{noun}” must be its plural forms: {{"one": …, "other": …}}'
    elif unknown := forms.keys() - set(_FORMS):
        yield f"“{noun}” has the form {min(unknown)}; the forms are {', '.join(_FORMS)}"
    elif "other" not in forms:
        yield f"“{noun}” lacks the form other"
