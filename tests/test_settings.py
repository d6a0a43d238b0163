from collections.abc import Callable
from pathlib import Path

import pytest

from builds import Build, build_site, make_project
from paper_archive.publish.scale import MOST_WITH_EXTRAS, sized
from paper_archive.publish.settings import (
    DEFAULTS,
    License,
    Settings,
    read_settings,
    site_mistakes,
    text,
    yes_or_no,
)


def mistake(name: str, value: object) -> str:
    """Return the message of the only mistake."""
    settings, ((found, message),) = read_settings({name: value})
    assert (settings, found) == (DEFAULTS, name)
    return message


def test_nothing_needs_to_be_set() -> None:
    assert read_settings({}) == (Settings(), [])


def test_a_setting_without_a_value_may_have_lost_it_to_a_comment() -> None:
    assert mistake("accent", None) == "has no value: write one, in quotes if it begins with #"


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://papers.test/", "papers.test/", "https:///papers/", "https://[papers/"),
        *("https://papers.test/?a=b", "https://papers.test/#top", "https://my papers.test/"),
    ],
)
def test_no_site_has_an_address_to_which_pages_cannot_be_added(address: str) -> None:
    (message,) = site_mistakes("Papers", address)
    assert message.startswith("site_url must be an http(s) address")
    assert message.endswith(f"not {address!r}")


def test_an_address_may_be_missing_and_a_name_may_not() -> None:
    assert site_mistakes("Papers", "") == site_mistakes("Papers", "http://a.test/übung") == []
    assert site_mistakes(" ", "") == ["site_name must be text, not blank"]


def test_a_wrong_address_stops_the_build(build: Callable[..., Build]) -> None:
    built = build({}, {"SITE_URL": "https://papers.test/?a=b"})
    assert built.exit_code != 0
    assert "site_url must be an http(s) address" in built.output
    assert "Traceback" not in built.output


def test_all_mistakes_are_named_and_the_rest_is_read() -> None:
    settings, mistakes = read_settings({"licence": "x", 7: "y", "license": "CC0-1.0"})
    assert [name for name, _ in mistakes] == ["licence", "7"]
    assert settings.license


def test_an_unknown_setting_names_the_one_that_was_meant_and_all_others() -> None:
    message = mistake("licence", "CC0-1.0")
    assert message.startswith("is not a setting; did you mean license? The settings are: ")
    assert "license" in message.partition("are: ")[2]
    assert mistake("qqqq", 1).startswith("is not a setting. The settings are: ")


@pytest.mark.parametrize("value", ["", " ", 7, True, []])
def test_a_text_is_not_blank(value: object) -> None:
    assert text(" mine ") == "mine"
    with pytest.raises(ValueError, match="must be text"):
        text(value)


@pytest.mark.parametrize("value", ["yes", 1, 0, "", [], {}])
def test_what_is_on_or_off_is_true_or_false(value: object) -> None:
    assert [yes_or_no(each) for each in (True, False)] == [True, False]
    with pytest.raises(ValueError, match=r"^must be true or false, without quotes$"):
        yes_or_no(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("CC0-1.0", License("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ("https://papers.test/terms/", License("papers.test/terms", "https://papers.test/terms/")),
    ],
)
def test_a_licence_is_a_usual_one_or_an_address(value: str, expected: License) -> None:
    settings, mistakes = read_settings({"license": value})
    assert (settings.license, mistakes) == (expected, [])


@pytest.mark.parametrize(
    "value",
    [
        "",
        "cc0",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "https://a.test/\n",
        4,
        ["CC0-1.0"],
    ],
)
def test_what_is_no_licence_is_refused_with_those_that_are_known(value: object) -> None:
    assert mistake("license", value).startswith("must be one of CC0-1.0, CC-BY-4.0")
    assert mistake("license", value).endswith(f", not {value!r}")


@pytest.mark.parametrize("value", ["#8A1538", "#8a1538"])
def test_an_accent_is_a_colour(value: str) -> None:
    assert read_settings({"accent": value})[0].accent == "#8a1538"
    assert read_settings({"accent": "#81C"})[0].accent == "#8811cc"


@pytest.mark.parametrize(
    "value", ["red", "8a1538", "#8a15", "#8a153g", "#8a1538\n", 81538, ["#fff"]]
)
def test_what_is_no_colour_is_refused(value: object) -> None:
    assert mistake("accent", value).startswith(
        'must be a colour such as "#0a5a63", in quotes, not '
    )


def test_a_cache_is_a_folder_or_none_and_processes_are_counted() -> None:
    settings, mistakes = read_settings({"cache": False, "processes": 2})
    assert (settings.cache, settings.processes, mistakes) == ("", 2, [])
    assert read_settings({"cache": "../cache"})[0].cache == "../cache"
    assert mistake("cache", 1) == "must be the path of a folder, or false for none, not 1"
    assert mistake("cache", "") == "must be the path of a folder, or false for none, not ''"
    for wrong in (0, -1, True, "two", 1.5):
        assert mistake("processes", wrong) == f"must be a whole number, 1 or more, not {wrong!r}"


def test_pictures_of_links_are_counted_and_may_be_none() -> None:
    assert read_settings({"cards": 0}) == (Settings(cards=0), [])
    for wrong in (-1, True, 1.5, "all"):
        assert mistake("cards", wrong) == f"must be a whole number, 0 or more, not {wrong!r}"


def project_with(folder: Path, options: str) -> Path:
    """Make a project whose plugin has these options, and return its folder."""
    make_project(folder, {"papers/maps.md": '---\ntitle: "Maps"\n---\n\n# Maps\n'})
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write(f"plugins:\n  - paper-archive:\n      {options}\n")
    return folder


@pytest.fixture
def build_with(tmp_path: Path) -> Callable[[str], Build]:
    """Return a function that builds a small site with options of the plugin."""
    return lambda options: build_site(project_with(tmp_path, options), tmp_path / "site")


def test_the_licence_of_the_metadata_is_on_every_page(build_with: Callable[[str], Build]) -> None:
    built = build_with("license: CC0-1.0")
    assert built.exit_code == 0, built.output
    link = '<a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</a>'
    assert all(link in built.page(address) for address in ("", "papers/maps", "date"))
    assert '"sdLicense":"https://creativecommons.org/publ' in built.page("papers/maps")


def test_a_mistake_in_the_settings_stops_the_build(build_with: Callable[[str], Build]) -> None:
    built = build_with("licence: CC0-1.0")
    assert built.exit_code == 1
    assert "option 'licence': is not a setting; did you mean license?" in built.output
    assert not built.site.exists()


def test_a_large_archive_has_no_extras_unless_a_person_wants_them() -> None:
    small, large = MOST_WITH_EXTRAS, MOST_WITH_EXTRAS + 1
    assert extras(sized(Settings(), small)) == (True, True, True, True, True)
    assert extras(sized(Settings(), large)) == (False, False, False, False, False)
    assert extras(sized(Settings(exports=True), large)) == (False, True, False, False, False)
    assert extras(sized(Settings(exports=False), small)) == (True, False, True, True, True)


def extras(settings: Settings) -> tuple[bool | None, ...]:
    return (
        settings.author_feeds,
        settings.exports,
        settings.markdown_pages,
        settings.abstract_tags,
        settings.page_extras,
    )
