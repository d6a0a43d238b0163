"""Addresses in abstracts: found as people write them, and nothing else."""

import pytest

from paper_archive.publish.paper_parts.abstract_links import links_in

CODE = "https://github.com/made/up"


def addresses(text: str) -> list[str]:
    return [each.address for each in links_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Code is at https://github.com/made/up.",
        "Code (https://github.com/made/up).",
        "[https://github.com/made/up]",
        "Is it at https://github.com/made/up?",
        "Code: <https://github.com/made/up>; more to come",
        'at https://github.com/made/up."',
        "**https://github.com/made/up**",
        r"at \url{https://github.com/made/up}.",
        "url{https://github.com/made/up}.}",
        r"\href{https://github.com/made/up}{our code}",
        "https://github.com/made/up(code)",
        "https://github.com/made/up — all of it",
        "obtained fromhttps://github.com/made/up.",
        "代码见https://github.com/made/up。",
        "http s: HTTPS://github.com/made/up",
        "github.com/made/up",
        r"\url{github.com/made/up}",
        "https://github. com/made/up.",
        "https://github .com/made/up.",
        "https:// github.com/made/up.",
        "https: //github.com/made/up.",
        "https://github.com/ made/up.",
        "https://github.com/\nmade/up",
    ],
)
def test_an_address_is_found_without_what_is_around_it(text: str) -> None:
    (link,) = links_in(text)
    assert (link.address, link.kind) == (CODE, "code")
    written = text[link.start : link.end]
    assert "".join(written.split()).lower() in (CODE, CODE.removeprefix("https://"))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "https://doi.org/10.1016/S0031-3203(96)00014-2.",
            "https://doi.org/10.1016/S0031-3203(96)00014-2",
        ),
        ("(see https://en.wikipedia.org/wiki/A_(b))", "https://en.wikipedia.org/wiki/A_(b)"),
        (r"https://github.com/made/up\_twice", "https://github.com/made/up_twice"),
        (r"http://made.org/\~up/", "http://made.org/~up/"),
        ("https://www.made.org/∼up/2023.", "https://www.made.org/~up/2023"),
        ("https://www.made.org/˜up/2023.", "https://www.made.org/~up/2023"),
        (
            "https://github.com/made/A-Flash- in-the-Pan.",
            "https://github.com/made/A-Flash-in-the-Pan",
        ),
        ("http://made.org:9000/).", "http://made.org:9000/"),
        ("https://made.org. The code", "https://made.org"),
        ("http://www. made.org/up", "http://www.made.org/up"),
        ("available at: www.eth3d.net.", "https://www.eth3d.net"),
        ("made-up.github.io/grasping/", "https://made-up.github.io/grasping/"),
        ("arxiv.org/abs/1704.02685 for", "https://arxiv.org/abs/1704.02685"),
        ("https://fr.made.org/Réseau", "https://fr.made.org/R%C3%A9seau"),
        ("https://a.org/?q=1&r=%20#s", "https://a.org/?q=1&r=%20#s"),
        (
            "https://web.archive.org/web/2020/https://a.org/b",
            "https://web.archive.org/web/2020/https://a.org/b",
        ),
    ],
)
def test_what_belongs_to_an_address_stays_in_it(text: str, address: str) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "and/or, TCP/IP, e.g./i.e., cs.LG/x, 3.5/4.2, snake.case/name",
        "Amazon.com and the .com bubble; Booking.com.",
        "made@github.com/up, https://user@made.org, ftp://ftp.made.com/up",
        "javascript:alert(1)//www.made.com",
        "https://..., https://, http://localhost/up, https://github:com/made/up",
    ],
)
def test_what_is_no_address_is_not_found(text: str) -> None:
    assert addresses(text) == []


def test_several_addresses_are_found_in_order() -> None:
    text = "https://a.org/b,https://c.org/d and \\href{https://e.org/f}{e.org/f}"
    assert addresses(text) == [
        "https://a.org/b",
        "https://c.org/d",
        "https://e.org/f",
        "https://e.org/f",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Code is available at https://github.com/made/up", "code"),
        ("Demos are at https://gitlab.inria.fr/made/up", "code"),
        ("See https://anonymous.4open.science/r/made-up/", "code"),
        ("The code is at https://made.org/up.", "code"),
        ("An implementation: https://bit.ly/up", "code"),
        ("Code and videos are on the project website: https://made.org/up", "project"),
        ("Project page: http://made.edu/up", "project"),
        ("Code: https://made.github.io/up/", "project"),
        ("Results at https://sites.google.com/view/up", "project"),
        ("Code will follow. The data are at https://made.org/up.", ""),
        ("Code: https://github.com/made/up, data: https://made.org/up.", "code"),
        ("The code of https://doi.org/10.1000/up", ""),
        ("The code of https://arxiv.org/abs/1704.02685", ""),
        ("Code is explained in https://made.org/up.pdf", ""),
        ("Video: https://youtu.be/up", ""),
        ("Code is on https://github.com/.", ""),
    ],
)
def test_the_host_or_the_words_before_an_address_say_what_is_there(text: str, kind: str) -> None:
    assert links_in(text)[0].kind == kind


def test_the_words_before_an_address_are_not_those_of_the_next() -> None:
    assert [each.kind for each in links_in("Code: https://a.org/b, data: https://c.org/d")] == [
        "code",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    ["https://" + "a." * 100_000, "https://a.org/" + ")" * 100_000, "http www. a- com/" * 20_000],
)
def test_a_long_text_without_addresses_is_read_once(text: str) -> None:
    assert len(links_in(text)) <= 1
