"""The topics of a title and an abstract."""

import subprocess
import sys

import pytest

from builds import ROOT
from bundled import TOPICS
from paper_archive.archive.topics.topics_file import Topic, read_topics
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.errors import Where

WHERE = Where("content/topics.yml")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the archive of this repository."""
    return Vocabulary(read_topics(TOPICS.read_bytes(), WHERE))


def found(
    title: str,
    abstract: str = "",
    *,
    phrases: tuple[str, ...] = (),
    mentions: tuple[str, ...] = (),
    hints: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
) -> bool:
    topic = Topic(
        slug="it",
        name="It",
        description="It.",
        phrases=phrases or ("no such phrase",),
        mentions=mentions,
        hints=hints,
        words=words,
        needs=needs,
        excluded=excluded,
    )
    return Vocabulary([topic]).topics_of(title, abstract) == ("it",)


def test_gan_is_not_found_in_organ() -> None:
    assert not found("Organ transplants began", phrases=("gan",))
    assert found("A gan for faces", phrases=("gan",))


def test_a_phrase_in_lowercase_is_found_in_any_case() -> None:
    for title in (
        "recurrent neural network",
        "Recurrent Neural Network",
        "RECURRENT NEURAL NETWORK",
    ):
        assert found(title, phrases=("recurrent neural network",))


def test_a_phrase_with_a_capital_is_found_only_as_written() -> None:
    assert found("Training a GAN", phrases=("GAN",))
    assert not found("Dr. Gan is glad", phrases=("GAN",))
    assert found("What k-NN knows", phrases=("k-NN",))
    assert not found("What K-nn knows", phrases=("k-NN",))


def test_only_the_word_with_a_capital_must_be_as_written() -> None:
    assert found("Retrieval of 3D Shapes", phrases=("3D shape",))
    assert found("GAN Training", phrases=("GAN training",))
    assert not found("Gan Training", phrases=("GAN training",))


def test_the_plural_of_the_last_word_is_found_too() -> None:
    assert found("Training GANs", phrases=("GAN",))
    assert found("Recurrent Neural Networks", phrases=("recurrent neural network",))
    assert not found("Recurrents neural network", phrases=("recurrent neural network",))
    assert found("Learning policies", phrases=("policy",))
    assert found("Gaussian Processes", phrases=("Gaussian process",))
    assert not found("Ways to play", phrases=("way of play",))
    assert found("Playing arrays", phrases=("array",))


@pytest.mark.parametrize(
    "title",
    ["Few-shot learning", "few shot learning", "few/shot learning", "few\u2011shot\nlearning"],
)
def test_hyphen_slash_and_blank_are_alike(title: str) -> None:
    assert found(title, phrases=("few-shot learning",))
    assert found(title, phrases=("few shot learning",))


def test_a_phrase_does_not_run_over_punctuation() -> None:
    assert not found("We pay attention. Networks learn", phrases=("attention network",))
    assert not found("speech, recognition", phrases=("speech recognition",))


def test_the_words_of_an_address_say_nothing() -> None:
    abstract = "See https://papers.test/gnn-tutorial. A tree is here"
    assert not found("A title", abstract, phrases=("tutorial",))
    assert found("A title", abstract, phrases=("tree",))


def test_accents_do_not_matter() -> None:
    assert found("Poincaré embeddings", phrases=("poincare embedding",))
    assert found("Poincare embeddings", phrases=("Poincaré embedding",))


def test_a_phrase_is_enough_once_anywhere() -> None:
    assert found("A title", "We train it. It is a GNN.", phrases=("GNN",))


def test_a_mention_needs_the_title_or_two_sentences() -> None:
    assert found("On graphs", "A text.", mentions=("graph",))
    two = ("graph", "node")
    assert found("A title", "There is a graph. Its nodes are big.", mentions=two)
    assert found("A title", "There is a graph. The graphs are big.", mentions=two)
    assert not found("A title", "There is a graph of nodes.", mentions=two)


def test_a_mention_is_enough_in_a_sentence_on_the_paper_itself() -> None:
    for sentence in (
        "We draw a graph.",
        "It is our graph.",
        "This paper is on a graph.",
        "A graph is proposed.",
    ):
        assert found("A title", sentence, mentions=("graph",))
        assert not found("A title", sentence, hints=("graph",))
    assert not found("A title", "Others draw a graph. We do not.", mentions=("graph",))


def test_a_hint_needs_the_title_and_a_sentence_or_others_in_three() -> None:
    assert found("On nodes", "A node.", hints=("node",))
    assert not found("On nodes", "A text.", hints=("node",))
    three = ("node", "edge", "path")
    assert found("A title", "A node. Two edges. Each path.", hints=three)
    assert not found("A title", "A node. Two nodes. Each path.", hints=three)
    assert found("A title", "A node. A graph.", hints=("node",), mentions=("graph",))


def test_words_say_a_topic_only_with_others() -> None:
    assert not found("On edges", "An edge. " * 9, words=("edge",))
    assert not found("On edges", "An edge. A path. " * 9, words=("edge", "path"))
    assert found("On edges", "An edge. A graph.", words=("edge",), mentions=("graph",))


def test_the_acronym_that_ends_a_name_in_the_title_says_what_it_is() -> None:
    assert found("WarpGAN: drawing faces", "A text.", mentions=("GAN",))
    assert found("Faces drawn by two WarpGANs", "A text.", mentions=("GAN",))
    assert not found("WarpGANet: drawing faces", "A text.", mentions=("GAN",))
    assert not found("Warpgan: drawing faces", "A text.", mentions=("GAN",))
    assert not found("On slogans", "A text.", mentions=("GAN",))
    assert found("StyleGAN: drawing faces", "A text.", mentions=("StyleGAN",))


def test_without_an_abstract_a_hint_in_the_title_is_enough_and_a_word_is_not() -> None:
    assert found("On nodes", hints=("node",))
    assert not found("On edges", words=("edge",))


def test_each_further_topic_of_a_paper_needs_more() -> None:
    def topics_of(title: str, abstract: str) -> tuple[str, ...]:
        topics = [
            Topic(slug, slug, slug, (f"the {slug}",), (slug, slug * 2, slug * 3)) for slug in "abcd"
        ]
        return Vocabulary(topics).topics_of(title, abstract)

    assert topics_of("Of a, b", "A text.") == ("a",)
    assert topics_of("Of a, b", "B.") == ("b",)
    assert topics_of("Of a, b", "Aa. Bb.") == ("a", "b")
    assert topics_of("Of a, b", "Aa. Bb. C. C.") == ("a", "b")
    assert topics_of("Of a, b", "Aa. Bb. C. Cc.") == ("a", "b", "c")
    assert topics_of("Of a, b", "Aa. Bb. The d.") == ("a", "b", "d")


def test_a_topic_without_a_phrase_needs_one_of_the_words_that_tell_its_field() -> None:
    def is_found(title: str, abstract: str, excluded: tuple[str, ...] = ()) -> bool:
        return found(
            title,
            abstract,
            phrases=("diffusion model",),
            mentions=("diffusion",),
            needs=("noise", "GAN"),
            excluded=excluded,
        )

    assert is_found("Diffusion in copper", "Noises are added.")
    assert is_found("Diffusion in copper", "It is no gan.")
    assert not is_found("Diffusion in copper", "Diffusion was measured.")
    assert is_found("A diffusion model of copper", "It is linear.")
    assert is_found("On copper", "Its diffusion model is linear.")
    assert is_found("Diffusion in copper", "The noise of copper.", ("noise of copper",))


def test_without_an_abstract_a_mention_of_several_words_or_with_a_capital_needs_no_field() -> None:
    def is_found(title: str, abstract: str = "") -> bool:
        mentions = ("diffusion", "diffusion loss", "DDPM")
        return found(title, abstract, mentions=mentions, needs=("noise",))

    assert is_found("A diffusion loss")
    assert is_found("A DDPM of faces")
    assert not is_found("Diffusion in copper")
    assert is_found("Diffusion of noise")
    assert not is_found("A diffusion loss", "It is small.")
    assert not found("Diffusion in copper", hints=("diffusion in copper",), needs=("noise",))


def test_a_topic_of_another_field_does_not_make_the_next_one_need_more() -> None:
    copper = Topic("copper", "Copper", "Copper.", (), ("copper",), needs=("metal",))
    it = Topic("it", "It", "It.", (), ("graph",))
    abstract = "Copper is copper. There is a graph."
    assert Vocabulary([copper, it]).topics_of("A copper graph", abstract) == ("it",)


OTHER_FIELDS = {
    "Attention and reasoning of children with hearing loss": """Children between four and nine
        years listened to stories. Attention was rated by parents. Reasoning about the stories
        improved with age, and so did attention to detail.""",
    "Oxygen diffusion and island formation in copper films": """Diffusion of oxygen through thin
        films was observed at low pressure. Formation of islands begins at the edges, and the
        diffusion coefficient grows with temperature.""",
    "Ageing of paper insulation in power transformers": """Transformers fail when their insulation
        ages. Oil from forty transformers was drawn each spring, and its moisture was compared with
        the load on the transformers.""",
    "Chelating agents in the soil of rice fields": """Agents that bind cadmium were added before
        sowing. Two agents lowered the cadmium in the grain; a third agent lowered the yield.""",
    "Household debt, policy and the price of rice": """We ask how rural households react when the
        price of rice rises. Policy that forgives debt raises spending. Households with land sell
        it, whatever the policy.""",
}


@pytest.mark.parametrize(("title", "abstract"), OTHER_FIELDS.items())
def test_words_of_this_field_mean_something_else_in_others(
    vocabulary: Vocabulary, title: str, abstract: str
) -> None:
    assert vocabulary.topics_of(title, abstract) == ()


def test_a_phrase_that_means_something_else_is_covered() -> None:
    covered = ("computational graph",)
    assert not found("Computational graphs", phrases=("graph",), excluded=covered)
    assert found("Computational graphs of graphs", phrases=("graph",), excluded=covered)


def test_what_one_topic_excludes_another_may_find() -> None:
    topics = (
        Topic("graphs", "Graphs", "Graphs.", ("graph",), excluded=("computational graph",)),
        Topic("systems", "Systems", "Systems.", ("computational graph",)),
    )
    assert Vocabulary(topics).topics_of("Computational graphs", "") == ("systems",)


def test_topics_come_sorted_and_once() -> None:
    topics = [Topic(slug, slug, slug, (slug,)) for slug in ("b", "c", "a")]
    assert Vocabulary(topics).topics_of("c b a", "a. A. b.") == ("a", "b", "c")
    assert Vocabulary(topics).topics_of("", "") == ()


def test_the_hash_seed_does_not_change_the_topics() -> None:
    program = (
        "from pathlib import Path; from paper_archive.archive.topics.vocabulary import Vocabulary;"
        "from paper_archive.archive.topics.topics_file import read_topics;"
        "from paper_archive.errors import Where;"
        f"topics = read_topics(Path({str(TOPICS)!r}).read_bytes(), Where('topics.yml'));"
        "print(Vocabulary(topics).topics_of('Graph attention GANs', 'A recurrent LSTM. An RNN.'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "generator")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_an_abstract_of_a_megabyte_is_read_in_one_pass(vocabulary: Vocabulary) -> None:
    known = "Recurrent neural networks. "
    found = {
        text: vocabulary.topics_of("A title", (text * 1_000_000)[:1_000_000])
        for text in (known, "recurrent neural ", "attention. ", "\u00e9 ", "(", "a")
    }
    assert {text: topics for text, topics in found.items() if topics} == {
        known: ("recurrent-neural-networks",)
    }


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("A controller for the joints of a manipulator", "robot-control"),
        ("Planning paths among obstacles with a probabilistic roadmap", "motion-planning"),
        ("Stable walking of a humanoid robot", "legged-robots"),
        ("Autonomous driving in the rain", "autonomous-driving"),
    ],
)
def test_robots_alone_are_no_reinforcement_learning(
    vocabulary: Vocabulary, title: str, topics: str
) -> None:
    abstract = "We control a robot. The control policy plans its motion. Its agents act."
    found = vocabulary.topics_of(title, abstract)
    assert topics in found
    assert "reinforcement-learning" not in found


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Attention Is All You Need", "attention"),
        ("Graph Attention Networks", "graph-neural-networks"),
        ("Auto-Encoding Variational Bayes with VAEs", "autoencoders"),
        ("Long Short-Term Memory", "recurrent-neural-networks"),
        ("Deep Speech: Scaling up end-to-end speech recognition", "speech-recognition"),
        (
            "The Lottery Ticket Hypothesis: Finding Sparse Networks by Pruning",
            "network-compression",
        ),
        ("Weight Uncertainty in Bayesian Neural Networks", "bayesian-deep-learning"),
        ("A Unified Approach to Interpreting Model Predictions", "interpretability"),
    ],
)
def test_papers_that_are_not_in_the_archive_find_their_topic(
    vocabulary: Vocabulary, title: str, slug: str
) -> None:
    assert slug in vocabulary.topics_of(title, "")
