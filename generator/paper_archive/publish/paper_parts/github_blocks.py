"""Fenced code and HTML as on GitHub, for Python-Markdown, which reads both in ways of its own.

Python-Markdown takes HTML up to its end tag, and ends code only by a fence as long as the first.
On GitHub, a blank line ends HTML, so that Markdown can follow, as in `<details>`; a longer fence
ends code, and so does the end of the page.

Its tables split the rest of a block into lines for each heading in it; here they look first whether
the first line has a pipe, without which there is no table.
"""

from typing import Final
from xml.etree.ElementTree import Element  # what Python-Markdown hands on

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from paper_archive.raw_blocks import Kind, has_markdown_attribute, pieces

_BEFORE_CODE_AND_HTML: Final = 27
"""Priority: after blanks are normalised (30), before code (25) and HTML (20) are read."""


class GitHubBlocks(Extension):
    """Lets Python-Markdown find the ends of fenced code and of HTML where GitHub finds them.

    A page with the attribute `markdown` is left to the extension `md_in_html`, if that is used.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's own
        """Add the preprocessor, and spare tables what cannot be one."""
        md.preprocessors.register(_Blocks(md), "github_blocks", _BEFORE_CODE_AND_HTML)
        if "table" in md.parser.blockprocessors:
            _look_for_a_pipe_first(md.parser.blockprocessors["table"])


def _look_for_a_pipe_first(table: BlockProcessor) -> None:
    test = table.test

    def quick_test(parent: Element, block: str) -> bool:
        end = block.find("\n")
        return end >= 0 and block.find("|", 0, end) >= 0 and test(parent, block)

    table.test = quick_test  # type: ignore[method-assign]  # of this one object


class _Blocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "markdown_block" in self.md.parser.blockprocessors and has_markdown_attribute(text):
            return lines
        read: list[str] = []
        for piece in pieces(text):
            if piece.kind is Kind.HTML:
                # It becomes a block of its own, which no other processor reads.
                stored = self.md.htmlStash.store("\n".join(piece.lines).lstrip())
                read += ["", stored, ""]
            elif piece.kind is Kind.CODE:
                read += [*(piece.lines[:-1] if piece.is_closed else piece.lines), piece.fence]
            else:
                read += piece.lines
        return read
