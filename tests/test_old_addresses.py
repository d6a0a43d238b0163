"""Former addresses lead to a page, or say that it was removed; anything else is a problem."""

from pathlib import Path

import pytest

from builds import Build, build_archive
from command_line import problems_of, put, run
from made_up import paper
from paper_archive.archive.content import load_content
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.publish.old_addresses import (
    OldAddresses,
    emptied_lists,
    old_addresses,
    site_addresses,
)
from paper_archive.publish.site import site_of
from paper_archive.redirect import Redirect

ADDRESSES = {
    "",
    "about/",
    "papers/a/",
    "tags/waves/",
    "date/",
    "date/2024/",
    "figure.png",
    "x.html",
}


def old(*redirects: tuple[str, str | None], released: dict[str, int] | None = None) -> OldAddresses:
    """Return what becomes of redirects, each written on its line."""
    written = [
        Redirect(address=address, target=target, where=Where("redirects.yml", line))
        for line, (address, target) in enumerate(redirects, start=1)
    ]
    return old_addresses(written, ADDRESSES, None if released is None else Released(released))


class Released:
    """A list of addresses."""

    path = "addresses.txt"

    def __init__(self, lines: dict[str, int]) -> None:
        self.lines = lines


def problems(found: OldAddresses) -> list[tuple[str, str]]:
    return [(str(each.where), each.rule) for each in found.problems]


def test_a_chain_leads_to_its_end_in_one_step() -> None:
    found = old(("a/", "b/"), ("b/", "c/"), ("c/", "about/"), ("d/", "e/"), ("e/", None))
    assert found.targets == dict.fromkeys(("a/", "b/", "c/"), "about/")
    assert list(found.removed) == ["d/", "e/"]
    assert found.problems == []


def test_a_chain_of_many_redirects_is_followed() -> None:
    many = 20_000
    chain = [(f"{number}/", f"{number + 1}/") for number in range(many)]
    found = old(*chain, (f"{many}/", "about/"))
    assert set(found.targets.values()) == {"about/"}
    assert len(found.targets) == many + 1


def test_each_redirect_of_a_loop_is_a_problem() -> None:
    found = old(("a/", "b/"), ("b/", "a/"), ("c/", "c/"), ("d/", "a/"))
    lines = [(f"redirects.yml:{line}", "redirect-dead") for line in (1, 2, 3, 4)]
    assert (problems(found), found.targets) == (lines, {})


def test_a_redirect_to_nowhere_is_a_problem_once() -> None:
    found = old(("a/", "b/"), ("b/", "nowhere/"))
    assert problems(found) == [("redirects.yml:2", "redirect-dead")]


@pytest.mark.parametrize(
    "address",
    ["about/", "About/", "papers/a/", "figure.png/", "x.html", "x.html/", "assets/", "404.html"],
)
def test_an_address_that_is_used_cannot_be_redirected(address: str) -> None:
    assert problems(old((address, "date/"))) == [("redirects.yml:1", "redirect-taken")]


@pytest.mark.parametrize("other", ["a/", "A/"])
def test_two_redirects_of_an_address_are_a_problem(other: str) -> None:
    found = old(("a/", "about/"), (other, "date/"))
    assert problems(found) == [("redirects.yml:2", "redirect-once")]
    assert "redirects.yml:1" in found.problems[0].message


def test_an_address_of_the_last_release_must_lead_somewhere() -> None:
    released = {"about/": 1, "tags/nets/": 2, "b/": 3, "c/": 4, "ABOUT/": 5}
    found = old(("b/", "about/"), ("c/", None), released=released)
    assert problems(found) == [("addresses.txt:2", "address-gone")]
    assert "'/tags/nets/'" in found.problems[0].message


@pytest.mark.parametrize(
    ("gone", "near"),
    [("date/2024-05-22/", "date/2024/"), ("date/2023-W07/", "date/"), ("authors/x/", "")],
)
def test_the_nearest_address_is_named(gone: str, near: str) -> None:
    (problem,) = old(released={gone: 1}).problems
    assert problem.message.endswith(f"the nearest is {near}" if near else "is gone")


def test_a_released_list_of_an_author_who_now_has_too_few_papers_leads_on() -> None:
    left = [
        paper("A", authors=["Ada Bell", "Cy Dorn"], venue="Wax"),
        paper("B", authors=["Cy Dorn"]),
    ]
    released = ("authors/ada-bell/", "authors/cy-dorn/", "authors/else/", "venues/wax/")
    found = emptied(left, released=released)
    assert found == {"authors/ada-bell/": "authors/", "venues/wax/": ""}


def test_a_released_list_of_a_topic_that_is_too_rare_now_leads_on() -> None:
    rare = [paper(f"{n}", tags=["rare"]) for n in range(2)]
    assert emptied(rare, released=("tags/rare/",)) == {}
    left = [*rare, *(paper(f"Other {n}", tags=["bees"]) for n in range(11_500))]
    assert emptied(left, released=("tags/rare/", "tags/bees/")) == {"tags/rare/": "tags/"}


