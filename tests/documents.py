"""README and the pages of docs/, and the tables in them that are written from the code."""

import json
import re
import textwrap
from typing import Final

from builds import ROOT
from paper_archive.fields import FIELDS, KEYS
from paper_archive.links import Anchors
from paper_archive.rules import RULES

PAGES: Final = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
"""Path → text of each document for people who use the program."""

_KEYS: Final = "| key | what it holds | such as | what later imports do |\n|---|---|---|---|\n"
_RULES: Final = "| rule | what happened | what to do |\n|---|---|---|\n"


def table_in(page: str, head: str) -> str:
    """Return the rows of the table with two columns that begins so."""
    return rows_below(PAGES[page], f"{head}\n|---|---|\n")


def rows_below(text: str, head: str) -> str:
    """Return the rows of the table with this head and the line below it."""
    return f"{text.partition(head)[2]}\n\n".partition("\n\n")[0].rstrip("\n")


def commands_of(page: str) -> list[str]:
    """Return the commands of a page, in order: the lines of its consoles that begin with `$`."""
    return re.findall(r"^\$ (.+)$", "".join(blocks_of(page, "console")), re.MULTILINE)


def blocks_of(page: str, language: str) -> list[str]:
    """Return the blocks of code of a language on a page, without their indent."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", PAGES[page], re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(text) for _, text in found]


def written_from_code() -> dict[str, str]:
    """Return path → text of each page with a table that repeats the code, as it must be."""
    return {
        "docs/pages.md": _with_rows("docs/pages.md", _KEYS, _keys()),
        "docs/problems.md": _with_rows("docs/problems.md", _RULES, _rules()),
    }


def causes() -> dict[str, str]:
    """Return what the page says happened, by rule: this column alone is written by hand."""
    rows = rows_below(PAGES["docs/problems.md"], _RULES)
    return dict(re.findall(r"^\| `([\w-]+)` \| (.*?) ?\| ", rows, re.MULTILINE))


def text_of(page: str) -> str:
    """Return a document without its blocks of code."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors_of(page: str) -> set[str]:
    """Return the anchors of the headings of a document, as GitHub makes them."""
    anchor = Anchors()
    return {anchor(each) for each in re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)}


def links_of(page: str) -> list[str]:
    """Return where the links and pictures of a document lead, in order."""
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", text_of(page)))


def _with_rows(page: str, head: str, rows: list[str]) -> str:
    text = PAGES[page]
    before, _, rest = text.partition(head)
    return before + head + "\n".join(rows) + rest[len(rows_below(text, head)) :]


def _keys() -> list[str]:
    return [
        f"| `{key}` | {row.meaning} | `{json.dumps(row.example, ensure_ascii=False)}` "
        f"| {row.merge.value} |"
        for key, row in FIELDS.items()
        if key in KEYS
    ]


def _rules() -> list[str]:
    known = causes()
    return [f"| `{rule}` | {known.get(rule, '')} | {todo} |" for rule, todo in RULES.items()]
