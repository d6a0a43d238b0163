"""The texts of pages that a person wrote in another archive, for the new pages of this one."""

from collections.abc import Iterable

from paper_archive.archive.files.disk import BYTE_ORDER_MARK
from paper_archive.archive.markdown.page import read_page
from paper_archive.errors import ArchiveError, Problem
from paper_archive.workflows.import_report import ImportedRecord


def new_page_texts(records: Iterable[ImportedRecord]) -> dict[str, str]:
    """Return slug → text of the new pages that a person wrote in another archive.

    A text that cannot be read is a problem; its page is written from the fields then.
    """
    texts: dict[str, str] = {}
    for each in records:
        if not (each.page and each.addition and each.addition.outcome == "new"):
            continue
        try:
            read_page(each.page.removeprefix(BYTE_ORDER_MARK), each.addition.slug, each.where)
        except ArchiveError as error:
            reasons = "; ".join(problem.message for problem in error.problems)
            message = f"page cannot be read, so only the fields were imported: {reasons}"
            each.source.problems.append(Problem(each.where, "field-value", message))
            each.page = ""
        else:
            texts[each.addition.slug] = each.page
    return texts
