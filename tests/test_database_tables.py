"""Tables as databases and programs export them, by the names of their columns.

Sources: the exports of each, as of 2026; the names are theirs, the papers are made up.
"""

import csv
import json
from io import StringIO
from typing import Final

import pytest

from paper_archive.errors import Where
from paper_archive.paper import Paper
from reading import read_whole

FULL: Final = ("Ada Lovelace", "Alan M. Turing")
SHORT: Final = ("A Lovelace", "AM Turing")
STOPPED: Final = ("A. Lovelace", "A.M. Turing")


def paper_of(data: bytes) -> Paper:
    reading = read_whole(data, Where("export"))
    assert (reading.format, reading.problems) == ("table", [])
    ((paper, _),) = reading.papers
    return paper


def table(columns: str, cells: str, above: str = "", delimiter: str = ",") -> bytes:
    """Return a table of one row; columns and cells are separated by `|`."""
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([columns.split("|"), cells.split("|")])
    return f"\ufeff{above}{stream.getvalue()}".encode()


TABLES: Final = {
    "Scopus": (
        (
            "Authors|Author full names|Author(s) ID|Title|Year|Source title|Art. No."
            "|Cited by|DOI|Link"
            "|Editors|Conference name|PubMed ID|Document Type|Source|EID"
        ),
        (
            "Lovelace A.; Turing A.M.|Lovelace, Ada (57194000); Turing, Alan M. (70042)"
            "|1; 2|On sand"
            "|2021|Sand Letters|7|4|10.1000/a|https://www.scopus.com/x|||1234567|Article"
            "|Scopus|2-s2.0"
        ),
        FULL,
    ),
    "Scopus until 2022": (
        "Authors|Author(s) ID|Title|Year|Source title|DOI|Document Type|Source",
        "Lovelace A., Turing A.M.|1; 2|On sand|2021|Sand Letters|10.1000/a|Article|Scopus",
        STOPPED,
    ),
    "Web of Science": (
        (
            "Publication Type|Authors|Book Authors|Author Full Names|Group Authors|Article Title"
            "|Source Title|Book Series Title|Document Type|Publication Date|Publication Year|DOI"
            "|DOI Link|UT (Unique WOS ID)"
        ),
        (
            "J|Lovelace, A; Turing, AM||Lovelace, Ada; Turing, Alan M.||On sand"
            "|Sand Letters||Article"
            "|JAN 15|2021|10.1000/a|http://dx.doi.org/10.1000/a|WOS:0001"
        ),
        FULL,
    ),
    "PubMed": (
        (
            "PMID|Title|Authors|Citation|First Author|Journal/Book|Publication Year"
            "|Create Date|PMCID"
            "|NIHMS ID|DOI"
        ),
        (
            "1234567|On sand|Lovelace A, Turing AM.|Sand Lett. 2021 Mar;53(2):3.|Lovelace A"
            "|Sand Letters|2021|2022/03/01|||10.1000/a"
        ),
        SHORT,
    ),
    "IEEE Xplore": (
        (
            "Document Title|Authors|Author Affiliations|Publication Title|Date Added To Xplore"
            "|Publication Year|Abstract|DOI|PDF Link|Author Keywords|Online Date"
            "|Document Identifier"
        ),
        (
            "On sand|Ada Lovelace; Alan M. Turing|NA; NA|Sand Letters|5 June 2022|2021||10.1000/a"
            "|https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=1||5 June 2022|IEEE Journals"
        ),
        FULL,
    ),
    "ACM": (
        (
            "type|id|author|editor|advisor|note|title|pages|doi|journal|issue_date|month|year"
            "|booktitle"
        ),
        (
            "article|2597917|Ada Lovelace and Alan M. Turing||||On sand|1--2|10.1000/a|Sand Letters"
            "|March 2021|March|2021|"
        ),
        FULL,
    ),
    "Zotero": (
        (
            "Key|Item Type|Publication Year|Author|Title|Publication Title|DOI|Url"
            "|Abstract Note|Date"
            "|Date Added|Access Date|Extra|Notes|File Attachments|Manual Tags|Automatic Tags|Editor"
        ),
        (
            "AAA|journalArticle|2021|Lovelace, Ada; Turing, Alan M.|On sand|Sand Letters"
            "|10.1000/a|||"
            "2021-03|2024-01-01 10:00:00|2024-01-01|x|private|/home/me/a.pdf|||"
        ),
        FULL,
    ),
    "Mendeley, Paperpile": (
        "Item type|Authors|Title|Journal|Publication year|Date published|URLs|DOI|Arxiv ID",
        "Journal Article|Lovelace A,Turing AM|On sand|Sand Letters|2021|2021/03||10.1000/a|",
        SHORT,
    ),
    "EndNote": (
        "Reference Type|Record Number|Author|Year|Title|Secondary Author|Secondary Title|DOI",
        "Journal Article|1|Lovelace, Ada; Turing, Alan M.|2021|On sand||Sand Letters|10.1000/a",
        FULL,
    ),
    "Lens": (
        (
            "Lens ID|Title|Date Published|Publication Year|Publication Type|Source Title|Author/s"
            "|External URL|DOI|Citing Works Count"
        ),
        (
            "000-1|On sand|2021-03-01|2021|journal article|Sand Letters"
            "|Ada Lovelace; Alan M. Turing"
            "|http://dx.doi.org/10.1000/a|10.1000/a|7"
        ),
        FULL,
    ),
    "ScienceDirect": (
        "Title|Authors|Journal|Publication date|DOI|URL",
        "On sand|Ada Lovelace, Alan M. Turing|Sand Letters|March 2021|https://doi.org/10.1000/a|",
        FULL,
    ),
    "Publish or Perish": (
        "Cites|Authors|Title|Year|Source|Publisher|ArticleURL|CitesURL|GSRank|QueryDate|DOI|Age",
        (
            "12|A Lovelace, AM Turing|On sand|2021|Sand Letters|Sand|https://x.org/a||1"
            "|2024-02-02 10:00:00|10.1000/a|5"
        ),
        SHORT,
    ),
    "Embase": (
        "TITLE|AUTHOR NAMES|SOURCE TITLE|DATE OF PUBLICATION|PUBLICATION YEAR|DOI|MEDLINE PMID",
        "On sand|Lovelace A., Turing A.M.|Sand Letters|1 Mar 2021|2021|10.1000/a|1234567",
        STOPPED,
    ),
    "ProQuest": (
        "Title|Authors|documentType|entryDate|pubdate|pubtitle|year|digitalObjectIdentifier",
        (
            "On sand|Lovelace, Ada; Turing, Alan M.|Article|2023-01-01|Mar 2021|Sand Letters|2021"
            "|10.1000/a"
        ),
        FULL,
    ),
    "Crossref": (
        "DOI|Title|Container Title|Published Print|Author",
        "10.1000/a|On sand|Sand Letters|2021-3|Ada Lovelace, Alan M. Turing",
        FULL,
    ),
    "OpenAlex": (
        (
            "id|doi|title|display_name|publication_year|authorships.author.display_name"
            "|primary_location.source.display_name"
        ),
        (
            "https://openalex.org/W123|https://doi.org/10.1000/a|On sand|On sand|2021"
            "|Ada Lovelace; Alan M. Turing|Sand Letters"
        ),
        FULL,
    ),
    "Notion": (
        "Name|Authors|Status|Created|DOI|Venue|Year",
        (
            "On sand|Ada Lovelace, Alan M. Turing|To read|March 3, 2023 10:11 AM|10.1000/a"
            "|Sand Letters|2021"
        ),
        FULL,
    ),
    "Rayyan": (
        "key|title|authors|journal|year|notes|doi",
        "r-1|On sand|Lovelace, Ada and Turing, Alan M.|Sand Letters|2021|private|10.1000/a",
        FULL,
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_table_of_a_database_is_read(name: str) -> None:
    columns, cells, authors = TABLES[name]
    paper = paper_of(table(columns, cells))
    assert (paper.title, paper.authors, paper.date[:4]) == ("On sand", authors, "2021")
    assert (paper.venue, paper.ids["doi"]) == ("Sand Letters", "10.1000/a")


@pytest.mark.parametrize(
    "above",
    ["\"About the data: Exported on May 5, 2022. Criteria: 'sand'. © 2022 Digital\"\n", "sep=,\n"],
)
def test_a_line_above_the_names_of_the_columns_is_no_header(above: str) -> None:
    columns = "Rank|Publication ID|DOI|Title|Source title|Publication Date|PubYear|Authors"
    cells = "500|pub.1|10.1000/a|On sand|Sand Letters|2021-03-01|2021|Lovelace, Ada"
    paper = paper_of(table(columns, cells, above))
    assert (paper.title, paper.date, paper.authors) == ("On sand", "2021-03-01", FULL[:1])


def test_the_methods_of_a_paper_are_no_papers() -> None:
    paper = {
        "paper_url": "https://paperswithcode.com/paper/on-sand",
        "arxiv_id": "2101.00001",
        "title": "On sand",
        "url_abs": "http://arxiv.org/abs/2101.00001v1",
        "url_pdf": "http://arxiv.org/pdf/2101.00001v1.pdf",
        "authors": list(FULL),
        "date": "2021-01-02",
        "methods": [{"name": "Dig", "full_name": "Digging", "main_collection": {"name": "Tools"}}],
    }
    read = paper_of(json.dumps([paper]).encode())
    assert (read.title, read.authors, read.date) == ("On sand", FULL, "2021-01-02")
    assert (read.ids, dict(read.links)["pdf"]) == ({"arxiv": "2101.00001"}, paper["url_pdf"])


def test_values_in_objects_of_their_own_are_read() -> None:
    content = {"title": {"value": "On sand"}, "authors": {"value": list(FULL)}}
    paper = paper_of(json.dumps({"notes": [{"id": "x", "content": content}]}).encode())
    assert (paper.title, paper.authors) == ("On sand", FULL)
