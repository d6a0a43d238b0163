"""Springer's names are split where that is certain, and otherwise left out."""

import pytest

from paper_archive.errors import Where
from reading import read_whole


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ada LovelaceAlan M. Turing", ("Ada Lovelace", "Alan M. Turing")),
        ("Ronan McDonaldJosé ÁlvarezÉva Kiss", ("Ronan McDonald", "José Álvarez", "Éva Kiss")),
        ("Jason DeVito", ("Jason DeVito",)),
        ("J.-P. Serre", ("J.-P. Serre",)),
        ("Ada Lovelace", ("Ada Lovelace",)),
        ("Kumar ABob Lee", ()),
        ("Ada LOVELACEAlan Turing", ()),
        ("Ada Byron Jr.Alan Turing", ()),
        ("PlatoAda Lovelace", ()),
        ("", ()),
    ],
)
def test_names_are_parted_only_where_it_is_certain(printed: str, names: tuple[str, ...]) -> None:
    data = f'Item Title,Item DOI,Authors\nSand,10.1000/182,"{printed}"\n'
    ((paper, _),) = read_whole(data.encode(), Where("SearchResults.csv")).papers
    assert paper.authors == names


def test_names_of_other_tables_are_not_parted() -> None:
    data = b"title,authors\nSand,Kyung HyunCho\n"
    ((paper, _),) = read_whole(data, Where("a.csv")).papers
    assert paper.authors == ("Kyung HyunCho",)
