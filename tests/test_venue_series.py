"""Which venues are editions of one series."""

import pytest

from paper_archive.publish.venues.venue_series import CHANGES, series_of
from paper_archive.publish.venues.venue_volumes import CHANGES_OF_JOURNALS, Change


@pytest.mark.parametrize(
    ("venue", "series"),
    [
        ("NeurIPS 2023", "NeurIPS"),
        ("NeurIPS", "NeurIPS"),
        ("iclr2031", "iclr"),
        ("ICML '23", "ICML"),
        ("ICML’23", "ICML"),
        ("CVPR (2024)", "CVPR"),
        ("2031 IEEE/CVF Conference on Hives", "IEEE/CVF Conference on Hives"),
        ("2031 ICML Workshop on Ducks", "ICML Workshop on Ducks"),
        ("Conference on Hives (COH) 2031", "Conference on Hives (COH)"),
        ("Conference on Hives, 2031", "Conference on Hives"),
        (
            "Findings of the Association for Wax: EMNLP 2031",
            "Findings of the Association for Wax: EMNLP",
        ),
        (
            "Proceedings of the 40th International Conference on Hives",
            "International Conference on Hives",
        ),
        ("Proc. of the Twenty-First Annual Conference on Hives", "Conference on Hives"),
        ("The Eleventh Symposium on Wax", "Symposium on Wax"),
        (
            "Advances in Neural Information Processing Systems 36",
            "Advances in Neural Information Processing Systems",
        ),
        ("Journal of Hives, volume 12", "Journal of Hives"),
        # Volumes, and what is around them.
        (
            "Advances in Neural Information Processing Systems 34 (NeurIPS )",
            "Advances in Neural Information Processing Systems (NeurIPS)",
        ),
        (
            "Advances in Neural Information Processing Systems 9, 1996",
            "Advances in Neural Information Processing Systems",
        ),
        ("Robotics: Science and Systems XIX (RSS 2023)", "Robotics: Science and Systems (RSS)"),
        ("Hive Summit XVIII: Research Track", "Hive Summit: Research Track"),
        ("IV International Symposium on Wax", "International Symposium on Wax"),
        ("Journal of Hives, vol. 12, no. 3, pp. 1-20, 2031", "Journal of Hives"),
        ("Journal of Hives 12(3)", "Journal of Hives"),
        ("Hive Letters, Volume 15, Number 4, December 1989", "Hive Letters"),
        ("Conference on Hives (Volume 1: Long Papers)", "Conference on Hives"),
        ("Proceedings of the 38th Conference on Hives, PMLR 139", "Conference on Hives"),
        # What changes with the edition.
        ("COH-97", "COH"),
        ("COH'31 (oral)", "COH"),
        ("In ICML 2031", "ICML"),
        ("In: COH 2031", "COH"),
        ("Third Conference on Hives (COH’06)", "Conference on Hives (COH)"),
        ("3rd Conference on Hives (COH-06), Kraków, Poland", "Conference on Hives (COH)"),
        ("Conference on Hives (5th edition, Kraków, 2031)", "Conference on Hives"),
        ("2031 IEEE 26th Conference on Hives", "IEEE Conference on Hives"),
        (
            "Wax and Hives - 30th Conference on Wax, CAX 2031, Kraków, July 14-17, 2031, Part I",
            "Wax and Hives - Conference on Wax (CAX)",
        ),
        ("COH '31: Proceedings of the 4th Conference on Hives", "Conference on Hives (COH)"),
        (
            "Proceedings of the Sixth Conference on Hives, April 23-27, 2031, Kraków, Poland",
            "Conference on Hives",
        ),
        (
            "ICASSP 2031 - 2031 IEEE Conference on Hives (ICASSP)",
            "IEEE Conference on Hives (ICASSP)",
        ),
        (
            "Proceedings 1999 IEEE Conference on Hives (Cat. No.99CH36288C)",
            "IEEE Conference on Hives",
        ),
        ("ICLR 2031 notable top 25%", "ICLR"),
        ("ICALP 2031, Part II", "ICALP"),
        ("Z. Wax C 12", "Z. Wax C"),
        ("KIX 2031: Wax", "KIX: Wax"),
        ("养蜂学报 2023年", "养蜂学报"),
        ("Wax, Hives & Ducks 12", "Wax, Hives & Ducks"),
        ("Wax, Old Hives, and Ducks 12, 2001", "Wax, Old Hives, and Ducks"),
        ("Wax, Hives & Ducks", "Wax, Hives & Ducks"),
        ("Horizon 2031", "Horizon"),
        # What is part of a name.
        ("Journal de Physique IV", "Journal de Physique IV"),
        ("New York Times (1923-Current file)", "New York Times (1923-Current file)"),
        ("Second Language Workshop", "Second Language Workshop"),
        ("Workshop on the 19th Century", "Workshop on the 19th Century"),
        ("Workshop on COVID-19", "Workshop on COVID-19"),
        ("Proceedings of the IEEE", "Proceedings of the IEEE"),
        (
            "Proceedings of the National Academy of Sciences",
            "Proceedings of the National Academy of Sciences",
        ),
        ("Third Text", "Third Text"),
        ("Twentieth-Century Literature", "Twentieth-Century Literature"),
        ("Ducks 2.0", "Ducks 2.0"),
        ("3DV", "3DV"),
        ("3DV 2024", "3DV"),
        ("F1000Research", "F1000Research"),
        ("1984", "1984"),
        ("Area 51", "Area 51"),
        ("Horizon 2020", "Horizon 2020"),
        ("Hives & Ducks 12", "Hives & Ducks 12"),
        ("arXiv preprint arXiv:2206.11972", "arXiv preprint arXiv:2206.11972"),
        ("Hive 2031 Studies", "Hive 2031 Studies"),
        ("Wax since 1945", "Wax since 1945"),
        ("Symposium: Wax after 1945", "Symposium: Wax after 1945"),
        ("Workshop on the Year 2000 Problem", "Workshop on the Year 2000 Problem"),
        ("Symposium on the 1990s", "Symposium on the 1990s"),
        ("Second Life Conference 2031", "Second Life Conference"),
        (
            "Proceedings of Machine Learning Research 97",
            "Proceedings of Machine Learning Research",
        ),
        ("2023", "2023"),
        ("Web3D", "Web3D"),
        ("养蜂学报 2023", "养蜂学报"),
        ("", ""),
    ],
)
def test_the_editions_of_a_venue_are_one_series(venue: str, series: str) -> None:
    assert series_of(venue) == series


@pytest.mark.parametrize(
    "change",
    [*CHANGES, CHANGES_OF_JOURNALS[-1]],
    ids=lambda change: next(iter(change.examples)),
)
def test_each_change_leaves_out_what_its_examples_say(change: Change) -> None:
    assert {name: change.left_of(name) for name in change.examples} == change.examples


def test_a_name_that_never_ends_takes_no_time() -> None:
    assert len(series_of("Conference 2031 " * 20_000)) < 200
