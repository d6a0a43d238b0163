"""The encoding of a file, detected from its first bytes or from what the file declares.

Sources: The Unicode Standard, 2.6 and 23.8 (byte order marks); JabRef, "% Encoding:".
"""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"^[%\s]*Encoding:[ \t]*([\w.-]+)", re.IGNORECASE | re.MULTILINE)
_XML: Final = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_HTML: Final = re.compile(rb"<meta\s[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.-]+)", re.IGNORECASE)
_BROWSERS: Final = {
    **dict.fromkeys((b"iso-8859-1", b"latin1", b"us-ascii"), "cp1252"),
    **dict.fromkeys((b"gb2312", b"gbk"), "gb18030"),
    b"shift_jis": "cp932",
}
"""Name of an encoding → the larger one that browsers, and those who write it, take it for."""
_HTML_BYTES: Final = 4_000
_FOREIGN: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that Windows-1252 does not define."""
_RUN: Final = re.compile("[^\x00-\x7f]{2,}")


def encoding_of(head: bytes) -> str:
    """Return the encoding of a file that begins like this: UTF-8 if nothing says otherwise.

    UTF-16 and UTF-32 are recognised by their bytes, others only if XML or HTML declares them.
    """
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if marked:
        return marked
    sample = head[:1_000]
    if len(sample) >= 4 and sample.count(0) * 5 > len(sample) * 2:
        if sample[1::2].count(0) * 10 > len(sample[1::2]) * 9:
            return "utf-16-le"
        if sample[0::2].count(0) * 10 > len(sample[0::2]) * 9:
            return "utf-16-be"
    declared = _XML.match(head) or _in_html(head[:_HTML_BYTES])
    return _ascii_encoding(declared[1]) if declared else "utf-8"


def _in_html(head: bytes) -> re.Match[bytes] | None:
    """Return what declares the encoding of a page of HTML."""
    is_html = head.lstrip().startswith(b"<") and b"<html" in head.lower()
    return _HTML.search(head) if is_html else None


def declared_encoding(head: bytes) -> str:
    """Return the encoding that a file declares, as JabRef writes it; empty if none."""
    found = _DECLARED.search(head[:2_000])
    try:
        return codecs.lookup(found[1].decode().replace("Cp", "cp")).name if found else ""
    except LookupError:
        return ""


def _ascii_encoding(name: bytes) -> str:
    """Return a declared encoding in which ASCII stays ASCII, as the declaration is; else UTF-8."""
    try:
        declared = codecs.lookup(_BROWSERS.get(name.lower(), name.decode("ascii")))
        return declared.name if b"<?xml".decode(declared.name) == "<?xml" else "utf-8"
    except (LookupError, ValueError):
        return "utf-8"


def legacy_line(line: bytes) -> str | None:
    """Return a line that is not UTF-8, decoded as Windows-1252, or None if it cannot be that.

    Western text has single accented letters; several in a row are a sign of another encoding.
    """
    if _FOREIGN.search(line):
        return None
    text = line.decode("cp1252")
    runs = (found[0] for found in _RUN.finditer(text))
    is_western = all(not any(map(str.isupper, run)) and len(run) < 4 for run in runs)
    return text if is_western else None
