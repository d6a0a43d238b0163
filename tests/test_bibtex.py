"""BibTeX as people keep it: every entry is found, and no bad one costs another."""

import pytest

from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.sources import bibtex
from paper_archive.sources.bibtex.authors import names_of
from reading import Reading, read_whole


def read(text: str | bytes) -> Reading:
    data = text if isinstance(text, bytes) else text.encode()
    return read_whole(data, Where("library.bib"), "bibtex")


def paper_in(library: str) -> Paper:
    ((paper, _),) = read(library).papers
    return paper


def paper_of(fields: str, kind: str = "article") -> Paper:
    ((paper, _),) = read(f"@{kind}{{key, title = {{Sand}}, {fields}}}").papers
    return paper


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title = {One}}\n@article{b, title = {Two}}",
        "@article{a, title = {One},,}\n\n@article{b title = {Two}}",
        "@article{a, title = {One}\n@article{b, title = {Two}}",
        "@article{a, title = {One {Half},\n year = 2000}\n\n@article{b,\n title = {Two}}",
        '@article{a, title = "One}, year = 2000}\n\n@article{b, title = "Two"}',
        "@article(a, title = {One})\n@article(b, title = {Two})",
        "@article{a, title = {One} year = 2000}@article{b, title = {Two}}",
        "@ARTICLE {a,\n TITLE = One}\n@Article{\tb, Title=Two}",
        "@comment{x}\nmail me@x.org @home\n@article{, title = {One}}\n@article{title = {Two}}",
        "@article{a, = , title = {One}, 1 = {2}, year}\n@article{b, title {x}, title={Two}",
        "@article{same, title = {One}}\n@article{same, title = {Two}}",
    ],
)
def test_two_entries_are_two_papers_whatever_is_wrong_with_them(text: str) -> None:
    titles = [paper.title.partition(" ")[0].rstrip("},") for paper, _ in read(text).papers]
    assert titles == ["One", "Two"]


def test_a_value_that_the_file_cuts_short_is_not_taken_for_whole() -> None:
    reading = read("@article{a, title = {One}, year = 2000}\n@article{b, title = {Attention Is A")
    assert [paper.title for paper, _ in reading.papers] == ["One"]
    assert [str(problem) for problem in reading.problems] == [
        "library.bib:2 (b): title is missing [title-text]"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "abstract = {We show } that}, year = {1843}, doi = {10.1000/182}",
        "abstract = {We show}}, year = 1843, doi = {10.1000/182}",
        "abstract = {We show}}\n  year = {1843},\n  doi = {10.1000/182}",
        "abstract={We show } that {a} } and } $x=1$ at me@x.org}, year={1843}, doi={10.1000/182}",
    ],
)
@pytest.mark.parametrize(("begin", "end"), [("{", "}"), ("(", ")")])
def test_a_brace_too_many_costs_no_other_field(fields: str, begin: str, end: str) -> None:
    entry = f"@article{begin}a,\n  title = {{Sand}}, {fields}\n{end}"
    reading = read(
        f"{entry}\n\narticle{{old, title = {{Old}}, volume = 7}}\n@book{{b, title = {{B}}}}"
    )
    paper, other = (paper for paper, _ in reading.papers)
    assert (paper.abstract, paper.date, paper.ids["doi"]) == ("We show", "1843", "10.1000/182")
    assert (paper.volume, other.title) == ("", "B")
    (warning,) = reading.warnings
    assert str(warning) == (
        "library.bib:1 (a): abstract has a } too many and ends there [bibtex-entry]"
    )


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Lovelace and Turing, Alan", ["Ada Lovelace", "Alan Turing"]),
        ("Ada Lovelace AND Alan\nand\nGrace Hopper", ["Ada Lovelace", "Alan", "Grace Hopper"]),
        ("van der Berg, Jr., Jan", ["Jan van der Berg Jr."]),
        (
            "{Barnes and Noble} and {ATLAS Collaboration}",
            ["Barnes and Noble", "ATLAS Collaboration"],
        ),
        ("{Lovelace, Ada and Turing, Alan}", ["Ada Lovelace", "Alan Turing"]),
        ("Consonni, V.", ["V. Consonni"]),
        ("{van der Berg}, Jan and others", ["Jan van der Berg", "others"]),
        ("Al., Et and Ada Lovelace", ["Et Al.", "Ada Lovelace"]),
        ("family=Lovelace, given={Ada, A.}, prefix=de, suffix=II", ["Ada, A. de Lovelace II"]),
        ("Lovelace, Ada; Turing, Alan", ["Ada Lovelace", "Alan Turing"]),
        ("Ada Lovelace, Alan Turing, Grace Hopper, Jane Roe", None),
        (r"Erd{\H o}s, P{\'a}l and M\"uller, J\"org", ["Pál Erdős", "Jörg Müller"]),
        ("Hanks, S. and Miller, D., Firby, J.", ["S. Hanks", "D. Miller", "J. Firby"]),
        ("Sylvie Thi{'ebaux and Ada Lovelace", ["Sylvie Thi'ebaux", "Ada Lovelace"]),
        (
            r"J{\"o}rg Hoffmann 0001 and Ada Lovelace et al.",
            ["Jörg Hoffmann", "Ada Lovelace et al."],
        ),
        (r"M. M{\"u}ller und K. Huber", ["M. Müller", "K. Huber"]),
        ("{Arts et Métiers}", ["Arts et Métiers"]),
        ("Ada King, Al Roe, Di Poe", ["Ada King", "Al Roe", "Di Poe"]),
        (
            "Ada King, Al Roe, Di Poe, Bo Moe, Cy Doe and Jane Roe",
            ["Ada King", "Al Roe", "Di Poe", "Bo Moe", "Cy Doe", "Jane Roe"],
        ),
        ("Dept. of Sand, Univ. of Maps, Ada King", ["Ada King Dept. of Sand Univ. of Maps"]),
        (
            r"Jane Doe$^{2,*}$ and Roe$^\dagger$, Al and M$^c$Ron\thanks{Sand, Inc.}, Bo",
            ["Jane Doe", "Al Roe", "Bo M^cRon"],
        ),
        (r"Jane Doe\textsuperscript{a,b} and Al Roe\inst{1}", ["Jane Doe", "Al Roe"]),
        ("[Anon]", []),
        ("", []),
    ],
)
def test_every_spelling_of_authors_is_read(value: str, names: list[str] | None) -> None:
    expected = ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Jane Roe"]
    assert names_of(value) == (expected if names is None else names)