def test_a_deleted_paper_leaves_no_redirect_of_a_topic_that_had_no_list() -> None:
    many = [paper(f"Other {n}", tags=["bees"]) for n in range(11_500)]
    sand = [paper(f"Sand {n}", tags=["sand", "wax"]) for n in range(2)]
    gone = paper("A", tags=["bees", "rare", "sand"])
    assert emptied([*many, *sand], gone) == {"tags/sand/": "tags/"}


def emptied(left: list[Paper], *gone: Paper, released: tuple[str, ...] = ()) -> dict[str, str]:
    lines = dict.fromkeys(released, 1)
    site = site_of(left, ())
    return emptied_lists(site, site_addresses(site), gone, Released(lines) if released else None)


def test_lists_that_only_a_deleted_paper_needed_lead_to_those_around_them() -> None:
    left = [paper("B", date="2024-07", tags=["waves"], authors=["Ada King", "Bo Li"])]
    gone = paper("A", date="2024-05-22", tags=["sand", "waves"], authors=["Ada King"])
    assert emptied(left, gone) == {
        "authors/": "",
        "authors/ada-king/": "",
        "date/2024-05-22/": "date/2024/",
        "date/2024-05/": "date/2024/",
        "date/2024-W21/": "date/2024/",
        "tags/sand/": "tags/",
    }
    assert emptied([], paper("A"))["date/undated/"] == "date/"
    assert emptied([*left, gone]) == {}


def test_the_list_of_undated_papers_leads_on_when_all_are_dated() -> None:
    dated = [paper("A", date="2024")]
    assert emptied(dated, released=("date/undated/",)) == {"date/undated/": "date/"}
    assert emptied(dated, released=("date/2023/",)) == {}
    assert emptied([paper("A")], released=("date/undated/",)) == {}


def test_what_a_person_wrote_of_an_emptied_list_comes_first() -> None:
    lists = {"tags/sand/": "tags/waves/", "date/2023/": "date/", "date/2024/": "date/"}
    written = [
        Redirect(address="Tags/Sand/", target="about/", where=Where("redirects.yml", 1)),
        Redirect(address="tags/dunes/", target="date/2023/", where=Where("redirects.yml", 2)),
    ]
    found = old_addresses(written, ADDRESSES, emptied=lists)
    assert found.problems == []
    assert found.targets == {
        "Tags/Sand/": "about/",
        "tags/dunes/": "date/",
        "date/2023/": "date/",
    }


# The site and the commands.

