"""Where sentences begin and end: in prose, in quotes, in headings and chats, wrapped by hand, in several scripts."""

import textwrap
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.sentences import iter_sentences, split_sentences

BRIDGE = (
    "The council of Varne closed the old bridge on Monday after a barge struck its middle pier. Nobody was hurt. "
    "The harbour master said that the barge had lost its rudder, and that the pier would be inspected by divers "
    "before the week was out."
)
BRIDGE_SENTENCES = [
    "The council of Varne closed the old bridge on Monday after a barge struck its middle pier.",
    "Nobody was hurt.",
    "The harbour master said that the barge had lost its rudder, and that the pier would be inspected by divers "
    "before the week was out.",
]

# Pieces that mean something to whoever looks for sentences, and any text between.
LAYOUT = ["\n", "\n\n", " \n\t\n", " ", "\u3000", "\xa0", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff", "- "]
MARKS = [". ", "! ", "。", "「", "。」", "Dr. ", "3.5", "e.g. ", "“No.” ", "A", "😀", "👩‍👩‍👧", "e\u0301"]
SPOKEN = ["다리가 닫혔다. ", "橋は閉鎖された。", "جسر. "]
pieces = st.sampled_from(LAYOUT + MARKS + SPOKEN)
any_text = st.text() | st.lists(pieces | st.text(max_size=12), max_size=40).map("".join)
languages = st.sampled_from([None, "en", "de", "ko", "ja", "zh", "ar", "xx", ""])


def sentences(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


def unwrapped(text: str) -> list[str]:
    return [" ".join(sentence.split()) for sentence in sentences(text)]


def test_a_full_stop_ends_a_sentence():
    assert split_sentences("It rose. It fell.") == [(0, 8), (9, 17)]


def test_the_first_sentences_can_be_had_without_looking_at_the_rest():
    text = "\n".join(f"Line {n} rose. It fell." for n in range(50))
    spans = iter_sentences(text)
    assert [next(spans), next(spans)] == split_sentences(text)[:2]


def test_so_do_question_and_exclamation_marks():
    assert sentences("Is it safe? It is! Go on.") == ["Is it safe?", "It is!", "Go on."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Orla Venn met Mr. Pell on Monday.",
        "The ferry leaves from Marrow St. near the quay.",
        "Orla J. Venn signed for the U.S. consul.",
        "Some tolls, e.g. those for carts, were kept.",
        "The fee rose from 2.25 to 3.5 crowns.",
        "He paid 1,200.50 crowns.",
        "The plan is at https://varne.example/plan.html?year=2020 for all to read.",
    ],
)
def test_abbreviations_decimals_and_addresses_do_not(sentence: str):
    assert sentences(f"{sentence} She left.") == [sentence, "She left."]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor thanked Ms. Venn and Msgr. Pell of Varne.",
        "Gen. Roe, Sen. Vance and Lt. Col. Finch met at St. Orla's.",
        "It is told in Vol. 3 of the records, in Ch. 4 and under No. 12.",
        "The talks of Jan. 30 and Sept. 5 went on at the U.N. office.",
        "The U.N. Harbour Committee wrote to the U.S. Navy.",
        "Marrow Ferries Co. and Pell Steel Inc. signed at last.",
        "J. Edgar Venn and W. B. Pell spoke for the D.P.R.V. envoy.",
        "The signing took place at 2 p.m. Tuesday in the hall.",
        "It begins at 10:30 a.m. EST, at 4 p.m. Varne time.",
        "The Varne-U.S. ferry pact cost 2.5 million.",
        "Approx. 40 people came by the voc. school bus.",
    ],
)
def test_neither_do_titles_times_initials_and_numbers(sentence: str):
    assert sentences(f"{sentence} She left.") == [sentence, "She left."]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Am 3. Oktober traf Dr. Venn den 1. Vorsitzenden."),
        ("de", "Im 19. Jahrhundert kostete sie 3,5 Mio. Kronen, z. B. in Bonn bzw. Trier."),
        ("de", "Die Nr. 5 und Abs. 3 galten unter Orla II. weiter."),
        ("fr", "M. Venn a vu Mme Pell, J.-P. Roy et le Dr. Blanc."),
        ("fr", "Il régnait en 44 av. J.-C. selon l'art. 5 du ch. 3."),
        ("es", "El Sr. Venn y la Sra. Pell llegaron a las 2 p.m. del martes."),
        ("es", "El núm. 5 de EE. UU. costó 3.500 euros."),
        ("ko", "2016. 3. 22. 다리가 3.5m 올랐다."),
        ("ja", "No. 5の橋は3.5メートル上がった。"),
    ],
)
def test_nor_do_they_in_other_languages_said_or_not(language: str, sentence: str):
    following = {"ko": " 배가 왔다.", "ja": "船が来た。", "de": " Danach kam sie."}.get(language, " Ella.")
    expected = [sentence, following.strip()]
    assert sentences(sentence + following, language) == sentences(sentence + following) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended at 2 p.m.|The delegates left.",
        "It closed at 7 a.m.|Sunday was quiet.",
        "She lives in the U.S.|He lives in Varne.",
        "He left Pell Steel Corp.|The judge agreed.",
        "They sold nets, ropes, etc.|The market closed.",
        "It was the 5th of Dec.|Then it snowed.",
        "Er starb am 5.|Danach kam Ruhe.",
        "Sie stiegen um 3 Mio.|Die Stadt zahlte.",
        "Es war warm.|17 Tage blieb sie.",
        "I am 12.|She is 14.",
        "i went home.|then i slept.|it was late.",
    ],
)
def test_where_a_sentence_does_end_it_ends(text: str):
    ends = text.split("|")
    assert sentences(" ".join(ends)) == ends


