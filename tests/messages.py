"""All messages of the site, as they stand in templates, scripts and modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import jinja2

from builds import ROOT
from paper_archive.publish.scripts.translation import messages_in
from paper_archive.statuses import STATUSES
from partials import THEME

_PACKAGE: Final = ROOT / "generator/paper_archive/publish"
_SCRIPTS: Final = THEME / "assets"
_OF_SCRIPTS_ONLY: Final = "en-GB"
_COUNTED: Final = re.compile(r"""counted\("([a-z ]+)"\)|unit="([a-z ]+)"|\("([a-z]+)", paper\.""")


def messages() -> set[str]:
    """Return every message but the nouns that are counted."""
    found = set(STATUSES.values()) | {status.lower() for status in STATUSES.values()}
    for path in sorted(THEME.rglob("*.html")):
        found.update(_of_template(path.read_text(encoding="utf-8")))
    for path in sorted(_PACKAGE.rglob("*.py")):
        found.update(_of_module(path))
    return found | {each for each, is_noun in _of_scripts() if not is_noun} - {_OF_SCRIPTS_ONLY}


def nouns() -> set[str]:
    """Return the nouns that are counted."""
    found = {each for each, is_noun in _of_scripts() if is_noun}
    for path in sorted(THEME.rglob("*.html")):
        for groups in _COUNTED.findall(path.read_text(encoding="utf-8")):
            found.update(filter(None, groups))
    for path in sorted(_PACKAGE.rglob("*.py")):
        found.update(_argument(call, 1) for call in _calls(path, {"counted"}))
    return found - {""} | {"topic"}


def in_table(text: str) -> str:
    """Return a message of a template as a table has it; the inverse of `in_gettext`."""
    return re.sub(r"%\((\w+)\)s", r"{\1}", text).replace("%%", "%")


def _of_template(source: str) -> Iterator[str]:
    # Not with our extensions, one of which puts the translations in their place.
    plain = jinja2.Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701  # nothing is rendered
    found = plain.extract_translations(source, ("_", "gettext", "pgettext", "message"))  # type: ignore[attr-defined]  # of Jinja's extension i18n
    for _, function, said in found:
        if function == "pgettext":
            yield in_table("{1} ({0})".format(*said))
        else:
            yield in_table(said if isinstance(said, str) else said[0])


def _of_module(path: Path) -> Iterator[str]:
    yield from (_argument(call, 0) for call in _calls(path, {"say", "message"}))


def _of_scripts() -> Iterator[tuple[str, bool]]:
    for path in sorted(_SCRIPTS.rglob("*.js")):
        yield from messages_in(path.read_text(encoding="utf-8"))


def _calls(path: Path, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                yield node


def _argument(call: ast.Call, place: int) -> str:
    """Return a text among the arguments of a call; empty if it is none."""
    found = call.args[place] if len(call.args) > place else None
    return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else ""
