"""Who edited a book wrote neither it nor a chapter of it."""

import json
from typing import Final

import pytest

from paper_archive.errors import Where
from paper_archive.paper import Paper
from reading import read_whole

_CREATORS: Final = '[{"creatorType": "editor", "firstName": "Grace", "lastName": "Hopper"}]'
_PUBMED: Final = """
<PubmedArticleSet><PubmedBookArticle><BookDocument>{article}<Book><BookTitle>The Book of
Sand</BookTitle><AuthorList Type="editors"><Author><LastName>Hopper</LastName>
<ForeName>Grace</ForeName></Author></AuthorList></Book></BookDocument></PubmedBookArticle></PubmedArticleSet>
"""
_ENDNOTE: Final = """
<xml><records><record><ref-type name="{kind}">{number}</ref-type><contributors><secondary-authors>
<author>Hopper, Grace</author></secondary-authors></contributors>
<titles><title>Sand</title></titles>
</record></records></xml>
"""
BOOKS: Final = {
    "a.bib": "@book{a, title = {Sand}, editor = {Hopper, Grace}}",
    "a.ris": "TY  - BOOK\nTI  - Sand\nED  - Hopper, Grace\nER  - \n",
    "second.ris": "TY  - BOOK\nTI  - Sand\nA2  - Hopper, Grace\nER  - \n",
    "a.enw": "%0 Edited Book\n%T Sand\n%E Hopper, Grace\n",
    "a.xml": _ENDNOTE.format(kind="Edited Book", number=28),
    "pubmed.xml": _PUBMED.format(article=""),
    "csl.json": json.dumps(
        [{"type": "book", "title": "Sand", "editor": [{"family": "Hopper", "given": "Grace"}]}]
    ),
    "zotero.json": f'[{{"itemType": "book", "title": "Sand", "creators": {_CREATORS}}}]',
}
CHAPTERS: Final = {
    "a.bib": "@incollection{a, title = {Sand}, editor = {Hopper, Grace}}",
    "a.ris": "TY  - CHAP\nTI  - Sand\nED  - Hopper, Grace\nER  - \n",
    "second.ris": "TY  - CHAP\nTI  - Sand\nA2  - Hopper, Grace\nER  - \n",
    "a.enw": "%0 Book Section\n%T Sand\n%E Hopper, Grace\n",
    "a.xml": _ENDNOTE.format(kind="Book Section", number=5),
    "pubmed.xml": _PUBMED.format(article="<ArticleTitle>Sand</ArticleTitle>"),
    "csl.json": BOOKS["csl.json"].replace('"book"', '"chapter"'),
    "zotero.json": BOOKS["zotero.json"].replace('"book"', '"bookSection"'),
}


def read(name: str, text: str) -> Paper:
    ((paper, _),) = read_whole(text.encode(), Where(name)).papers
    return paper


@pytest.mark.parametrize("name", BOOKS)
def test_who_edited_a_book_is_no_author_of_it(name: str) -> None:
    paper = read(name, BOOKS[name])
    assert (paper.authors, paper.editors) == ((), ("Grace Hopper",))
    assert paper.people == ("Grace Hopper",)


@pytest.mark.parametrize("name", CHAPTERS)
def test_who_edited_a_book_wrote_no_chapter_of_it(name: str) -> None:
    paper = read(name, CHAPTERS[name])
    assert (paper.authors, paper.editors) == ((), ("Grace Hopper",))
    assert paper.people == ()
