"""Messages of templates that are the same on all pages, translated when a template is compiled."""

import re
from typing import Final

from jinja2 import Environment
from jinja2.ext import Extension

from paper_archive.publish.languages.language import Language

_MESSAGE: Final = re.compile(r'\{\{ _\("([^"\\]*)"\) \}\}')
_MARKS: Final = ("{{", "{%", "{#")


def use_constant_messages(environment: Environment, language: Language) -> None:
    """Let a template hold the translation in place of a message without values.

    Looking a message up takes longer than anything else that most templates do.
    """

    def translation(found: re.Match[str]) -> str:
        text = language.gettext(found[1]) % {}
        return found[0] if any(mark in text for mark in _MARKS) else text

    class ConstantMessages(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  # Jinja passes them
            return _MESSAGE.sub(translation, source)

    environment.add_extension(ConstantMessages)
