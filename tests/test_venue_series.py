"""Which venues are editions of one series."""

import pytest

from paper_archive.publish.venue_series import series_of


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
        # What is part of a name.
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
        ("2023", "2023"),
        ("Web3D", "Web3D"),
        ("养蜂学报 2023", "养蜂学报"),
        ("", ""),
    ],
)
def test_the_editions_of_a_venue_are_one_series(venue: str, series: str) -> None:
    assert series_of(venue) == series


def test_a_name_that_never_ends_takes_no_time() -> None:
    assert len(series_of("Conference 2031 " * 20_000)) < 200
