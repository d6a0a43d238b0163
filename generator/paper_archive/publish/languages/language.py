"""The language of a site's interface: what pages, scripts and feeds say beside the papers.

The text of templates, scripts and modules is English, and is the key of its translation in a table:
a JSON object of message → translation, in which `{name}` stands for what is filled in. A noun that
is counted has an object of plural category → form instead. What a table lacks stays English.

Sources: tags are those of BCP 47; plural categories, digit groups and directions those of CLDR.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from paper_archive.text import counted

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_LOCALE_OF_SCRIPTS: Final = "en-GB"
"""What the scripts call the locale by which browsers write numbers and dates."""

Translation = str | Mapping[str, str]


def message(text: str) -> str:
    """Mark an English text that is translated where it is printed, and return it."""
    return text


def locale_of(tag: str) -> Locale:
    """Return what CLDR knows of a language.

    Raises:
        ValueError: if it knows none with this tag.

    """
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{tag} is not the tag of a language, such as fr or pt-BR") from error


@dataclass(frozen=True, eq=False)
class Language:
    """A language, and the translations into it."""

    tag: str = "en"
    table: Mapping[str, Translation] = field(default_factory=dict)
    """Message → translation; noun in the singular → plural category → form."""

    def __post_init__(self) -> None:
        locale = locale_of(self.tag)
        texts = {each: text for each, text in self.table.items() if isinstance(text, str)}
        templates = {in_gettext(each): in_gettext(text) for each, text in texts.items()}
        for name, value in (("_locale", locale), ("_texts", texts), ("_templates", templates)):
            object.__setattr__(self, name, value)

    _locale: Locale = field(init=False, repr=False)
    _texts: Mapping[str, str] = field(init=False, repr=False)
    _templates: Mapping[str, str] = field(init=False, repr=False)

    @property
    def is_english(self) -> bool:
        """Whether nothing is translated."""
        return not self.table

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self._locale.text_direction

    def say(self, message: str, **values: object) -> str:
        """Return a message in the language, with the values in place of their names."""
        text = self._texts.get(message, message)
        return text.format(**values) if values else text

    def gettext(self, message: str) -> str:
        """Return the translation of a message as templates have it, with `%(name)s`."""
        return self._templates.get(message, message)

    def ngettext(self, one: str, other: str, number: int) -> str:
        """Return the translation of one of two messages; counted nouns are better."""
        return self.gettext(one if number == 1 else other)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that means something else elsewhere."""
        return self._templates.get(f"{message} ({context})", message)

    def script_text(self, message: str) -> str:
        """Return the translation of a message of a script."""
        if message == _LOCALE_OF_SCRIPTS and not self.is_english:
            return self.tag
        return self._texts.get(message, message)

    def forms(self, noun: str) -> str | Mapping[str, str]:
        """Return the forms of a noun by plural category; in English, the noun itself."""
        if self.is_english:
            return noun
        found = self.table.get(noun, {"one": noun, "other": f"{noun}s"})
        return {"other": found} if isinstance(found, str) else found

    def counted(self, number: int, noun: str) -> str:
        """Return a number with its noun: `1 paper`, `1,200 papers`."""
        forms = self.forms(noun)
        if isinstance(forms, str):
            return counted(number, noun)
        return f"{self.number(number)} {self.form(number, noun)}"

    def form(self, number: int, noun: str) -> str:
        """Return the form of a noun that stands with a number."""
        forms = self.forms(noun)
        if isinstance(forms, str):
            return noun if number == 1 else f"{noun}s"
        return forms.get(self._locale.plural_form(number), forms["other"])

    def number(self, number: float) -> str:
        """Return a number as people write it: `1,200`, `0.5`."""
        return f"{number:,}" if self.is_english else format_decimal(number, locale=self._locale)

    def decimal(self, number: float) -> str:
        """Return a number, with one decimal place if it is not a whole one by type."""
        if isinstance(number, int):
            return self.number(number)
        return format_decimal(number, "0.0", locale=self._locale)


ENGLISH: Final = Language()


def in_gettext(text: str) -> str:
    """Return a text with `%(name)s` in place of `{name}`, as Jinja has it."""
    return _PLACEHOLDER.sub(r"%(\1)s", text.replace("%", "%%"))
