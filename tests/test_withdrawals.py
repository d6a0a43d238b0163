"""Authors and moderators of arXiv say in many words that a paper was withdrawn."""

import pytest

from paper_archive.sources.field_values.withdrawals import arxiv_status, status_in_words


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the author(s), due to a crucial sign error in eq. 1",
        "Withdrawn",
        "Withdrawn: an error in Lemma 3",
        "withdrawn by author",
        "Paper withdrawn",
        "This paper is withdrawn",
        "12 pages, 3 figures. This paper has been withdrawn by the authors",
        "10 pages, withdrawn",
        "This submission has been withdrawn by arXiv administrators because it contains plagiarism",
        "arXiv admin note: This paper has been withdrawn by arXiv admin",
        "The paper has been withdrawn due to errors",
        "Withdrawn due to an error in Lemma 2",
        "The author has withdrawn this paper",
        "We withdraw this paper because",
        "The authors wish to withdraw this paper",
        "The author wants to withdraw the paper due to",
        "This paper has been temporarily withdrawn",
        "This article was withdrawn",
        "I have decided to withdraw this paper",
        "paper withdrawn due to an error",
        "5 pages; withdrawn because of an error",
        "This version has been withdrawn; see v3",
        "This paper has been withdrawn from arXiv",
        "This paper has been withdrawn for further modification",
        "The submission was withdrawn by the authors",
        "Article withdrawn",
        "Withdrawn.",
        "This work is being withdrawn",
        "(withdrawn)",
        "This paper has been withdrawn and replaced by arXiv:0901.0001",
        "**withdrawn** by the author",
        "Paper is withdrawn.",
        "The manuscript is now withdrawn",
        "This preprint has now been withdrawn by the authors",
        "has been withdrawn by the author",
        "THIS PAPER HAS BEEN WITHDRAWN",
        "This paper has been withdrawn\n by the author",
        "withdrawn, error in proof",
        "Draft withdrawn",
        "Submission withdrawn by authors",
    ],
)
def test_a_comment_says_that_its_paper_was_withdrawn(comment: str) -> None:
    assert status_in_words(comment, "We listen to sand.") == "withdrawn"


@pytest.mark.parametrize(
    "comment",
    [
        "Submitted to ICLR 2021, withdrawn",
        "withdrawn from ICLR 2022",
        "Withdrawn by the program chairs for dual submission",
        "Retracted by the author from the conference; now at JMLR",
        "Theorem 3 has been withdrawn",
        "The previous version of this paper was withdrawn",
        "This paper was withdrawn from ICML and submitted to JMLR",
        "Replaces withdrawn paper arXiv:1234.5678",
        "10 pages, 2 figures",
        "Accepted at CVPR; withdrawn",
        "this paper has not been withdrawn",
        "claims of v1 are withdrawn",
        "Comment on the retracted paper by X",
        "This paper studies withdrawn drugs",
        "submitted to NeurIPS 2020 but withdrawn",
        "",
    ],
)
def test_a_comment_about_something_else_withdraws_no_paper(comment: str) -> None:
    assert status_in_words(comment, "We listen to sand.") == ""


@pytest.mark.parametrize(
    "abstract",
    [
        "This paper has been withdrawn by the author due to a crucial error.",
        "This paper has been withdrawn Abstract: This paper shows",
        "We prove X. This paper has been withdrawn because of an error in Section 3.",
        "[This paper has been withdrawn] We show",
        "Withdrawn",
        "Paper withdrawn by the author.",
        "This submission has been withdrawn by arXiv administrators",
        "The paper has been withdrawn by the author.",
        "The authors have withdrawn this paper.",
        "Withdrawn by the author.",
    ],
)
def test_an_abstract_says_that_its_paper_was_withdrawn(abstract: str) -> None:
    assert status_in_words("", abstract) == "withdrawn"


@pytest.mark.parametrize(
    "abstract",
    [
        "We study papers that were withdrawn.",
        "This report was withdrawn by the British government in 2019. We ask why.",
        "Withdrawn by the committee, a bill comes back",
        "Patients withdrew from the trial. The drug was withdrawn by the authorities.",
        "In 2010 the paper was retracted. We ask how often it is cited.",
        "Funds withdrawn by the authors of smart contracts are traced.",
        'The comment "This paper has been withdrawn by the author" is the most common on arXiv.',
        "Withdrawn drugs are a problem.",
        "Retracted papers are cited long after.",
        "The paper was retracted in 2010, and yet",
        "Withdrawn from the market by regulators",
        "This paper has been withdrawn from the conference proceedings.",
        "Retracted articles, when cited,",
        "The article was retracted by the journal; we study",
        "",
    ],
)
def test_prose_about_withdrawn_things_and_papers_is_no_notice(abstract: str) -> None:
    assert status_in_words("", abstract) == ""


def test_the_word_that_was_written_is_the_status() -> None:
    assert status_in_words("This paper has been retracted by the authors", "") == "retracted"


def test_the_page_at_arxiv_says_so() -> None:
    for identifier in ("0704.0001", "0704.0001v2", "http://arxiv.org/abs/0704.0001v2"):
        found = arxiv_status(identifier, comment="Withdrawn")
        assert found == {"withdrawn": {"notice": "https://arxiv.org/abs/0704.0001"}}
    assert arxiv_status("0704.0001", title="Paper withdrawn") != {}
    assert arxiv_status("0704.0001", title="Withdrawn papers of arXiv") == {}
    assert arxiv_status("0704.0001", abstract="We listen.") == {}


def test_words_are_read_in_linear_time() -> None:
    for part in (" ", ".", "we ", "[", "note: ", "this paper ", "author ", ", "):
        assert status_in_words(part * 100_000, part * 100_000) == ""
