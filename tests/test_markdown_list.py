"""Lists in Markdown, no two of them alike: each link to a paper, with what the line says of it."""

import pytest

from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.sources import markdown_list
from paper_archive.sources.markdown_list.blocks import blocks_in
from reading import read_whole

LINK = "https://arxiv.org/abs/2001.00001"


def papers_in(text: str) -> list[Paper]:
    return [paper for paper, _ in read_whole(text.encode(), Where("a.md"), "markdown-list").papers]


@pytest.mark.parametrize(
    "item",
    [
        f"- [Waves in Sand]({LINK})",
        f"* **Waves in Sand**. [[paper]]({LINK})",
        f"1. Waves in Sand [[pdf](https://arxiv.org/pdf/2001.00001v2.pdf)] [[arXiv]({LINK})]",
        f"- [2020/01] **[Waves in Sand]({LINK})** :star: ![Stars](https://img.shields.io/x)",
        f"- Waves in Sand, [arXiv:2001.00001]({LINK})",
        f'- A. Lovelace. "Waves in Sand". SAND 2020 [link]({LINK})',
        f"- [x] 🔥 [Waves in Sand]({LINK})",
        f"| **2020-01-01** | **Waves in Sand** | A et.al. | [2001.00001]({LINK}) | null |",
        f"| Paper | C |\n|---|---|\n| [Waves in Sand]({LINK}) | [code](https://git.hub/a) |",
        f"**Waves in Sand** <br> {LINK}",
    ],
)
def test_the_title_is_found_wherever_the_item_has_it(item: str) -> None:
    (paper,) = papers_in(f"# List\n\n{item}\n")
    assert (paper.title, paper.ids) == ("Waves in Sand", {"arxiv": "2001.00001"})


@pytest.mark.parametrize(
    ("item", "authors"),
    [
        (f"- [Sand]({LINK})\n\n  *Ada Lovelace, Alan Turing*", ("Ada Lovelace", "Alan Turing")),
        (f"- [Sand]({LINK}) by Ada Lovelace and Alan Turing", ("Ada Lovelace", "Alan Turing")),
        (f"- [Sand]({LINK}) _Ada Lovelace, ..., Alan Turing_", ("Ada Lovelace", "Alan Turing")),
        (f"- [Sand]({LINK}) *we show waves, maps, and rivers.*", ()),
        (f"- [Sand]({LINK})", ()),
    ],
)
def test_authors_are_those_that_the_line_names(item: str, authors: tuple[str, ...]) -> None:
    (paper,) = papers_in(item)
    assert paper.authors == authors


@pytest.mark.parametrize(
    ("item", "date"),
    [
        (f"- [2024/03] [Sand]({LINK})", "2024-03"),
        (f"- [Sand]({LINK}) (2024-03)", "2024-03"),
        (f"- (2024.03.05) **Sand** [[paper]]({LINK})", "2024-03-05"),
        (f"- **[2024-03]** [Sand]({LINK}) (ICML 2024)", "2024-03"),
        (f"- [2023/12] [Sand]({LINK}) (ICML 2024)", "2024"),
        (f"- [2024/03] [Sand]({LINK}) (2024/05)", ""),
        (f"- [Sand]({LINK}) (updated 2024-03)", ""),
        (f"- [Sand in Spring (2024-03)]({LINK})", ""),
        (f"- [2024/13] [Sand]({LINK})", ""),
        (f"- [2024/03] [One Title]({LINK}), [Two Titles](https://doi.org/10.1000/182)", ""),
    ],
)
def test_a_date_in_brackets_is_that_of_the_paper_if_it_is_sure(item: str, date: str) -> None:
    assert {paper.date for paper in papers_in(item)} == {date}


def test_headings_are_tags_and_code_is_left_out() -> None:
    text = f"## 2.1 Wet Sand\n\n- [One]({LINK})\n\n```\n- [Two](https://arxiv.org/abs/2001.00002)\n```\n"
    assert [(paper.title, paper.tags) for paper in papers_in(text)] == [("One", ("wet-sand",))]


def test_several_titles_in_one_item_are_several_papers() -> None:
    text = f"- [One Title]({LINK}), [Two Titles](https://doi.org/10.1000/182)"
    assert [paper.title for paper in papers_in(text)] == ["One Title", "Two Titles"]


def test_links_of_one_paper_to_several_places_are_one_paper() -> None:
    text = f"- **One Title** [arXiv]({LINK}) [DOI](https://doi.org/10.1000/182)"
    assert [paper.ids for paper in papers_in(text)] == [
        {"arxiv": "2001.00001", "doi": "10.1000/182"}
    ]


def test_links_to_other_things_are_no_papers() -> None:
    assert (
        papers_in("- [Blog](https://x.org)\n- [arXiv](https://arxiv.org/list/cs.CL/recent)\n") == []
    )


def test_a_page_of_an_archive_and_a_library_are_no_lists() -> None:
    link = f"[paper]({LINK})".encode()
    assert markdown_list.claims(b"# List\n" + link)
    assert not markdown_list.claims(b'---\ntitle: "Sand"\n---\n' + link)
    assert not markdown_list.claims(b"<html><body>" + link)
    assert not markdown_list.claims(b"# Notes\n\nNo links.\n")


@pytest.mark.parametrize(
    "part", ["- [", f"[a]({LINK}) ", "**", "*", "|", "[[", "# x\n", "- x\n", "(", "_a_ "]
)
def test_no_run_of_signs_takes_more_than_its_length(part: str) -> None:
    text = f"- [Sand]({LINK}) " + part * 3_000
    assert sum(len(block.text) for block in blocks_in(text)) <= 4 * len(text)
    papers_in(text)