def test_a_number_of_other_authors_is_no_author() -> None:
    paper = paper_of("author = {Smith, Ada and 23 others}")
    assert (paper.authors, paper.et_al) == (("Ada Smith",), True)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2020, month = feb", "2020-02"),
        ("year = {2020}, month = {FEB 1}", "2020-02-01"),
        ('year = 2020, month = 10 # "~" # jan', "2020-01-10"),
        ("year = 2020, month = {September}, day = {3}", "2020-09-03"),
        ("year = 2020, month = 9", "2020-09"),
        ("year = {in press 2020}", "2020"),
        ("date = {2020-05-01/2020-05-03}", "2020-05-01"),
        ("date = {2020-24}", "2020"),
        ("date = {}, year = 2019", "2019"),
        ("year = {n.d.}", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(fields: str, date: str) -> None:
    assert paper_of(fields).date == date


def test_tags_that_a_person_chose_in_mendeley_are_topics() -> None:
    assert paper_of("mendeley-tags = {own, waves}").tags == ("own", "waves")
    both = paper_of("keywords = {sand,waves}, mendeley-tags = {own,waves}")
    assert both.tags == ("own", "sand", "waves")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("subtitle = {And Maps}", "Sand: And Maps"),
        ("subtitle = {And Maps}, titleaddon = {Revised}", "Sand: And Maps. Revised"),
        ("maintitle = {The World}, mainsubtitle = {A Map}", "The World: A Map"),
    ],
)
def test_a_title_has_its_subtitle(fields: str, title: str) -> None:
    assert paper_of(fields, "book").title == title


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        (r"doi = {10.1000/a\_b}", {"doi": "10.1000/a_b"}),
        (r"doi = {10.1000/a--b}", {"doi": "10.1000/a--b"}),
        ("eprint = {1706.03762}, eprinttype = {arxiv}", {"arxiv": "1706.03762"}),
        ("eprint = {12345678}, eprinttype = {pubmed}", {"pmid": "12345678"}),
        ("eprint = {1706.03762}", {"arxiv": "1706.03762"}),
        ("journal = {arXiv preprint arXiv:1706.03762}", {"arxiv": "1706.03762"}),
        ("journal = {CoRR}, volume = {abs/1706.03762}", {"arxiv": "1706.03762"}),
        ("url = {https://aclanthology.org/P19-1001}", {"acl": "P19-1001"}),
        ("isbn = {978-0-262-03561-3}", {}),
        ("eprint = {abc}", {}),
    ],
)
def test_identifiers_are_found_wherever_they_stand(fields: str, ids: dict[str, str]) -> None:
    assert paper_of(fields).ids == ids