FILES = {
    "papers/2024/a.md": write_page(
        paper("A", slug="a", tags=["waves"], date="2024-05-22", redirects=["old"])
    ),
    "more.md": "# More\n\n[first](papers/2024/old.md)\n",
    "papers/b.md": write_page(paper("B", slug="b")),
    "redirects.yml": (
        "tags/nets/: tags/waves/\nabout-us/: us.html\nus.html: about/\n"
        'papers/gone/: {removed: "Withdrawn by <b>us</b>."}\npapers/older/: papers/old/\n'
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    env = {"SITE_URL": "https://archive.test/repo/"}
    built = build_archive(tmp_path_factory.mktemp("old"), FILES, env)
    assert built.exit_code == 0, built.output
    return built


@pytest.mark.parametrize(
    ("address", "link", "target"),
    [
        ("papers/old/", "../a/", "papers/a/"),
        ("papers/older/", "../a/", "papers/a/"),
        ("tags/nets/", "../waves/", "tags/waves/"),
        ("about-us/", "../about/", "about/"),
        ("us.html", "about/", "about/"),
    ],
)
def test_a_former_address_leads_to_the_page(
    built: Build, address: str, link: str, target: str
) -> None:
    file = address if address.endswith(".html") else f"{address}index.html"
    html = (built.site / file).read_text(encoding="utf-8")
    assert f'<meta http-equiv="refresh" content="0; url={link}">' in html
    assert f'<link rel="canonical" href="https://archive.test/repo/{target}">' in html
    assert f'<a href="{link}">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert len(html.encode()) < 1_000


def test_a_link_of_a_page_to_the_former_file_of_a_paper_leads_to_it(built: Build) -> None:
    assert '<a href="../papers/a/">first</a>' in built.page("more")


def test_a_removed_paper_leaves_a_page_that_says_so_and_nothing_else(built: Build) -> None:
    html = built.page("papers/gone")
    assert "<h1>This paper was removed</h1>" in html
    assert "<p>Withdrawn by &lt;b&gt;us&lt;/b&gt;.</p>" in html
    assert "<meta name=robots content=noindex>" in html
    for word in ("citation_", "ld+json", "Z3988", "canonical"):
        assert word not in html
    texts = [path for path in built.site.rglob("*") if path.suffix in {".xml", ".json", ".html"}]
    mentions = [path for path in texts if "papers/gone" in path.read_text(encoding="utf-8")]
    assert mentions == []


def test_the_list_of_addresses_has_all_pages_that_stay(built: Build) -> None:
    listed = (built.site / "addresses.txt").read_text(encoding="utf-8").splitlines()
    assert listed == sorted(listed)
    pages = {
        f"/{path.relative_to(built.site).as_posix().removesuffix('index.html')}"
        for path in built.site.rglob("*.html")
    }
    assert set(listed) == pages - {"/404.html"}


def test_all_listings_of_an_archive_are_in_the_list(site: Path) -> None:
    listed = set((site / "addresses.txt").read_text(encoding="utf-8").splitlines())
    found = {
        f"/{path.parent.relative_to(site).as_posix()}/"
        for path in site.rglob("index.html")
        if not path.parent.name.isdigit() or path.parents[1].name == "date"
    }
    later = {each for each in found if "/discussed/" in each}
    assert found - later - listed == {"/./"}


def test_the_lists_of_authors_are_in_the_list() -> None:
    papers = [paper(name, slug=name.lower(), authors=["Ada Lovelace"]) for name in "AB"]
    assert "authors/ada-lovelace/" in site_addresses(site_of(papers, ()))


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        put(tmp_path / "content" / name, text)
    put(tmp_path / "content/about.md", "# About\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def test_an_archive_that_has_the_addresses_of_its_last_release_is_good(
    archive: Path, built: Build
) -> None:
    assert run("check", "--addresses", str(built.site / "addresses.txt")).exit_code == 0
    put(archive / "addresses.txt", (built.site / "addresses.txt").read_bytes())
    assert run("check").exit_code == 0


@pytest.mark.parametrize("name", ["last.txt", "content/addresses.txt"])
def test_check_finds_addresses_that_are_gone(archive: Path, built: Build, name: str) -> None:
    listed = (built.site / "addresses.txt").read_text(encoding="utf-8").splitlines()
    path = put(Path(name), (built.site / "addresses.txt").read_bytes())
    (archive / "papers/b.md").rename(archive / "papers/c.md")
    (archive / "about.md").unlink()
    put(archive / "redirects.yml", "")
    result = run("check", *(["--addresses", name] if name == "last.txt" else []))
    gone = {"/papers/b/", "/about/", "/about-us/", "/us.html", "/tags/nets/", "/papers/gone/"}
    gone |= {"/papers/older/"}
    places = [f"{path}:{listed.index(each) + 1}" for each in sorted(gone)]
    assert problems_of(result) == [(place, "address-gone") for place in places]


def test_the_build_fails_if_an_address_is_gone(tmp_path: Path) -> None:
    built = build_archive(tmp_path, {**FILES, "addresses.txt": "/\n/papers/lost/\n"})
    assert built.exit_code == 1
    assert "content/addresses.txt:2: address '/papers/lost/' of the last release is gone" in (
        built.output
    )


@pytest.mark.parametrize("text", ["<!doctype html>\n<p>404\n", "papers/a/\n", "/\n\n/x/\n"])
def test_a_list_that_is_none_is_a_problem(archive: Path, text: str) -> None:
    put(archive.parent / "last.txt", text)
    (problem,) = problems_of(run("check", "--addresses", "last.txt"))
    assert problem[1] == "addresses-list"


def test_a_paper_that_is_deleted_or_merged_costs_no_line_for_its_lists(archive: Path) -> None:
    bibtex = "@misc{a, title={%s}, author={Lee, Ann}, year={%s}, keywords={%s}}\n"
    put(Path("one.bib"), bibtex % ("Ripples in Sand", "2021", "sand"))
    put(Path("two.bib"), bibtex % ("Dunes on Mars", "2022", "mars"))
    assert run("import", "one.bib", "two.bib").exit_code == 0
    site = site_of(load_content(archive).papers, ())
    last = "".join(f"/{each}\n" for each in sorted(site_addresses(site, {"about/", "more/"})))
    assert "/date/2021/" in last
    assert "/authors/ann-lee/" in last
    put(Path("last.txt"), last)
    (archive / "papers/2021/ripples-in-sand.md").unlink()
    assert problems_of(run("check", "--addresses", "last.txt")) == []
    assert run("merge", "a", "dunes-on-mars").exit_code == 0
    assert problems_of(run("check", "--addresses", "last.txt")) == []
    assert run("write", "out").exit_code == 0
    assert (
        (Path("out/docs/date/2021/index.md"))
        .read_text(encoding="utf-8")
        .endswith("This page has moved: [date](../index.md)\n")
    )


def test_a_list_that_is_not_there_is_a_problem(archive: Path) -> None:
    assert archive.is_dir()
    assert problems_of(run("check", "--addresses", "nowhere.txt")) == [("nowhere.txt", "file-read")]


def test_a_redirect_from_a_page_to_a_page_is_a_problem(archive: Path) -> None:
    put(archive / "papers/old.md", write_page(paper("Old", slug="old")))
    (problem,) = problems_of(run("check"))
    assert problem == ("content/papers/2024/a.md", "redirect-taken")
