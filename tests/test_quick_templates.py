"""Quick templates print what Jinja's own do."""

from functools import partial

import jinja2
import pytest
from jinja2.runtime import Context
from markupsafe import Markup

from paper_archive.publish.rendering.quick_templates import use_quick_templates


class Shouting:
    """Something that can be called, and is no function."""

    @jinja2.pass_context
    def __call__(self, context: Context, text: str) -> str:
        return f"{text}{context['mark']}"


@jinja2.pass_context
def marked(context: Context, text: str) -> str:
    """Return a text with the mark of the page."""
    return f"{text}{context['mark']}"


VALUES = {
    "mark": "<!>",
    "texts": ["a & b", Markup("<b>bold</b>"), "", 7, None, 'said "so"'],
    "join": lambda *texts, sign: sign.join(texts),
    "cut": partial(str.ljust, "<x>"),
    "marked": marked,
    "shout": Shouting(),
}
TEMPLATES = {
    "macros.html": "{% macro shown(text, end='.') %}<i>{{ text }}</i>{{ end }}"
    "{{ caller() if caller }}{% endmacro %}",
    "frame.html": "{{ mark }}{% block text %}{% endblock %}",
    "part.html": "{{ texts[0] }}{{ nothing }}",
}


@pytest.mark.parametrize(
    "text",
    [
        "{% for each in texts %}{{ each }}, {{ each ~ mark }}{{ loop.index }}{% endfor %}",
        "{{ join('<', texts[1], sign='>') }}{{ cut(5) }}{{ 'x<'.upper() }}",
        "{{ marked('<') }}{{ shout('<') }}{% for one in texts %}{{ marked(one) }}{% endfor %}",
        "{% from 'macros.html' import shown %}{{ shown('<', end=shown('>')) }}",
        "{% from 'macros.html' import shown %}{% call shown(mark) %}{{ mark }}{% endcall %}",
        "{% set held %}{{ mark }}{% endset %}{{ held }}{{ held ~ '<' }}{{ held | length }}",
        "{% extends 'frame.html' %}{% block text %}{% include 'part.html' %}{% endblock %}",
        "{{ nothing }}{{ range(3) | join('<') }}{{ dict(a='<')['a'] }}",
    ],
)
def test_the_output_is_the_same(text: str) -> None:
    plain, quick = (
        jinja2.Environment(autoescape=True, loader=jinja2.DictLoader({**TEMPLATES, "it": text}))
        for _ in range(2)
    )
    use_quick_templates(quick)
    expected = plain.get_template("it").render(VALUES)
    assert quick.get_template("it").render(VALUES) == expected
    assert expected


def test_a_name_that_is_not_known_is_a_fault_where_it_is_called() -> None:
    environment = jinja2.Environment(autoescape=True)
    use_quick_templates(environment)
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        environment.from_string("{{ nothing() }}").render()
