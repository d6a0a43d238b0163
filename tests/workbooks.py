"""Workbooks made of the XML of their rows, so that a test can show what is in a cell."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER: Final = ("title", "year", "date", "url")


def text(value: str) -> str:
    """Return a cell with a text."""
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def row(*values: str) -> str:
    """Return a row: its values are texts, or cells where they begin like one."""
    cells = (value if value.startswith("<") else text(value) for value in values)
    return f"<row>{''.join(cells)}</row>"


def styles(*codes: str) -> str:
    """Return a part in which style 1 has the first of these number formats, and so on."""
    formats = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(codes, 200)
    )
    used = "".join(f'<xf numFmtId="{n}"/>' for n in range(200, 200 + len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/>'
        f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def workbook(
    sheets: Mapping[str, str],
    parts: Mapping[str, str] | None = None,
    *,
    after: str = "",
    hidden: str = "",
    properties: str = "",
) -> bytes:
    """Return a workbook: name of a sheet → its rows; `after` follows the rows of each sheet.

    `parts` are added as they are, below `xl/`.
    """
    files = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": ""}
    named, related = "", ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name == hidden else ""
        named += f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"{state}/>'
        related += _relation(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml")
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetData>{rows}</sheetData>'
            f"{after}</worksheet>"
        )
    related += _relation("s", "sharedStrings", "/xl/sharedStrings.xml")
    related += _relation("t", "styles", "styles.xml")
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}'
        f"<sheets>{named}</sheets></workbook>"
    )
    files["xl/_rels/workbook.xml.rels"] = relations(related)
    files |= {f"xl/{name}": part for name, part in (parts or {}).items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
    return packed.getvalue()


def links(*addresses: str) -> str:
    """Return the relations of a sheet whose links, from `l0` on, lead to these addresses."""
    return relations(
        "".join(_relation(f"l{n}", "hyperlink", each) for n, each in enumerate(addresses))
    )


def relations(related: str) -> str:
    """Return a part of relations."""
    return f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'


def _relation(name: str, kind: str, target: str) -> str:
    mode = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{escape(target)}"{mode}/>'