@pytest.mark.parametrize(
    "text",
    [
        "橋は開いた。|16日に閉じた。",
        "The toll is gone.|Ferries are free.",
        "Tolls rose by 5%.|Fares (those of carts).|Fees did not.",
    ],
)
def test_also_where_no_space_follows(text: str):
    ends = text.split("|")
    assert sentences("".join(ends)) == ends


def test_the_number_of_a_list_item_belongs_to_it():
    assert sentences("1. The bridge is shut. 2. The ferry runs.") == ["1. The bridge is shut.", "2. The ferry runs."]
    assert sentences("1. The old bridge 2. The new ferry") == ["1. The old bridge", "2. The new ferry"]


@pytest.mark.parametrize(
    "sentence",
    [
        'The mayor said, "It is safe. Nobody need worry," and left.',
        "The mayor said “it is safe. Nobody need worry.”",
        "„Es ist sicher. Keine Sorge“, sagte er.",
        "« C'est sûr. Pas de souci », a-t-il dit.",
        "«Es seguro. No hay problema», dijo.",
        "市長は『橋は安全だ。心配ない。』と述べた。",
        "시장은 “안전하다. 걱정 마라.”고 말했다.",
        "“Will we rebuild it?” Mayor Venn asked.",
    ],
)
def test_a_sentence_does_not_end_within_quotation_marks(sentence: str):
    assert sentences(f"{sentence} (Varne)")[0] == sentence


def test_a_long_speech_ends_where_its_sentences_do():
    said = [f"The pier was struck {n} times, and nobody who works on it was told." for n in range(12)]
    text = f"“{' '.join(said)}” she told the council. Then she left."
    assert sentences(text) == [f"“{said[0]}", *said[1:-1], f"{said[-1]}” she told the council.", "Then she left."]


def test_a_sentence_in_brackets_stands_alone():
    assert sentences("(Have tolls risen?) They have. He (Pell) left.") == [
        "(Have tolls risen?)",
        "They have.",
        "He (Pell) left.",
    ]


@pytest.mark.parametrize("lone", ["5 < 6", "a :( face", "the (old pier"])
def test_a_bracket_without_its_other_half_holds_no_sentences_together(lone: str):
    assert sentences(f"It was {lone}. It fell. Then (so it is told) all left.")[1] == "It fell."


def test_an_opening_mark_belongs_to_what_it_opens():
    assert sentences("Il est parti. « Tu es là.") == ["Il est parti.", "« Tu es là."]


def test_a_closing_quotation_mark_belongs_to_the_sentence_that_it_closes():
    assert sentences('"We will rebuild it." The mayor left.') == ['"We will rebuild it."', "The mayor left."]
    assert sentences("“Nobody need worry.” He left.") == ["“Nobody need worry.”", "He left."]


@pytest.mark.parametrize("note", ["[3]", "[note 3]", "[citation needed]", "[1][2]"])
def test_so_does_a_note_without_a_space(note: str):
    assert sentences(f"The pier fell.{note} Nobody was hurt.") == [f"The pier fell.{note}", "Nobody was hurt."]


def test_a_quoted_question_does_not_end_the_sentence_that_quotes_it():
    assert sentences('"Will we?" asked Mr. Pell. He left.') == ['"Will we?" asked Mr. Pell.', "He left."]


def test_a_heading_needs_no_full_stop_to_stand_alone():
    assert sentences("Old bridge closes\nThe council closed it. It opens in May.") == [
        "Old bridge closes",
        "The council closed it.",
        "It opens in May.",
    ]


def test_a_blank_line_ends_a_sentence_even_where_it_has_white_space():
    assert sentences("Tolls\n\nFerries\n \t\nBridges") == ["Tolls", "Ferries", "Bridges"]


def test_list_items_stand_alone():
    items = ["- the toll", "- the ferry and its landing", "- fish"]
    assert sentences("\n".join(items)) == items


