"""BibTeX and biblatex libraries; a bad entry does not affect the others.

Source: Oren Patashnik, BibTeXing, 1988; Philipp Lehman, The biblatex Package.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import Problem, Where
from paper_archive.sources.bibtex.inheritance import inherited
from paper_archive.sources.bibtex.record import fields_of_entry
from paper_archive.sources.bibtex.scanner import Entry, entries_in
from paper_archive.sources.format import Item, Record, Warned
from paper_archive.sources.not_kept import AskedFields, unkept
from paper_archive.sources.source_file import SourceFile

NAME: Final = "bibtex"

_ENTRY: Final = re.compile(
    rb"(?:^|\n|\})[ \t]*@[ \t]*"
    rb"(?:(?:article|book|comment|inproceedings|misc|preamble|string)\s*[{(]"
    rb"|[A-Za-z][\w:+-]*[ \t]*[{(]\s*[^\s,{}()\"=]*\s*,\s*[A-Za-z][\w-]*\s*=)",
    re.IGNORECASE,
)
"""The beginning of a usual entry, or of one of any kind with a field after its key."""
_README: Final = re.compile(rb"(?:\A|\n)[ \t]*(?:```|~~~|[-*+] \[)|\]\(\s*<?http")
"""What stands above an entry that a README quotes, and not above the first entry of a library."""
_MONTH_NAMES: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_JOURNALS: Final = {
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tcs": "Theoretical Computer Science",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
}
"""The abbreviations of the standard styles (plain.bst)."""
_NO_PAPERS: Final = frozenset(("xdata", "set", "control"))
_UNKEPT: Final = unkept(
    """
    crossref xdata xref ids entryset key sortkey presort sortname sorttitle sortyear label shorthand
    options useprefix langidopts owner username biburl bibsource interhash intrahash __markedentry
    timestamp datestamp date-added date-modified dateadded added-at posted-at creationdate
    modificationdate urldate lastchecked accessed file local-url bdsk-file-1 bdsk-file-2 bdsk-file-3
    bdsk-url-1 bdsk-url-2 bdsk-url-3 adsurl refid citeulike-article-id citeulike-linkout-0
    citeulike-linkout-1 citeulike-linkout-2 month day langid hyphenation keyword archiveprefix
    eprinttype shortauthor shorteditor shorttitle shortjournal indextitle indexsorttitle numpages
    """,
    searched="note",
)


def claims(head: bytes) -> bool:
    """Tell whether the file has entries of BibTeX, each at the beginning of a line."""
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    entry = _ENTRY.search(head)
    return (
        entry is not None
        and not head.startswith((b"<", b"{", b"["))
        and not _README.search(head, 0, entry.start())
    )


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a library, in order, and warnings about its entries."""
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    macros = {name: name for name in _MONTH_NAMES.split()} | _JOURNALS
    entries = list(entries_in(text, macros))
    by_key: dict[str, Entry] = {}
    for entry in entries:
        if entry.key:
            by_key.setdefault(entry.key.lower(), entry)
    for entry in entries:
        if entry.kind in _NO_PAPERS:
            continue
        where = Where(file.where.path, entry.line, entry.key or None)
        raw = AskedFields(inherited(entry, by_key))
        fields = fields_of_entry(entry.kind, entry.key, raw)
        not_kept = _UNKEPT.names(entry.fields, raw.asked, fields)
        yield Record(fields, where, not_kept=not_kept)
        if entry.errors:
            errors = "; ".join(dict.fromkeys(entry.errors))
            yield Warned(Problem(where, "bibtex-entry", errors))