def test_a_bad_identifier_is_reported_and_costs_no_other() -> None:
    reading = read("@article{a, title={Sand}, doi={to appear}, eprint={1706.03762}}")
    ((paper, _),) = reading.papers
    assert paper.ids == {"arxiv": "1706.03762"}
    assert [problem.rule for problem in reading.problems] == ["ids-text"]


@pytest.mark.parametrize(
    ("kind", "fields", "type_", "venue"),
    [
        ("article", "journal = {Nature}", "article", "Nature"),
        ("article", "journal = {arXiv:1706.03762 [cs.CL]}", "preprint", "arXiv"),
        ("inproceedings", "booktitle = {ICML}", "conference", "ICML"),
        ("phdthesis", "school = {Sand University}", "thesis", "Sand University"),
        ("misc", "eprint = {1706.03762}", "preprint", ""),
        ("misc", r"howpublished = {\url{https://x.org}}", "", ""),
        ("online", "", "webpage", ""),
        ("incollection", "booktitle = {Maps}", "chapter", "Maps"),
    ],
)
def test_kind_and_venue_are_those_of_the_entry(
    kind: str, fields: str, type_: str, venue: str
) -> None:
    paper = paper_of(fields, kind)
    assert (paper.type, paper.venue) == (type_, venue)


def test_what_people_keep_for_themselves_reaches_no_page() -> None:
    private = ("file", "note", "annote", "review", "owner", "timestamp", "annotation", "comment")
    paper = paper_of(", ".join(f"{name} = {{secret of {name}}}" for name in private))
    assert "secret" not in repr(paper)


@pytest.mark.parametrize(
    "path", ["/home/ada/secret.pdf", "~/secret.pdf", "file:///secret.pdf", r"C:\\secret.pdf"]
)
@pytest.mark.parametrize("name", ["howpublished", "url", "link", "pdf", "website", "eprint"])
def test_a_path_on_the_own_disk_reaches_no_page(name: str, path: str) -> None:
    assert "secret" not in repr(paper_of(f"{name} = {{{path}}}"))


def test_a_circle_of_parents_ends() -> None:
    reading = read(
        "@inproceedings{a, title={One}, crossref={b}}\n@proceedings{b, title={Two}, crossref={a}}"
    )
    assert [(paper.title, paper.venue) for paper, _ in reading.papers] == [
        ("One", "Two"),
        ("Two", "One"),
    ]


def test_a_library_in_windows_1252_is_read_and_the_guess_is_reported() -> None:
    reading = read("@article{a, title = {Über Sand}}\n".encode("cp1252"))
    assert [paper.title for paper, _ in reading.papers] == ["Über Sand"]
    assert [str(warning) for warning in reading.warnings] == [
        "library.bib:1: lines that are not UTF-8 were read as Windows-1252 [encoding]"
    ]


def test_a_declared_encoding_is_believed() -> None:
    reading = read("% Encoding: GBK\n@article{a, title = {波浪}}\n".encode("gbk"))
    assert [paper.title for paper, _ in reading.papers] == ["波浪"]
    assert reading.warnings == []


