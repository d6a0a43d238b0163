"""What a reader finds who types into the search box, and what comes first."""

import pytest

from engine import Search
from made_up import paper
from paper_archive.paper import Paper
from search_papers import OTHERS, Open, rng, shuffled_words

pytest_plugins = ("search_fixtures",)


def test_a_paper_is_among_the_first_ten_for_the_words_of_its_title(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    draw = rng("titles")
    queries = [shuffled_words(each.title, draw) for each in bundled_papers]
    answers = bundled.answers(queries, limit=10)
    lost = [
        (query, each.slug)
        for query, each, answer in zip(queries, bundled_papers, answers, strict=True)
        if each.slug not in answer.hits
    ]
    assert lost == []


def test_a_paper_comes_first_for_its_title(bundled: Search, bundled_papers: list[Paper]) -> None:
    title_of = {each.slug: each.title for each in bundled_papers}
    assert len(title_of) == 501
    answers = bundled.answers((each.title for each in bundled_papers), limit=1)
    first = [title_of[answer.hits[0]] if answer.hits else "" for answer in answers]
    assert first == list(title_of.values())


def test_a_paper_comes_first_for_its_title_typed_in_small_letters_to_the_last_word_but_one(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    long = [each for each in bundled_papers if len(each.title.split()) >= 5]
    queries = [each.title.lower()[:-2] for each in long]
    answers = bundled.answers(queries, limit=10)
    lost = [
        (query, each.slug)
        for query, each, answer in zip(queries, long, answers, strict=True)
        if each.slug not in answer.hits + answer.partial
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Learning 𝑥 from 𝐁𝐨𝐥𝐝 Letters", ["x", "bold", "𝑥", "learning x from bold"]),
        ("Schrödinger Bridges", ["schrodinger", "Schrödinger", "SCHRÖDINGER", "Schro\u0308dinger"]),
        ("A Schrodinger Equation", ["schrodinger", "Schrödinger"]),
        ("Self-Attention Is Enough", ["self attention", "selfattention", "self-attention"]),
        ("Self-Attention Is Enough", ["attention", "Self‑Attention", "attention self"]),
        ("Self Attention Is Enough", ["self attention", "self-attention", "attention-self"]),
        ("Selfattention Is Enough", ["self-attention", "selfattention"]),
        ("What GPT-3.5 Knows", ["GPT-3.5", "gpt 3.5", "gpt3.5", "GPT35", "gpt"]),
        ("Parsing C++ and C# by Rule", ["C++", "c++", "C#", "parsing c++"]),
        ("From word2vec to 3D Scenes", ["word2vec", "3D", "3d scenes", "Word2Vec"]),
        ("A Corpus of 10,000 Papers", ["10,000", "10000", "10,000 papers"]),
        ("The Model's Mind", ["model's mind", "model’s", "models", "model"]),
        ("O'Brien on State-of-the-Art", ["o'brien", "obrien", "state of the art", "O’Brien"]),
        ("Eﬃcient ﬁne-tuning", ["efficient fine-tuning", "finetuning"]),
        ("Die Straße", ["strasse", "STRASSE", "straße"]),
        ("İstanbul", ["istanbul", "ISTANBUL", "İSTANBUL"]),
        ("ΛΟΓΟΣ und Mythos", ["λογος", "ΛΟΓΟΣ", "λόγος"]),
        ("深度学习综述", ["深度学习", "学习", "综述", "深度学习综述"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("$O(n^2)$ No More", ["O(n^2)", "$O(n^2)$", "o n 2"]),
        ("Q&A: Read/Write", ["q&a", "read/write", "write"]),
        ("A* Search Revisited", ["A*", "a*", "A* search", "A star", "astar", "a-star search"]),
        ("RRT* and Other Planners", ["RRT*", "rrt", "rrt star"]),
        ("Control by H∞ Norms", ["H∞", "H-infinity", "h infinity", "H_\\infty"]),
        ("Control by $H_\\infty$ Norms", ["H∞", "H infinity", "H_∞"]),
        ("Bounds on V* and Q*", ["V*", "Q*", "v* q*"]),
        ("Apps on .NET", [".NET", "dotnet", ".net apps"]),
        ("Sparsity in ℓ_1 and L2", ["ℓ_1", "ℓ1", "l1", "L_1", "l_2", "ℓ₂", "L²"]),
        ("Sparsity in $\\ell_1$", ["ℓ_1", "ℓ1", "l1"]),
        ("β-VAE by Parts", ["β-VAE", "beta-vae", "beta vae", "βVAE", "β vae", "betavae"]),
        ("Beta-VAE by Parts", ["β-VAE", "beta-vae", "β", "βVAE"]),
        ("TD(λ) Revisited", ["TD(λ)", "TD(lambda)", "td lambda", "td-λ", "λ"]),
        ("μTransfer at Scale", ["μTransfer", "mutransfer", "µtransfer", "mu-transfer"]),
        ("π_0 for Robots", ["π0", "π_0", "pi0", "pi 0", "π₀"]),
        ("A Million: 1 000 000", ["1 000 000", "1000000", "1,000,000", "1 million"][:3]),
        ("A Million: 1,000,000", ["1 000 000", "1000000", "1 000 000", "1'000'000"]),
        ("Colour Modelling", ["color modeling", "colour", "COLORS", "modelled colours"]),
        (
            "Atten\u00adtion in Zero\u200bwidth",
            ["attention", "zerowidth", "Atten-\ntion", "Atten- tion"],
        ),
        (
            "Attention in Order",
            ["at\u00adtention", "\ufeffattention", "atten\u2060tion", "Atten-\ntion"],
        ),
        ("🤖🔥", ["🤖🔥", "🤖", "🔥"]),
        ("Robots 🤖 Now", ["🤖", "robots 🤖", "🤖 robots"]),
        ("基于深度学习的图像分割", ["深度学习", "图像分割", "学习的图像", "深"]),
        ("การเรียนรู้เชิงลึก", ["การเรียนรู้", "เชิงลึก"]),
    ],
)
def test_a_title_is_found_however_it_is_typed(archive: Open, title: str, typed: list[str]) -> None:
    search = archive(*OTHERS, paper(title, slug="wanted"))
    found = {
        text: answer.hits[:1] for text, answer in zip(typed, search.answers(typed), strict=True)
    }
    assert found == {text: ["wanted"] for text in typed}


@pytest.mark.parametrize(
    "word",
    ["survey", "key", "array", "play", "delay", "try", "lay", "display", "essay", "pathway"],
)
def test_a_word_on_y_finds_its_papers_in_singular_and_plural(archive: Open, word: str) -> None:
    plural = "tries" if word == "try" else f"{word}s"
    one, many = paper(f"Bright {word}", slug="one"), paper(f"Dark {plural}", slug="many")
    search = archive(*OTHERS, one, many)
    assert set(search.hits(word)) == set(search.hits(plural)) == {"one", "many"}


def test_neighbours_in_a_script_without_spaces_are_found_in_their_order(archive: Open) -> None:
    search = archive(paper("学会深思习题度", slug="scattered"), paper("深度学习", slug="in-order"))
    answer = search.answer("深度学习")
    assert answer.hits == ["in-order"]
    assert answer.reading == "Searched for: 深度学习"
    assert search.hits("学深") == []


@pytest.mark.parametrize(
    ("hyphened", "apart"),
    [
        ("beta-vae", "beta vae"),
        ("foo-attention", "foo attention"),
        ("deep-lerning", "deep lerning"),
        ("deep-learn", "deep learn"),
        ("self-suprevised", "self suprevised"),
        ("deep/learning", "deep learning"),
        ("deep_learning-foo.bar", "deep learning foo bar"),
    ],
)
def test_a_hyphen_never_finds_less_than_a_blank(archive: Open, hyphened: str, apart: str) -> None:
    search = archive(
        *OTHERS,
        paper("A VAE of Its Own"),
        paper("Deep Learning"),
        paper("Paying Attention"),
        paper("Self Supervised"),
    )
    with_hyphen, with_blank = search.answers([hyphened, apart])
    assert {*with_blank.hits} <= {*with_hyphen.hits}
    found = {*with_blank.hits, *with_blank.partial}
    assert found
    assert found <= {*with_hyphen.hits, *with_hyphen.partial}


def test_a_title_of_stop_words_is_found_by_itself(archive: Open) -> None:
    search = archive(*OTHERS, paper("What Is It"), paper("What It Takes to Learn"))
    for text in ("What Is It", "what is it", "it is what"):
        assert search.hits(text) == ["what-is-it"], text
    assert search.hits("title:what") == ["what-is-it", "what-it-takes-to-learn"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("the who", ["the-who", "the-artist-who-was"]),
        ('"the who"', ["the-who"]),
        ('"to be or not to be"', ["to-be-or-not-to-be-bayesian"]),
        ("to be or not to be", ["to-be-or-not-to-be-bayesian"]),
        ('title:"or not"', ["to-be-or-not-to-be-bayesian"]),
        ('"of the"', ["tides-of-the-moon"]),
        ('bayesian -"or not"', []),
        ('moon "of the"', ["tides-of-the-moon"]),
        ('bayesian OR "the who"', ["to-be-or-not-to-be-bayesian", "the-who"]),
    ],
)
def test_stop_words_are_found_in_titles(archive: Open, query: str, found: list[str]) -> None:
    search = archive(
        paper("The Who"),
        paper("The Artist Who Was", abstract="Of the many who are not."),
        paper("To Be or Not to Be Bayesian"),
        paper("Tides of the Moon"),
        paper("Bees", abstract="One of the bees."),
    )
    assert search.hits(query) == found


@pytest.mark.parametrize("query", ['"of the"', "the", "-the", "abstract:of"])
def test_where_stop_words_are_searched_for_is_said(archive: Open, query: str) -> None:
    reading = archive(*OTHERS, paper("Of Bees", abstract="Of the bees.")).answer(query).reading
    assert "common words are searched for in titles only" in reading
    assert "not found" not in reading


@pytest.mark.parametrize("letter", ["R", "r", "C", "x"])
def test_a_single_letter_is_searched_as_a_word(archive: Open, letter: str) -> None:
    search = archive(*OTHERS, paper(f"Statistics in {letter.upper()}", slug="wanted"))
    assert search.hits(letter) == ["wanted"]


def test_stop_words_beside_others_are_left_out_and_told(archive: Open) -> None:
    answer = archive(*OTHERS).answer("the tides of an hour")
    assert answer.ignored == ["the", "of", "an"]
    assert answer.partial == ["tides"]


# What comes first.


def test_papers_that_hold_all_words_come_before_those_that_hold_some(archive: Open) -> None:
    search = archive(
        paper("Sparse Sparse Sparse", abstract="Sparse sparse sparse."),
        paper("Graph Graph", abstract="Graph."),
        paper("Both", abstract="A very long text in which a graph is, in the end, sparse."),
    )
    answer = search.answer("sparse graph")
    assert answer.hits == ["both"]
    assert set(answer.partial) == {"sparse-sparse-sparse", "graph-graph"}


def test_a_word_is_found_in_its_british_and_its_american_spelling(archive: Open) -> None:
    search = archive(
        paper("Neural networks generalize on low complexity data", slug="american"),
        paper("Agents that generalise", slug="british"),
        paper("Deep neural networks on simple data", slug="other"),
    )
    answer = search.answer("neural networks generalise on low complexity data")
    assert answer.hits == ["american"]
    assert (
        set(search.hits("generalise")) == set(search.hits("generalize")) == {"american", "british"}
    )


def test_where_no_paper_holds_all_words_the_nearest_are_shown(archive: Open) -> None:
    search = archive(
        paper("Sparse Graphs", slug="two"), paper("Graphs", slug="one"), paper("Bees", slug="none")
    )
    answer = search.answer("sparse graphs honeycomb")
    assert answer.hits == []
    assert answer.partial == ["two", "one"]
    assert answer.unknown == ["honeycomb"]


def test_where_enough_papers_hold_all_words_no_nearest_are_shown(archive: Open) -> None:
    both = [paper(f"Sparse Graph {n}") for n in range(10)]
    answer = archive(*both, paper("Graph")).answer("sparse graph")
    assert len(answer.hits) == 10
    assert answer.partial == []


def test_a_word_counts_more_in_a_title_than_in_an_abstract(archive: Open) -> None:
    search = archive(
        paper("Of Bees", slug="abstract", abstract="Honey is what they make all day."),
        paper("Of Honey", slug="title", abstract="It is what they make all day."),
    )
    assert search.hits("honey") == ["title", "abstract"]


def test_a_mistyped_word_is_read_as_the_likeliest(archive: Open) -> None:
    search = archive(paper("Attention Heads"), paper("Intention"), *OTHERS)
    for typed in (
        "atention",
        "attentoin",
        "attenttion",
        "attantion",
        "attentio heads",
        "attentionn",
    ):
        answer = search.answer(f"{typed} ")
        assert answer.hits == ["attention-heads"], typed
        assert answer.unknown == []


def test_a_word_is_repaired_where_its_ending_is_mistyped(archive: Open) -> None:
    search = archive(paper("Overcoming Forgetting"), paper("Overcome"), *OTHERS)
    answer = search.answer("overcoimng forgetting ")
    assert answer.hits == ["overcoming-forgetting"]
    assert answer.repaired == ["overcoimng"]


def test_a_rare_word_as_typed_counts_more_than_others_of_its_stem(archive: Open) -> None:
    search = archive(
        paper("Views of Maps", slug="stem", abstract="View maps, and view them."),
        paper("Of Paper", slug="typed", abstract="Nobody had ever viewed so many maps before."),
    )
    assert search.hits("viewed maps") == ["typed", "stem"]
    assert search.hits("view maps") == ["stem", "typed"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("atention", "attention"),
        ("lerning", "learning"),
        ("graps", "graphs"),
        ("surveis", "surveys"),
        ("survy", "survey"),
        ("overcoimng", "overcoming"),
        ("transfromer", "transformer"),
    ],
)
def test_the_word_that_was_searched_for_a_mistyped_one_is_said(
    archive: Open, typed: str, meant: str
) -> None:
    search = archive(paper(f"Bright {meant}", slug="wanted"), paper("Overcome"), *OTHERS)
    answer = search.answer(f"bright {typed} ")
    assert answer.hits == ["wanted"]
    assert answer.repaired == [typed]
    assert f"“{typed}” read as “{meant}”" in answer.reading


def test_no_word_is_said_to_be_searched_that_no_paper_has(archive: Open) -> None:
    titles = ("Latent Agents", "Patents", "Attention", "Attentive Heads")
    answer = archive(*(paper(title) for title in titles), *OTHERS).answer("atention ")
    assert answer.reading == "Searched for: atention · “atention” read as “attention”"
    other = archive(paper("Latent Space"), *OTHERS).answer("atention ")
    assert other.reading == "Searched for: atention · “atention” read as “latent”"


def test_a_stem_is_not_said_to_be_a_word(archive: Open) -> None:
    answer = archive(paper("Old Waves", abstract="Waves attenuate."), *OTHERS).answer("attention ")
    assert answer.reading == "Searched for: attention · “attention” read as “attenu…”"


def test_a_word_that_finds_is_never_repaired(archive: Open) -> None:
    search = archive(paper("Causal Models"), paper("Casual Models"), *OTHERS)
    for typed, found in [("casual", "casual-models"), ("causal", "causal-models")]:
        for text in (typed, f"{typed} models", f"models {typed} "):
            answer = search.answer(text)
            assert answer.hits == [found], text
            assert answer.repaired == []


def test_papers_with_one_repaired_word_come_before_those_that_take_two(archive: Open) -> None:
    words = "Nothing of this is said in the title, but here: {} {} model."
    search = archive(
        paper("Tides", slug="two-as-typed", abstract=words.format("casual", "trail")),
        paper("Causal Trail Model", slug="one-as-typed", abstract="Causal trail model. " * 3),
        paper("Trial", abstract="And no more."),
    )
    answer = search.answer("casual trial model ")
    assert (answer.hits, answer.partial[0]) == (["two-as-typed"], "one-as-typed")
    assert answer.repaired == ["trial"]


def test_a_word_in_the_middle_of_typing_finds(archive: Open) -> None:
    search = archive(paper("Transformers See Segmentation"), *OTHERS)
    for cut in range(3, len("segmentation") + 1):
        typed = f"transformers {'segmentation'[:cut]}"
        assert search.hits(typed) == ["transformers-see-segmentation"], typed
    for cut in range(3, len("transformers") + 1):
        assert search.hits("transformers"[:cut]) == ["transformers-see-segmentation"]


def test_a_word_that_is_typed_to_its_end_comes_before_longer_ones(archive: Open) -> None:
    search = archive(paper("Form", abstract="Of bees"), paper("Formations", abstract="Formation."))
    assert search.hits("form") == ["form", "formations"]


def test_nothing_typed_shows_everything_newest_first(archive: Open) -> None:
    search = archive(
        paper("Old", date="1999"), paper("New", date="2024-05-02"), paper("Undated"),
        paper("Newer", date="2024-06"),
    )  # fmt: skip
    assert search.hits("") == search.hits("  ") == ["newer", "new", "old", "undated"]
