"""Follow-up questions: which lean on what was said, what they carry, and what is never carried."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QuestionError
from retrieval.query.follow_ups import is_follow_up
from retrieval.query.rewriting import Query, standalone
from retrieval.types import MAX_QUESTION_CHARS, Question, Turn
from tests.support.errors import raises

RULING = (
    "What did South Korea's Supreme Court order Nippon Steel to do in 2018?",
    "It told the company to pay four men for forced labour [1].",
)
STATUE = ("When was the comfort women statue put up in Berlin?", "It was unveiled in Mitte in September 2020 [1].")
TREATY = ("Who signed the treaty of 1965 for Korea?", "Foreign minister Lee Tong-won signed it in Tokyo [1].")
STORM = ("Which storm hit the Philippines in November 2013?", "Typhoon Haiyan made landfall near Guiuan [1].")
ELECTION = ("Who won the election in Chile?", "Gabriel Boric won the second round in December 2021 [1].")
RECALL = ("Why did Toyota recall its cars?", "A seat belt could fail [1].")
STRIKE = ("How long did the Boeing strike last?", "53 days, until workers took the offer [1].")
PREMIER = ("Who was prime minister of Japan in 2015?", "Shinzo Abe had been in office since 2012 [1].")
QUAKE = ("how strong was the earthquake in noto", "It had a magnitude of 7.6 [1].")
BRIDGE = ("When was the Kerch bridge opened?", "It opened in May 2018 [1].")
ENVOY = ("why did japan recall its ambassador in 2017", "Because a statue was put up in Busan [1].")
FINE = ("What did the EU decide about Apple in 2024?", "It fined the company 1.8 billion euros [1].")
REFUSED = ("Who paid for the statue in Seoul?", "The corpus does not say. Nearest is an article on Mount Fuji.")


def ask(question: str, *said: str) -> Query:
    """Ask after turns that the person and the bot took one after the other."""
    turns = tuple(Turn("agent" if i % 2 else "user", text) for i, text in enumerate(said))
    return standalone(Question(question, turns))


@pytest.mark.parametrize(
    ("said", "question", "carried"),
    [
        # Pronouns that stand for nothing the question names.
        (RULING, "and how much did they pay?", {"Nippon Steel", "2018"}),
        (RULING, "Have they apologised for it?", {"Nippon Steel"}),
        (STATUE, "Who made it?", {"comfort women statue", "Berlin"}),
        (STATUE, "Did Franziska Giffey visit it?", {"comfort women statue", "Berlin"}),
        (PREMIER, "Where was he born?", {"prime minister", "Japan", "Shinzo Abe"}),
        (RECALL, "How many of them were sold in Europe?", {"Toyota recall"}),
        (QUAKE, "how many people did it kill?", {"earthquake", "noto"}),
        # "This", "that", "there", and times that were named.
        (RULING, "Did Tokyo protest against that?", {"Nippon Steel"}),
        (STORM, "How many people lived there?", {"Philippines", "Guiuan"}),
        (STATUE, "What else happened that year?", {"comfort women statue", "September 2020"}),
        (TREATY, "Is this treaty still in force?", {"1965", "Korea"}),
        # "The ruling": the one that was spoken of.
        (RULING, "Did Japan protest against the ruling?", {"Nippon Steel"}),
        (RULING, "How much did the company pay?", {"Nippon Steel"}),
        (STATUE, "Who unveiled the statue?", {"comfort women statue", "Berlin"}),
        (STRIKE, "What did the workers win?", {"Boeing strike"}),
        # Something else of the same kind.
        (RULING, "what about the other company?", {"Nippon Steel", "2018"}),
        (STATUE, "Are there any others?", {"comfort women statue", "Berlin"}),
        (STATUE, "And which other cities?", {"comfort women statue"}),
        # Gaps.
        (ELECTION, "by how many votes?", {"election", "Chile"}),
        (STORM, "How many people died?", {"Philippines", "November 2013", "Typhoon Haiyan"}),
        (RECALL, "when?", {"Toyota recall", "cars"}),
        (STRIKE, "Why?", {"Boeing strike"}),
        (RULING, "How did the Japanese government react?", {"Nippon Steel"}),
        (ELECTION, "and the runner-up?", {"election", "Chile"}),
        (STRIKE, "tell me more", {"Boeing strike"}),
    ],
)
def test_a_question_that_leans_carries_what_was_spoken_of(said: tuple[str, str], question: str, carried: set[str]):
    found = ", ".join(ask(question, *said).carried)
    assert {phrase for phrase in carried if phrase not in found} == set()


@pytest.mark.parametrize("said", [RULING, STATUE, TREATY, STORM, ELECTION, RECALL, STRIKE, PREMIER, QUAKE])
@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of Peru?",
        "And what is the capital of Peru?",
        "Thanks! Who won the 2010 World Cup?",
        "What is inflation?",
        "What is inflation and how does it hurt savers?",
        "Who is Greta Thunberg?",
        "Tell me about the Panama Canal.",
        "How many seats are there in the Bundestag?",
        "Why did the United Kingdom leave the European Union?",
        "Did Volkswagen say how many engines it had rigged?",
        "Is it legal to fly drones over Paris?",
        "How do glaciers move when they melt?",
        "If a tenant pays late, who may evict him?",
        "What is the difference between a treaty and an executive agreement?",
        "Has there been a strike at Renault this year?",
        "Which volcano erupted on Iceland's Reykjanes peninsula?",
    ],
)
def test_a_question_that_stands_alone_carries_nothing(said: tuple[str, str], question: str):
    assert ask(question, *said).carried == ()


@pytest.mark.parametrize(
    ("said", "question"),
    [
        *(
            (BRIDGE, text)
            for text in ("who built it?", "how long is it", "was it damaged later?", "And the railway part?")
        ),
        *(
            (BRIDGE, text)
            for text in ("how much did the bridge cost?", "who paid for the bridge", "is the bridge open?")
        ),
        *((BRIDGE, text) for text in ("did anyone protest against that?", "what happened to it in 2022?")),
        *((ENVOY, text) for text in ("when did he return?", "what else did they do?", "did the statue stay?", "why?")),
        *((ENVOY, text) for text in ("what did seoul say about that", "and for how long?", "what about the consul?")),
        *(
            (FINE, text)
            for text in ("Did the company appeal?", "how much was the fine?", "Did they pay it?", "and Google?")
        ),
        *(
            (FINE, text)
            for text in ("Which rules had it broken?", "Is the decision final?", "Was that the highest ever?")
        ),
        (FINE, "what did the commission say about the ruling?"),
    ],
)
def test_a_question_that_leans_carries(said: tuple[str, str], question: str):
    assert ask(question, *said).carried


@pytest.mark.parametrize("said", [RULING, STATUE, BRIDGE, ENVOY, FINE])
@pytest.mark.parametrize(
    "question",
    [
        # Nobody writes capitals in a chat: whom the pronoun stands for is named all the same.
        "did trump and abe talk about their trade deal",
        "when did kim hak sun tell the press what happened to her",
        "why did osaka end its ties with san francisco",
        "where was george bush when he said so in 2007",
        "gsomia 2019 how close to the deadline did seoul save it",
        "who put his name to the basic relations treaty for seoul",
        "which building did they pull down in seoul on the 50th liberation day",
        "which old woman protested all by herself outside the foreign ministry",
        # "The", though nobody has spoken of it.
        "who painted the night watch",
        "who invented the printing press",
        "who led the delegation from seoul",
        "How many countries are on the white list?",
        "Who doesn't like the proposal?",
        "Is there still a gap between the two sides?",
        "What's the name of the envoy who was recalled?",
        # "That" and "those", explained or known to both.
        "what's japan's problem with that treaty thing",
        "what made kim haksun speak after all those years?",
        "when was that chaotic hearing in parliament about a korean foundation",
        # Keywords, numbers and times.
        "1965 treaty",
        "abe park summit 2015",
        "What happened in 1998?",
        "which budget were the one billion yen taken from",
        "who sued in tokyo together with kim hak-sun and the others",
        "japan surely quotes some treaty in its favour, which one is it",
    ],
)
def test_nor_does_one_in_the_words_of_a_chat(said: tuple[str, str], question: str):
    assert ask(question, *said).carried == ()


def test_the_thing_that_was_just_named_is_carried_the_one_that_nobody_named_is_not():
    plain = ("Where does the statue stand?", "It stands across the street from the Japanese Embassy [1].")
    assert ask("Who put up the statue?", *plain).carried == ()
    assert ask("Who put up the statue?", *STATUE).carried
    assert ask("Who put up the statue?", *STATUE, *STRIKE).carried == ()


def test_self_contained_questions_of_one_conversation_carry_hardly_ever():
    file = Path(__file__).parents[2] / "questions" / "queries.jsonl"
    turns: list[Turn] = []
    carried = []
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if standalone(Question(row["text"], tuple(turns[-10:]))).carried:
            carried.append(row["text"])
        turns += [Turn("user", row["text"]), Turn("agent", row.get("quote") or "The corpus does not say.")]
    assert len(carried) <= 4, carried


def test_the_query_reads_as_a_person_would_write_it():
    query = ask("how much did they pay?", "What did the court order Nippon Steel to do in 2018?", "To pay [1].")
    assert query.text == "how much did they pay? (court order, Nippon Steel, 2018)"
    assert query.asked == "how much did they pay?"
    assert query.variants == (query.asked, query.text)


def test_a_query_that_carries_nothing_is_searched_once():
    assert ask("Who made the statue?").variants == ("Who made the statue?",)


def test_what_the_question_says_already_is_not_carried_again():
    assert ask("And when was the Berlin statue itself made?", *STATUE).carried == ("comfort women statue", "Mitte")


def test_a_name_that_is_put_in_place_of_another_drops_that():
    assert ask("What about Argentina?", *ELECTION).carried == ("won", "election")


def test_a_time_that_is_put_in_place_of_another_drops_that():
    assert not any("2013" in phrase for phrase in ask("and in 2014?", *STORM).carried)


def test_a_chain_of_follow_ups_goes_back_to_the_question_that_stood_alone():
    said = (*RULING, "And how much did they pay?", "100 million won each [1].")
    assert "Nippon Steel" in ask("and when?", *said).carried


def test_but_not_past_it():
    carried = " ".join(ask("Why?", *STATUE, *RECALL).carried)
    assert "Toyota" in carried
    assert "statue" not in carried


def test_nor_further_back_than_three_turns():
    said = (*STATUE, "Who paid?", "A club [1].", "Who built it?", "Two of them [1].", "Who minded?", "Many [1].")
    assert ask("Why?", *said).carried == ("minded", "built", "paid")


def test_thanks_are_no_turn_to_lean_on():
    assert "Nippon Steel" in ask("Have they paid?", *RULING, "Thank you!", "You are welcome.").carried


def test_an_answer_to_what_the_bot_asked_back_carries_the_question():
    asked_back = ("When did Tesla recall its cars?", "Which country do you mean?")
    assert ask("mainland China", *asked_back).carried == ("Tesla recall", "cars")
    assert ask("When was the Suez Canal dug?", *asked_back).carried == ()
    assert ask("Suez Canal traffic", "Thanks", "What else can I help you with?").carried == ()


def test_a_bot_that_could_not_say_gives_no_names():
    carried = ask("And when was it put up?", *REFUSED).carried
    assert any("statue" in phrase for phrase in carried)
    assert not any("Fuji" in phrase for phrase in carried)


def test_of_what_the_bot_said_only_names_are_carried():
    said = ("Who runs the ferry?", "However, 31 guests paid 900 crowns to Ada O'Venn [1]. Nobody else did [2].")
    assert ask("Where was she born?", *said).carried == ("runs", "ferry", "Ada O'Venn")


def test_what_the_person_said_of_it_is_told_from_what_the_bot_named():
    query = ask("Where was she born?", "Who runs the ferry?", "However, 31 guests paid Ada O'Venn [1].")
    assert query.carried == ("runs", "ferry", "Ada O'Venn")
    assert query.spoken == ("runs", "ferry")
    swapped = ask("what about the tram?", "Who runs the ferry?", "Ada O'Venn does [1].")
    assert swapped.carried[:2] == ("runs", "ferry")
    assert swapped.spoken == ()


def test_of_names_in_letters_with_full_stops_none_is_lost():
    said = ("Who spoke for the ferry?", "We read that the U.N. agreed with U.S. Steel [1]. The O.E.C.D. did not [2].")
    assert ask("Why did they?", *said).carried == ("spoke", "ferry", "U.N.", "U.S. Steel", "O.E.C.D.")


def test_titles_in_quotes_are_carried_whole():
    assert "The Apology" in ask("Who directed it?", 'When was "The Apology" shown in Seoul?', "In 2016 [1].").carried


def test_no_more_is_carried_than_a_person_would_read():
    said = (", ".join(f"Harbour {letter}lpha" for letter in "ABCDEFGHIJ") + " were closed", "Yes [1].")
    assert len(ask("Why were they closed?", *said).carried) == 6


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("도쿄 전력은 언제 방류를 시작했나요?", "그 회사는 얼마를 냈나요?"),
        ("도쿄 전력은 언제 방류를 시작했나요?", "왜요?"),
        ("도쿄 전력은 언제 방류를 시작했나요?", "그것은 안전한가요?"),
        ("東京電力はいつ放出を始めましたか", "それはなぜですか"),
        ("東京電力はいつ放出を始めましたか", "同社はいくら払いましたか"),
        ("東京電力はいつ放出を始めましたか", "中国は？"),
    ],
)
def test_a_korean_or_japanese_question_that_leans_carries_the_last_turn_whole(said: str, question: str):
    assert ask(question, said, "2023년 8월 [1].").carried == (said,)


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("도쿄 전력은 언제 방류를 시작했나요?", "페루의 수도는 어디인가요?"),
        ("東京電力はいつ放出を始めましたか", "ペルーの首都はどこですか"),
        ("東京電力はいつ放出を始めましたか", "日本ではこれまで何人が当選しましたか"),
    ],
)
def test_one_that_stands_alone_carries_nothing_there_either(said: str, question: str):
    assert ask(question, said, "2023년 8월 [1].").carried == ()


@pytest.mark.parametrize("question", ["why?", "who else?", "왜요?"])
def test_a_first_question_has_nothing_to_lean_on(question: str):
    assert ask(question) == Query(question)


def test_small_talk_at_the_beginning_makes_no_question_lean():
    assert not is_follow_up("Thanks, that's great. And who won the Nobel Peace Prize in 1991?")


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_an_empty_question_is_refused(text: str):
    with raises(QuestionError, "questions-empty"):
        ask(text, *STATUE)


def test_so_is_an_overlong_one():
    with raises(QuestionError, "questions-too-long", chars=2001, limit=2000):
        ask("a" * (MAX_QUESTION_CHARS + 1))


def test_white_space_and_what_is_no_text_are_cleaned_away():
    assert ask("who  paid\n\udcff?") == Query("who paid ??")


WORDS = st.sampled_from(
    ["it", "the", "what about", "Seoul", "2018", "paid", "그", "その", '"', "[1]", "&", "of", ".", "\udcff"]
)
TEXTS = st.text(max_size=80) | st.lists(WORDS, max_size=30).map(" ".join)


@given(TEXTS, st.lists(st.builds(Turn, st.sampled_from(["user", "agent"]), TEXTS), max_size=6))
def test_whatever_is_said_the_query_keeps_the_question_and_stays_short(text: str, turns: list[Turn]):
    try:
        query = standalone(Question(text, tuple(turns)))
    except QuestionError:
        assert not text.split()
        return
    assert query.text.startswith(query.asked)
    assert len(query.carried) <= 6
    assert turns or not query.carried
    query.text.encode()


@pytest.mark.parametrize("piece", ["and ", "a.", "the it ", "thanks! ", "is it ", "Of of ", "그 "])
def test_the_longest_of_turns_are_taken_too(piece: str):
    question = (piece * MAX_QUESTION_CHARS)[: MAX_QUESTION_CHARS - 1] + "?"
    assert len(ask(question, piece * 5_000, piece * 5_000).text) < 2 * MAX_QUESTION_CHARS


def test_of_a_long_turn_without_spaces_the_beginning_is_carried() -> None:
    turns = (Turn("user", "橋の工事費は市長が払いました" * 60),)
    assert standalone(Question("いつですか", turns)).carried
