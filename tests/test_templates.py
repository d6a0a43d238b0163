import jinja2
import pytest
from jinja2 import meta, nodes
from mkdocs.theme import Theme

from paper_archive.errors import Where
from paper_archive.paper import admit
from paper_archive.publish.head.content_policy import content_policy
from paper_archive.publish.site import site_of
from paper_archive.publish.summary import Summary
from partials import THEME, environment

TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
FROM_MKDOCS = {"base_url", "config", "nav", "page"}
FROM_PAGES = {
    *("paper", "authors", "more_authors", "topics", "sources", "more_sources"),
    *("related", "newer", "older", "listing", "part", "overview", "statistics", "downloads"),
    *("is_paper", "reason", "author_addresses", "card", "feed", "venue_address", "cited"),
}
FROM_TEMPLATES = {"has_button", "is_lean", "more"}
"""What a template is given by the one that it extends, or a partial by those that include it."""


def parsed(name: str) -> nodes.Template:
    return environment().parse((THEME / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_names_nothing_that_is_not_there(name: str) -> None:
    tree = parsed(name)
    known = {*environment().globals, *FROM_MKDOCS, *FROM_PAGES, *FROM_TEMPLATES}
    own = {each for line in tree.find_all(nodes.FromImport) for each in line.names}
    own |= {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
    own |= {each.name for each in tree.find_all(nodes.Macro)}
    assert meta.find_undeclared_variables(tree) <= known | own


def test_everything_that_templates_can_name_is_used() -> None:
    trees = list(map(parsed, TEMPLATES))
    names = {each.name for tree in trees for each in tree.find_all(nodes.Name)}
    filters = {each.name for tree in trees for each in tree.find_all(nodes.Filter)}
    ours, stock = environment(), Theme(custom_dir=str(THEME)).get_env()
    assert set(ours.globals) - set(stock.globals) <= names
    assert set(ours.filters) - set(stock.filters) <= filters


def test_html_is_escaped_and_nothing_else() -> None:
    found = environment()
    found.loader = jinja2.DictLoader(dict.fromkeys(("a.html", "a.xml"), "{{ '<' }}"))
    assert found.get_template("a.html").render() == "&lt;"
    assert found.get_template("a.xml").render() == "<"


def test_templates_know_the_site_and_what_is_computed_from_it() -> None:
    paper = admit({"title": "One", "date": "2024"}, Where("test"))
    site = site_of([paper], [], "Papers")
    names = environment(site).globals
    assert names["site"] is site
    assert isinstance(names["archive"], Summary)
    assert names["archive"].papers == 1


def test_pages_have_a_policy_unless_another_script_is_added() -> None:
    assert environment().globals["policy"] == content_policy()
    assert environment(has_policy=False).globals["policy"] == ""


def test_a_part_is_rendered_once_for_each_key() -> None:
    found = environment()
    text = "{% call once(key, 'same') %}{{ counted() }}{% endcall %}"
    template, counted = found.from_string(text), iter(range(9)).__next__
    assert [template.render(key=key, counted=counted) for key in "abba"] == ["0", "1", "1", "0"]
