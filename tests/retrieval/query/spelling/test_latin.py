"""Slips of the pen: which words are corrected, and which are left to stand."""

import time

import pytest

from retrieval.query.spelling.correction import correct
from tests.support.vocabularies import Articles


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("Wat did Japn demnad abuot the statue?", "What did Japan demand about the statue?"),
        ("who signed the agrement", "who signed the agreement"),
        ("what did the goverment say", "what did the government say"),
        ("intrest on the loans", "interest on the loans"),
        ("compesation for whom?", "compensation for whom?"),
        ("teh embasy in seul", "the Embassy in Seoul"),
        ("supreem cort", "Supreme court"),
        ("where is tokio", "where is Tokyo"),
        ("who is Kishda?", "who is Kishida?"),
        ("who is Funokoshi?", "who is Funakoshi?"),
        ("what hapened, and waht was anounced", "what happened, and what was announced"),
        ("whcih pannel", "which panel"),
        ("becuase of japn", "because of Japan"),
        ("who leads the foundtaion", "who leads the foundation"),
        ("the demonstraiton", "the demonstration"),
        ("what do the artilces say", "what do the articles say"),
        ("summraise the first article", "summarise the first article"),
        ("the minitsers", "the ministers"),
        ("which brdae", "which brdae"),
        ("demosntartions in seoul", "Demonstrations in seoul"),
        ("aggreement of 2015", "agreement of 2015"),
        ("WHO SIGNED THE AGREMENT", "WHO SIGNED THE AGREEMENT"),
        ("Goverment's words", "Government's words"),
        ("the embasy-goverment talks", "the Embassy-government talks"),
    ],
)
def test_a_slip_is_corrected_to_the_word_of_the_articles(text: str, corrected: str):
    assert correct(text, Articles()) == corrected


@pytest.mark.parametrize(
    "text",
    [
        "What did Japan demand about the statue?",
        "demands of Japan's governments",  # other inflections of what the articles have
        "Who is the ambassador?",
        "how do i bake bread",  # no words of the articles, and words all the same
        "the south boarder",
        "install ubuntu drivers",
        "Who is Kana?",  # names may be somebody else's
        "Who is Yuko?",
        "Who is Parker?",
        "yuko spoke",
        "kana spoke",
        "Tokya",
        "IAEA, GSOMIA and DECcourt",
        "whats doesnt and wont",
        "in 1956 or 20166",
        "소녀상은 누가 세웠나요?",
        "像を建てたのは誰ですか",
        "",
        "?!",
    ],
)
def test_what_is_no_plain_slip_stays(text: str):
    assert correct(text, Articles()) == text


def test_of_two_that_are_as_near_the_frequent_one_is_meant_or_none():
    once = Articles("the bridge and the fridge of brides")
    assert correct("bridga", once) == "bridga"  # the last letter makes another word
    assert correct("bride brideg", once) == "bride bridge"
    both = Articles("the statue, the statute", frozenset())
    assert correct("stattue", both) == "stattue"
    often = Articles("statues " * 3 + "the statute " + "statue " * 3, frozenset())
    assert correct("stattue", often) == "statue"


def test_of_forms_as_near_the_one_in_small_letters_is_taken():
    assert correct("statment", Articles("Statement. A statement.")) == "statement"
    assert correct("Statment", Articles("Statement. A statement.")) == "Statement"


def test_a_correct_question_costs_next_to_nothing():
    articles = Articles()
    correct("warm up", articles)
    began = time.perf_counter()
    for _ in range(100):
        correct("What did the government of Japan demand about the statue in Seoul?", articles)
    assert (time.perf_counter() - began) / 100 < 0.003


def test_the_longest_of_junk_is_looked_at_at_once():
    began = time.perf_counter()
    correct("demnad " * 280, Articles())
    correct("x" * 2_000, Articles())
    assert time.perf_counter() - began < 2
