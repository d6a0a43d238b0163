"""The kind of a venue, recognised by its name."""

import re
from functools import cache
from typing import Final, Literal

from paper_archive.paper import Paper

_JOURNAL: Final = re.compile(
    r"\b(journals?|transactions|letters|annals)\b"
    r"|^proceedings of the (acm on|ieee$|national academy|royal society|vldb endowment)",
    re.IGNORECASE,
)
_CONFERENCE: Final = re.compile(
    r"\b(proceedings|conferences?|workshops?|symposium|symposia)\b", re.IGNORECASE
)
_JOURNALS: Final = "JMLR TMLR TACL TPAMI PNAS IJCV TOG"
_CONFERENCES: Final = (
    "AAAI AISTATS ACL BMVC CHI CIKM COLING COLM COLT CVPR CoNLL CoRL EACL ECCV EMNLP ICASSP ICCV "
    "ICLR ICML ICRA IJCAI INTERSPEECH IROS KDD MICCAI NAACL NIPS NeurIPS SIGIR UAI WACV WSDM"
)


@cache
def venue_kind(venue: str) -> Literal["journal", "conference", ""]:
    """Return the kind of a venue; empty if the name is ambiguous."""
    is_journal = bool(_JOURNAL.search(venue))
    is_conference = bool(_CONFERENCE.search(_JOURNAL.sub("", venue)))
    if not is_journal and not is_conference:
        words = set(re.findall("[A-Za-z]+", venue))
        is_journal = not words.isdisjoint(_JOURNALS.split())
        is_conference = not words.isdisjoint(_CONFERENCES.split())
    if is_journal == is_conference:
        return ""
    return "journal" if is_journal else "conference"


def is_preprint(paper: Paper) -> bool:
    """Return whether a paper is certainly a preprint: on arXiv, without a venue."""
    return "arxiv" in paper.ids and not paper.venue