def test_bytes_of_an_unknown_encoding_are_refused_and_not_guessed() -> None:
    reading = read("@article{a, title = {沙漠中的波浪}}\n@article{b, title = {Sand}}".encode("gbk"))
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert [problem.rule for problem in reading.problems] == ["encoding"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_unicode_in_another_encoding_is_read(encoding: str) -> None:
    reading = read_whole("@article{a, title = {Über Sand}}".encode(encoding), Where("a.bib"))
    assert (reading.format, [paper.title for paper, _ in reading.papers]) == (
        "bibtex",
        ["Über Sand"],
    )


@pytest.mark.parametrize(
    "part",
    [
        "@article{",
        "} a",
        "} a }, x={b}",
        "x={",
        'x="',
        "{",
        "}",
        "@a{b,x={{",
        "\n@article{a,\nx=",
        "# ",
        "@",
        ", ",
        "=",
        "\n",
    ],
)
def test_no_run_of_signs_takes_more_than_its_length(part: str) -> None:
    reading = read("@article{a, title={Sand}, " + part * 20_000)
    assert reading.papers or reading.problems


def test_only_a_library_is_claimed() -> None:
    assert bibtex.claims(b"\xef\xbb\xbf@article{a,\n title={x}}")
    assert bibtex.claims(b"A comment.\n @Book{a, title={x}}")
    assert not bibtex.claims(b'{"bibtex": "\\n@article{a, title={x}}"}')
    assert not bibtex.claims(b"Mail me@article.org")
    assert bibtex.claims(b"# What I read.\n@video{a,\n title={x}}")
    assert not bibtex.claims(b"# Sand\n\n- [Sand](https://x.org)\n\n@article{a, title={x}}")
    assert not bibtex.claims(b"# Sand\n\n```bibtex\n@article{a, title={x}}\n```\n")


def test_a_library_with_links_in_markdown_is_a_library() -> None:
    note = "[doi](https://doi.org/10.1000/182)\n\n- [a](https://arxiv.org/abs/1706.03762)"
    for text in (
        f"@comment{{{note}}}\n@video{{a, title={{Sand}}}}",
        f"@video{{a, title={{Sand}}, abstract={{{note}}}}}",
    ):
        reading = read_whole(text.encode(), Where("a.bib"))
        assert (reading.format, len(reading.papers)) == ("bibtex", 1)


def test_a_field_that_is_commented_out_is_not_read() -> None:
    paper = paper_in(
        "@article{a, % title = {Old},\n  title = {Sand and {100\\% Waves}},\n"
        "  % author = {Nobody},\n  author = {Ada Lovelace}, % year = 1700,\n  year = 1843 }\n"
    )
    assert (paper.title, paper.authors, paper.date) == (
        "Sand and 100% Waves",
        ("Ada Lovelace",),
        "1843",
    )


def test_a_line_of_a_value_that_is_a_comment_is_left_out() -> None:
    paper = paper_in(
        "@article{a, title = {Sand}, abstract = {We listen,\n% to nothing,\nto 50% of it.},\n"
        "  url = {https://x.org/a\n%20b}}\n"
    )
    assert paper.abstract == "We listen, to 50% of it."


def test_a_percent_sign_in_a_damaged_entry_costs_no_other_field() -> None:
    paper = paper_in("@article{a, title = 50% of Sand}, author = {Ada Lovelace}, year = 1843}\n")
    assert paper.title


def test_abbreviations_that_hold_each_other_never_fill_the_memory() -> None:
    longer = (
        f"@string{{a{n} = a{n - 1} # a{n - 1} # a{n - 1} # a{n - 1}}}\n" for n in range(1, 40)
    )
    short = f'@string{{a0 = "{"x" * 1_000}"}}\n'
    reading = read(f"{short}{''.join(longer)}@book{{k, title={{Sand}}, note=a39}}")
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    (warning,) = reading.warnings
    assert warning.message == "abbreviation a39 is not defined properly"


def test_an_abbreviation_of_one_that_is_unknown_is_reported_where_it_is_used() -> None:
    (warning,) = read('@string{a = b # " Press"}\n@book{k, title={Sand}, publisher=a}').warnings
    assert warning.message == "abbreviation a is not defined properly"


def test_an_endless_chain_of_entries_is_followed_only_so_far() -> None:
    chain = (f"@book{{k{n}, title = {{Sand {n}}}, crossref = {{k{n + 1}}}}}\n" for n in range(200))
    last = "@book{k200, title = {Last}, publisher = {Sand Press}}"
    papers = [paper for paper, _ in read("".join(chain) + last).papers]
    assert len(papers) == 201
    assert (papers[0].publisher, papers[199].publisher) == ("", "Sand Press")
