"""Notes as HTML: the Markdown that people write below an abstract."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import ReferenceInlineProcessor

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.links import Anchors
from paper_archive.publish.languages.language import Language
from paper_archive.publish.paper_parts.written_formulas import (
    FORMULAS,
    WrittenFormulas,
    with_formulas,
)
from paper_archive.safe_html import safe_html

_LABEL: Final = re.compile(r"\[([^\[\]]*)\]")


def footnote_options(language: Language) -> dict[str, str]:
    """Return the options of footnotes that Python-Markdown takes."""
    return {"BACKLINK_TITLE": language.say("Back to the text")}


def render_notes(
    notes: str,
    extensions: Sequence[str | Extension],
    options: Mapping[str, Mapping[str, Any]],
    link: Callable[[str], str],
    where: Where,
) -> str:
    """Return notes as HTML that is safe to publish; `link` rewrites what leads within the site.

    Extensions and their options are those of Python-Markdown. Headings have the anchors that they
    have on GitHub. Formulas between dollars are shown as in abstracts.

    Raises:
        ArchiveError: when lists and the like are nested too deeply; `where` is the page.

    """
    toc = {**options.get("toc", {}), "slugify": Anchors()}
    markdown = Markdown(
        extensions=[*extensions, WrittenFormulas()], extension_configs={**options, "toc": toc}
    )
    markdown.postprocessors.deregister(FORMULAS)  # MathML is not among the safe HTML
    for pattern in markdown.inlinePatterns:
        if isinstance(pattern, ReferenceInlineProcessor):
            # No space before it: `[a] [b]` are two links.
            pattern.RE_LINK = _LABEL  # type: ignore[misc]  # a class variable in the stubs
    try:
        html = safe_html(markdown.convert(notes), link)
    except RecursionError as error:
        problem = Problem(where, "nesting-depth", "notes must be nested less deeply")
        raise ArchiveError([problem]) from error
    return with_formulas(html)
