"""The settings of a site: what people write below `paper-archive` in mkdocs.yml.

To add one, add a field to `Settings`, with its check and its default.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any, Final, get_type_hints
from urllib.parse import urlsplit

from paper_archive.errors import shown
from paper_archive.publish.languages import language_of
from paper_archive.publish.languages.language import ENGLISH, Language

_COLOUR: Final = re.compile("#(?:[0-9a-fA-F]{3}){1,2}")
_LICENSES: Final = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "ODC-By-1.0": ("ODC-By 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "PDDL-1.0": ("PDDL 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
}
"""SPDX identifier → name and address of the licences that are usual for data."""


@dataclass(frozen=True, slots=True)
class License:
    """A licence."""

    name: str
    address: str


def yes_or_no(value: object) -> bool:
    """Check a setting that is on or off."""
    if isinstance(value, bool):
        return value
    raise ValueError("must be true or false, without quotes")


def text(value: object) -> str:
    """Check a setting that is any text."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError("must be text; put numbers and dates in quotes")


def _license(value: object) -> License:
    if isinstance(value, str) and value in _LICENSES:
        return License(*_LICENSES[value])
    if isinstance(value, str) and _is_address(value):
        return License(value.partition("://")[2].rstrip("/"), value)
    raise ValueError(f"must be one of {', '.join(_LICENSES)}, or the https address of a licence")


def _hex_colour(value: object) -> str:
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        digits = value[1:] if len(value) == len("#rrggbb") else "".join(2 * c for c in value[1:])
        return f"#{digits.lower()}"
    raise ValueError('must be a colour such as "#0a5a63", in quotes')


def _folder(value: object) -> str:
    if value is False:
        return ""
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError("must be the path of a folder, or false for none")


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise ValueError("must be a whole number, 0 or more")


def _processes(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ValueError("must be a whole number, 1 or more")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and text.isprintable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a site.

    Each field is annotated with its check: a function that takes the value in mkdocs.yml, and
    returns the value of the field or raises ValueError with what it must be.
    """

    license: Annotated[License | None, _license] = None
    """The licence of the metadata: of all that is known of a paper, without its abstract."""
    accent: Annotated[str, _hex_colour] = ""
    """The colour of links and buttons: `#rrggbb`; empty for that of the package."""
    archive_id: Annotated[str, text] = ""
    """What tells the archive from all others, in the permanent ids of its feeds."""
    language: Annotated[Language, language_of] = ENGLISH
    """The language of all that the site says beside its papers."""
    author_feeds: Annotated[bool | None, yes_or_no] = None
    """Whether authors with a page have feeds, two files for each; None: up to 23,700 papers."""
    exports: Annotated[bool | None, yes_or_no] = None
    """Whether all papers can be downloaded, whole and by year and topic; None: likewise."""
    markdown_pages: Annotated[bool | None, yes_or_no] = None
    """Whether each paper is there as Markdown, too; None: likewise."""
    abstract_tags: Annotated[bool | None, yes_or_no] = None
    """Whether a tag of each paper's page has its abstract, for programs that run no scripts; None:
    likewise."""
    page_extras: Annotated[bool | None, yes_or_no] = None
    """Whether a paper's page has what all of them say, and titles of its neighbours; None:
    likewise."""
    cards: Annotated[int, _number] = 50
    """How many of the papers that came last have a picture of their own for previews of links."""
    cache: Annotated[str, _folder] = ".cache/paper_archive"
    """Where a build keeps what the next one need not do again, from mkdocs.yml; empty: nowhere."""
    processes: Annotated[int, _processes] = 0
    """How many processes make pages; 0: as many as may run at once."""


DEFAULTS: Final = Settings()


def read_settings(
    options: Mapping[Any, Any], own_languages: Mapping[str, str] = MappingProxyType({})
) -> tuple[Settings, list[tuple[str, str]]]:
    """Return the settings, and name and message of each mistake.

    A setting with a mistake keeps its default. `own_languages` is name → text of the languages that
    an archive adds.
    """
    hints = get_type_hints(Settings, include_extras=True)
    checks = {name: hint.__metadata__[0] for name, hint in hints.items()}
    checks["language"] = partial(language_of, own=own_languages)
    values: dict[str, Any] = {}
    mistakes: list[tuple[str, str]] = []
    for name, value in options.items():
        if name not in checks:
            mistakes.append((str(name), _unknown(str(name), list(checks))))
        elif value is None:  # YAML reads what begins with # as a comment
            mistakes.append((name, "has no value: write one, in quotes if it begins with #"))
        else:
            try:
                values[name] = checks[name](value)
            except ValueError as error:
                mistakes.append((name, f"{error}, not {shown(value)}"))
    return Settings(**values), mistakes


def site_mistakes(name: str, address: str) -> list[str]:
    """Return what is wrong with the name and the address of the site, of what MkDocs lets pass.

    All addresses of the site begin with its own, which may be empty.
    """
    mistakes = [] if name.strip() else ["site_name must be text, not blank"]
    if address and (not _is_address(address) or set("?# ") & {*address}):
        must = "an http(s) address without ?, # and blanks, such as https://you.github.io/papers/"
        mistakes.append(f"site_url must be {must}, not {shown(address)}")
    return mistakes


def _unknown(name: str, known: list[str]) -> str:
    meant = difflib.get_close_matches(name, known, 1)
    hint = f"; did you mean {meant[0]}?" if meant else "."
    return f"is not a setting{hint} The settings are: {', '.join(known)}"
