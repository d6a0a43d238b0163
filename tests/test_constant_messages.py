import jinja2
import pytest

from paper_archive.publish.languages.language import Language
from paper_archive.publish.rendering.constant_messages import use_constant_messages

TABLE = {"Search": "Suche", "All {number}": "Alle {number}", "100%": "100 %", "Odd": "{{ odd }}"}


def rendered(template: str) -> str:
    """Return what a template is in German, if nothing is looked up when it is rendered."""
    environment = jinja2.Environment(autoescape=True)
    use_constant_messages(environment, Language("de", TABLE))
    return environment.from_string(template).render(_=lambda text, **_: f"[{text}]")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('<b>{{ _("Search") }}</b>', "<b>Suche</b>"),
        ('{{ _("Not in the table & so") }}', "Not in the table & so"),
        ('{{ _("100%%") }}', "100 %"),
    ],
)
def test_a_message_without_values_is_in_the_template(template: str, expected: str) -> None:
    assert rendered(template) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("All %(number)s", number=3) }}', "[All %(number)s]"),
        ('{{ _("Search") | upper }}', "[SEARCH]"),
        ('{{ _("Odd") }}', "[Odd]"),
    ],
)
def test_any_other_message_is_looked_up(template: str, expected: str) -> None:
    assert rendered(template) == expected
