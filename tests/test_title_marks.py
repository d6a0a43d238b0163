"""A mark of publishers in a title is read and taken off; no other title changes."""

import pytest

from paper_archive.errors import Where
from paper_archive.sources.field_values.title_marks import is_notice, of_title
from reading import read_whole


@pytest.mark.parametrize(
    ("title", "rest", "status"),
    [
        ("RETRACTED: Waves in sand", "Waves in sand", "retracted"),
        ("RETRACTED ARTICLE: Waves", "Waves", "retracted"),
        ("Retracted Article: Waves", "Waves", "retracted"),
        ("RETRACTED CHAPTER: Waves", "Waves", "retracted"),
        ("Retracted: Waves", "Waves", "retracted"),
        ("[Retracted] Waves", "Waves", "retracted"),
        ("[RETRACTED ARTICLE] Waves", "Waves", "retracted"),
        ("(Retracted) Waves", "Waves", "retracted"),
        ("RETRACTED—Waves", "Waves", "retracted"),
        ("RETRACTED - Waves", "Waves", "retracted"),
        ("Waves (Retracted article. See vol. 3, pg. 4, 2010)", "Waves", "retracted"),
        ("Waves (Retracted Article)", "Waves", "retracted"),
        ("Waves. (Retracted)", "Waves", "retracted"),
        ("Waves [retracted]", "Waves", "retracted"),
        ("Waves - RETRACTED", "Waves", "retracted"),
        ("WITHDRAWN: Waves", "Waves", "withdrawn"),
        ("Waves (withdrawn)", "Waves", "withdrawn"),
        ("REMOVED: Waves", "Waves", "removed"),
        ("TEMPORARY REMOVAL: Waves", "Waves", "removed"),
    ],
)
def test_a_mark_is_a_status_and_no_part_of_the_title(title: str, rest: str, status: str) -> None:
    assert of_title(title) == (rest, status)


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Waves in Sand",
        "Retraction notice to: Waves in Sand",
        "Withdrawal notice to “Waves”",
        "Retracted Science and the Retraction Index",
        "Retracted papers: a review",
        "Retracted articles and their citations",
        "Withdrawn drugs: what we learned",
        "Removed: the story of a statue",
        "How to cite a retracted paper",
        "Why Papers Are Retracted",
        "The muscle is retracted (retracted vs. relaxed)",
        "Waves (retracted wings)",
        "Socially withdrawn: a survey",
        "Retracted",
        "",
    ],
)
def test_a_title_about_retractions_stays_as_it_is(title: str) -> None:
    assert of_title(title) == (title, "")


def test_a_title_is_read_in_linear_time() -> None:
    for part in (" ", "- ", "(retracted ", "(retracted see ", ". ", "["):
        assert of_title(part * 10_000 + "x").status == ""


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: X", "Retraction Note: X", "Retraction notice to “X”", "Retraction Note to: X",
        "Notice of Retraction: X", "Statement of Retraction", "Erratum", "Correction to: X",
        "Author Correction: X", "Corrigendum to X", "Expression of Concern: X",
        "Editorial Expression of Concern: X", "Partial Retraction: X", "Retraction--X",
    ],
)  # fmt: skip
def test_a_notice_is_known_by_its_title(title: str) -> None:
    assert is_notice(title)


@pytest.mark.parametrize(
    "title",
    [
        "Retraction of the tongue in apnea",
        "Retractions in science",
        "Correction of vision in mice",
        "RETRACTED: X",
        "Error correction: a survey",
    ],
)
def test_a_paper_is_no_notice(title: str) -> None:
    assert not is_notice(title)


def test_marks_are_read_in_every_format() -> None:
    sources = {
        "bibtex": b"@article{a, title={{RETRACTED}: Waves in Sand}, author={Lovelace, Ada}}",
        "table": b"title,authors\nRETRACTED: Waves in Sand,Ada Lovelace\n",
        "csl-json": b"""[{"id": "a", "type": "article-journal", "issued": {"date-parts": [[2009]]},
            "title": "RETRACTED: Waves in Sand"}]""",
        "ris": b"TY  - JOUR\nTI  - RETRACTED: Waves in Sand\nER  - \n",
    }
    for name, data in sources.items():
        reading = read_whole(data, Where("library"))
        ((paper, _),) = reading.papers
        found = (reading.format, paper.title, paper.slug, dict(paper.status))
        assert found == (name, "Waves in Sand", "waves-in-sand", {"retracted": {}})
