"""Authors are parted at "und", "et", "y" and "e" where these surely stand between two names."""

import pytest

from paper_archive.sources.field_values.people import people_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("M. Müller und K. Huber", "M. Müller|K. Huber"),
        ("Martin Müller und Karin Huber", "Martin Müller|Karin Huber"),
        ("M. Müller und Karin Huber", "M. Müller|Karin Huber"),
        ("M. Müller, K. Huber und S. von der Au", "M. Müller|K. Huber|S. von der Au"),
        ("Müller, M., Huber, K., und Schmidt, S.", "M. Müller|K. Huber|S. Schmidt"),
        ("Müller M, Huber K und Schmidt S", "M Müller|K Huber|S Schmidt"),
        ("J.-P. Durand et A. de la Tour", "J.-P. Durand|A. de la Tour"),
        ("Marie Roux et Jean B. Durand et Luc Petit", "Marie Roux|Jean B. Durand|Luc Petit"),
        ("J. García y M. López", "J. García|M. López"),
        ("García, José y López, María", "José García|María López"),
        ("Rossi, M. e Bianchi, L.", "M. Rossi|L. Bianchi"),
        ("Ortega y Gasset, J. y Marías, J.", "J. Ortega y Gasset|J. Marías"),
        ("J. Ortega y Gasset y M. Pérez", "J. Ortega y Gasset|M. Pérez"),
    ],
)
def test_two_names_are_two_authors(text: str, names: str) -> None:
    assert "|".join(people_in(text)) == names


@pytest.mark.parametrize(
    "name",
    [
        *("José Ortega y Gasset", "J. Ortega y Gasset", "Santiago Ramón y Cajal"),
        *("García y López", "Rossi e Bianchi", "Karl von und zu Stein", "Jean et Marie Dupont"),
        *("Arts et Métiers", "Deutsches Zentrum für Luft- und Raumfahrt"),
        *("Juan Pérez y Gómez Ruiz", "Bundesamt für Migration und Flüchtlinge"),
    ],
)
def test_a_surname_or_a_group_with_such_a_word_stays_whole(name: str) -> None:
    assert people_in(name) == [name]


def test_a_surname_with_such_a_word_stays_whole_in_a_list() -> None:
    assert people_in("J. Ortega y Gasset, M. Pérez") == ["J. Ortega y Gasset", "M. Pérez"]