def test_so_do_the_lines_of_a_chat():
    chat = "<ada> is the ferry running\n<bo> no, it isn't. Come tomorrow\n<ada> ok"
    assert sentences(chat) == ["<ada> is the ferry running", "<bo> no, it isn't.", "Come tomorrow", "<ada> ok"]


def test_a_paragraph_on_one_line_is_cut_at_its_full_stops():
    assert sentences(BRIDGE) == BRIDGE_SENTENCES


@pytest.mark.parametrize("width", [40, 60, 72, 79, 90, 100, 110])
def test_a_paragraph_wrapped_by_hand_has_the_sentences_that_it_has_on_one_line(width: int):
    assert unwrapped(textwrap.fill(BRIDGE, width)) == BRIDGE_SENTENCES


def test_a_sentence_of_a_wrapped_paragraph_keeps_its_line_ends():
    wrapped = "The council closed the bridge after a barge\nstruck its pier. Nobody was hurt."
    assert sentences(wrapped) == ["The council closed the bridge after a barge\nstruck its pier.", "Nobody was hurt."]


def test_wrapped_paragraphs_are_told_apart_by_a_blank_line():
    ferry = "The ferry runs every hour from the quay of Varne to the mill on the far bank of the river"
    assert unwrapped(f"{textwrap.fill(ferry, 50)}\n\n{textwrap.fill(BRIDGE, 60)}") == [ferry, *BRIDGE_SENTENCES]


def test_lines_wider_than_anybody_wraps_by_hand_are_lines_of_their_own():
    first, second = "ferry " * 25 + "runs", "Bridge " * 21 + "stays"
    assert sentences(f"{first}\n{second}") == [first, second]


def test_korean_sentences_end_at_full_stops():
    text = "다리는 월요일에 닫혔다. 배가 교각을 쳤다. 시장은 안전하다고 말했다."
    expected = ["다리는 월요일에 닫혔다.", "배가 교각을 쳤다.", "시장은 안전하다고 말했다."]
    assert sentences(text, "ko") == expected
    assert sentences(text) == expected


def test_japanese_sentences_end_at_their_own_full_stops_without_a_space():
    text = "橋は月曜日に閉鎖された。船が橋脚に衝突した。本当に安全か？はい！"
    expected = ["橋は月曜日に閉鎖された。", "船が橋脚に衝突した。", "本当に安全か？", "はい！"]
    assert sentences(text, "ja") == expected
    assert sentences(text) == expected


@pytest.mark.parametrize("language", ["ja", None])
def test_a_japanese_quotation_does_not_end_the_sentence_that_quotes_it(language: str | None):
    text = "市長は「橋は安全だ。」と述べた。船は去った。"
    assert sentences(text, language) == ["市長は「橋は安全だ。」と述べた。", "船は去った。"]


def test_characters_beyond_the_basic_plane_count_as_one():
    assert split_sentences("😀😀 rose. 𝒱 fell.") == [(0, 8), (9, 16)]


def test_an_unknown_language_is_read_like_english():
    assert sentences("Dr. Venn left. He stayed.", "xx") == ["Dr. Venn left.", "He stayed."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \t\n \u3000\n"])
def test_white_space_has_no_sentences(text: str):
    assert split_sentences(text) == []


@given(any_text, languages)
@example("a\x1cb\x1c\n\x1c\nc", None)
@example(". \n.", None)
def test_spans_are_in_order_and_leave_out_nothing_but_white_space(text: str, language: str | None):
    end_before = 0
    for start, end in split_sentences(text, language):
        assert end_before <= start < end
        assert text[end_before:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        end_before = end
    assert text[end_before:].strip() == ""


@given(any_text)
def test_no_sentence_reaches_across_a_blank_line(text: str):
    assert not any("\n\n" in sentence for sentence in sentences(text))


@pytest.mark.parametrize("text", ["a\n" * 100_000, "“a" * 60_000, "(a) " * 40_000, "[" * 150_000])
def test_odd_texts_take_no_time_by_the_square_of_their_length(text: str) -> None:
    began = time.monotonic()
    spans = split_sentences(text)
    assert time.monotonic() - began < 3
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


def test_a_very_long_line_is_cut_between_its_sentences_alone() -> None:
    sentences = [f"The council met on day {n}, and Mr. Finch was {'not ' * (n % 7)}there." for n in range(2_000)]
    line = " ".join(sentences)
    assert len(line) > 100_000
    assert [line[start:end] for start, end in split_sentences(line)] == sentences


def test_a_sentence_longer_than_is_looked_at_at_once_is_all_there() -> None:
    text = "word " * 5_000 + "end. And a second one."
    assert " ".join(text[start:end] for start, end in split_sentences(text)) == text
