"""British words as Americans spell them, the same in the index and in the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Engine
from paper_archive.publish.search.words.spellings import SPELLINGS, american
from paper_archive.publish.search.words.words import stem

pytest_plugins = ("search_fixtures",)


@pytest.mark.parametrize(
    ("british", "same_as"),
    [
        ("colour", "color"),
        ("colouring", "coloring"),
        ("behavioural", "behavioral"),
        ("neighbourhood", "neighborhood"),
        ("modelling", "modeling"),
        ("modelled", "modeled"),
        ("labelled", "labeled"),
        ("labelling", "labeling"),
        ("travelling", "traveling"),
        ("signalling", "signaling"),
        ("fuelled", "fueled"),
        ("catalogue", "catalog"),
        ("catalogued", "cataloged"),
        ("dialogues", "dialogs"),
        ("analogue", "analog"),
        ("centre", "center"),
        ("centred", "centered"),
        ("centring", "centering"),
        ("fibres", "fibers"),
        ("kilometre", "kilometer"),
        ("theatre", "theater"),
        ("analyse", "analyze"),
        ("analysing", "analyzing"),
        ("defence", "defense"),
        ("offences", "offenses"),
        ("licence", "license"),
        ("practising", "practicing"),
        ("grey", "gray"),
        ("greyscale", "grayscale"),
        ("generalise", "generalize"),
        ("tokenisation", "tokenization"),
        ("optimiser", "optimizer"),
        ("summarisation", "summarization"),
        ("randomised", "randomized"),
        ("programme", "program"),
        ("artefact", "artifact"),
        ("ageing", "aging"),
        ("judgement", "judgment"),
        ("sceptical", "skeptical"),
        ("paediatric", "pediatric"),
        ("haemorrhage", "hemorrhage"),
        ("leukaemia", "leukemia"),
        ("anaesthesia", "anesthesia"),
        ("foetal", "fetal"),
        ("oesophagus", "esophagus"),
        ("manoeuvre", "maneuver"),
        ("aluminium", "aluminum"),
        ("sulphur", "sulfur"),
        ("fulfilment", "fulfillment"),
        ("skilful", "skillful"),
        ("focussed", "focused"),
        ("tumour", "tumor"),
        ("cheque", "cheque"),
    ],
)
def test_a_british_and_an_american_word_are_one(british: str, same_as: str) -> None:
    assert stem(american(british)) == stem(american(same_as))


@pytest.mark.parametrize(
    "word",
    [
        *("noise", "denoising", "precise", "supervised", "unsupervised", "promise", "exercise"),
        *("advise", "revise", "raise", "rise", "arise", "otherwise", "pairwise", "enterprise"),
        *("expertise", "compromise", "surprise", "disguise", "concise", "hour", "four", "tour"),
        *("contour", "your", "flour", "genre", "acre", "ogre", "literature", "geometry", "tree"),
        *("analysis", "basis", "modelling", "color", "center", "meter", "grape", "greedy", "size"),
        *("there", "where", "rose", "prize", "seize", "program", "programmer", "fence", "hence"),
    ],
)
def test_other_words_stay_as_they_are(word: str) -> None:
    assert american(word) == word


def test_the_page_has_the_same_table(engine: Engine) -> None:
    assert engine.ask("spellings") == [list(row) for row in SPELLINGS]


@given(
    each=st.lists(
        st.builds(
            "{}{}".format,
            st.text("aeioucglmnprstvwh", max_size=8),
            st.sampled_from(
                ["our", "ise", "isation", "yse", "re", "red", "ogue", "ence", "aemia", ""]
            ),
        ),
        max_size=30,
    )
)
def test_the_page_spells_every_word_alike(engine: Engine, each: list[str]) -> None:
    assert engine.ask("american", words=each) == [american(word) for word in each]
