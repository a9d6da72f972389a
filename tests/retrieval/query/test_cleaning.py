"""What a person wrote becomes its question: what goes, what must stay, and how long it may take."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QuestionError
from retrieval.query.cleaning import clean, is_courtesy
from retrieval.query.markup import without_markup
from retrieval.query.rewriting import standalone
from retrieval.types import Question, Turn
from tests.support.errors import raises

ASKED = "who signed the treaty"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<@123> who signed <@!45> the <@&6> treaty <#789>?", "who signed the treaty?"),
        ("</ask:12345> who signed </corpus log:9>", "who signed"),
        ("who signed <:pog:123456> the <a:dance:9876> treaty?", "who signed the treaty?"),
        ("@everyone who signed @here", "who signed"),
        ("who signed it <t:1618953630:R>?", "who signed it?"),
        ("<id:browse> who signed? <id:guide>", "who signed?"),
        ("**who** *signed* __the__ _treaty_ ~~quickly~~ ||now||?", "who signed the treaty quickly now?"),
        ("***who*** signed the ||**treaty**||?", "who signed the treaty?"),
        ("> who signed\n> the treaty?", "who signed\nthe treaty?"),
        (">>> who signed?", "who signed?"),
        ("# who signed?\n-# small print", "who signed?\nsmall print"),
        ("- who signed?\n- who paid?", "who signed?\nwho paid?"),
        ("who `signed` the ``treaty``?", "who signed the treaty?"),
        ("```py\nwho signed?\n```", "who signed?"),
        ("```who signed?```", "who signed?"),
        ("what does [the treaty](https://example.org/a_(b)) say?", "what does the treaty say?"),
        ('[the treaty](<https://example.org> "title") says what?', "the treaty says what?"),
        ("who signed https://example.org/a?b=c#d", "who signed"),
        ("<https://example.org/a> who signed?", "who signed?"),
        ("is it in https://example.org/a?", "is it in?"),
        ("who signed (https://example.org)?", "who signed?"),
        ("who signed www.example.org/a the treaty", "who signed the treaty"),
        ("who signed 🙂👍🏽 the treaty 🇰🇷👩‍👩‍👧1️⃣❤️?", "who signed the treaty?"),
        (":wave: who signed :flag_kr: the treaty :smile::heart:", "who signed the treaty"),
        ("who\u200b signed\ufeff?", "who signed?"),
        (r"who \*signed\* the treaty", "who signed the treaty"),
    ],
)
def test_markup_goes_and_what_it_wraps_stays(text: str, plain: str):
    assert without_markup(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "what is snake_case?",
        "what is 2*3?",
        "did it open at 10:30:15?",
        "is -5 less than +3?",
        "who owns Footnote™ ©2020?",
        "x > y or a < b?",
        "who paid ~5 million?",
        "what is C#?",
        "who wrote a|b?",
        "is a:b: a ratio?",
        "mail tom@here.example?",
    ],
)
def test_what_only_looks_like_markup_stays(text: str):
    assert without_markup(text) == text


WRAPPED = """
Hi! {}?
hi {}?
hello there, {}?
Hey Footnote, {}?
hey everyone {}?
Good morning all! {}?
Hi Tom, {}?
yo {}?
{}? Thanks!
{}? Thanks in advance!
{}? thx
{}? Thank you so much guys!!
{}? Many thanks for your help
{}? ty
{}? I'd appreciate any help
{}? Any help would be appreciated
does anyone know {}?
Does anybody here know {}?
anyone know {}?
do you happen to know {}?
Would you mind telling me {}?
is there anyone who knows {}?
if anyone knows, {}?
{}, does anyone know?
{}? anyone?
{}? Any ideas?
I was wondering if anyone knows {}?
I wonder {}?
just curious, {}?
Just curious but {}?
I'm just curious: {}?
{}? Just curious.
{}? I was just wondering
out of curiosity, {}?
quick question: {}?
Quick question - {}?
I have a quick question, {}?
dumb question but {}?
My question is {}?
asking for a friend, {}?
{}? Asking for a friend.
{} (asking for a friend)?
please, {}?
please tell me {}?
{}, please?
{} please?
{}? pls
{}? plz help
Can you tell me {}?
could you please tell me {}?
could someone explain {}?
Can anybody tell me please {}?
may I ask {}?
tell me {}?
I'd like to know {}?
I want to know {}?
I would love to know {}?
I need to find out {}?
I forgot {}?
idk {}?
any idea {}?
sorry, {}?
Sorry to bother you, {}?
sorry if this was asked before, but {}?
excuse me, {}?
{}? Sorry for my bad english
{}? Sorry if this is a dumb question
{}? Best, Tom
{}? Kind regards, Ana
{}? Cheers
{}? Cheers, Tom
{}? -- Ana
According to the articles, {}?
according to your articles {}?
{} according to the articles?
From what the articles say, {}?
Based on the articles you have, {}?
do the articles say {}?
um, {}?
uhh {}?
hmm {}?
lol {}?
{}? lol
{}? haha
hey so like {}?
so like {}?
oh, {}?
wait, {}?
ok {}?
btw {}?
by the way, {}?
{}? :)
{}? xD
<@123> hey!! does anybody know {}? 🙏🙏 thx
**Hi all**, :wave: quick question, {}? Thanks & https://example.org
not sure if this is the right channel, but {}?
{}? No rush!
{}? Have a nice day!
"""


@pytest.mark.parametrize("wrapping", WRAPPED.strip().splitlines())
def test_what_is_around_a_question_goes(wrapping: str):
    wrapping = wrapping.replace("Thanks & https", "Thanks https")
    assert clean(wrapping.format(ASKED)) == f"{ASKED}?"


@pytest.mark.parametrize("wrapping", WRAPPED.strip().splitlines()[::5])
def test_in_capitals_too(wrapping: str):
    assert clean(wrapping.format(ASKED).upper()) == f"{ASKED}?".upper()


@pytest.mark.parametrize(
    "text",
    [
        "What thanks did Abe give?",
        "Did Abe say thank you?",
        "What is the word for thank you?",
        "Did he give thanks?",
        "Thanks to whom did Korea get the money?",
        "Thanks to the treaty, what did Korea get?",
        "Why did he say sorry?",
        "Sorry seems to be the hardest word lyrics",
        "Who said hello first?",
        "Hello Kitty museum opening",
        "Hi-tech exports to Korea",
        "Did Japan please Seoul?",
        "Who did the deal please?",
        "What is hard to please?",
        "What does Seoul have to do to help?",
        "Who cheers?",
        "Which team is best?",
        "Who is the best, Park or Abe?",
        "What does lol mean?",
        "Could anyone sue Japan?",
        "Does anyone know about the treaty?",
        "Can you see the statue from the embassy?",
        "Who could anyone trust?",
        "Does Japan have any idea?",
        "According to the Korea Times, who signed?",
        "According to article 3, who signed?",
        "Who was right according to the report?",
        "Who lied, according to the task force?",
        "Like Japan, did Korea sign?",
        "Well water in Fukushima",
        "One question was left open in 1965, which?",
        "question of the statue",
        "Right to sue after 1965",
        "What did Seoul wonder?",
        "tell me about the treaty",
        "explain the treaty",
        "What do the articles say about the treaty?",
        "Who is mentioned in the articles?",
        "I have a question about the 1965 treaty: who signed it?",
        "What did he say -- nothing?",
        "일본은 왜 죄송하다고 했나요?",
        "조약에 대해 알려 주세요",
        "조약에 대해서 설명해 주세요",
        "저기 있는 동상은 누가 세웠나요?",
        "누가 감사합니다라고 말했나요?",
        "첫 번째 기사를 요약해 주세요",
        "こんにちはと最初に言ったのは誰ですか",
        "すみませんと言ったのは誰ですか",
        "条約について教えてください",
        "条約の概要を教えてください",
        "あの像を建てたのは誰ですか",
    ],
)
def test_a_word_of_the_question_stays(text: str):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("and who paid?", "and who paid?"),
        ("But why?", "But why?"),
        ("So what did Japan say?", "So what did Japan say?"),
        ("Thanks! And who paid?", "And who paid?"),
        ("thx but who paid?", "but who paid?"),
        ("Hi, and who paid?", "and who paid?"),
    ],
)
def test_a_conjunction_at_the_beginning_stays(text: str, question: str):
    assert clean(text) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Can you tell me about the treaty?", "tell me about the treaty?"),
        ("Could you please summarise the first article?", "summarise the first article?"),
        ("please compare the two", "compare the two"),
        ("Could you tell me if Japan paid?", "if Japan paid?"),
        ("can you tell me in which year Japan paid", "in which year Japan paid"),
        ("hey so like what's japan's problem with that statue thing", "what's japan's problem with that statue thing"),
        ("When was it signed please?", "When was it signed?"),
        ("who signed\nthanks\nTom", "who signed"),
        ("does anyone know did Japan pay?", "did Japan pay?"),
        ("does anyone know statue busan when", "statue busan when"),
        ("Compare the fund with the agreement Thanks!", "Compare the fund with the agreement"),
        ("1965 treaty -- Ana", "1965 treaty"),
        ("Hi\n\nWho signed?\n\nBest,\nTom", "Who signed?"),
    ],
)
def test_what_is_asked_for_stays(text: str, question: str):
    assert clean(text) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("안녕하세요, 동상은 누가 세웠나요?", "동상은 누가 세웠나요?"),
        ("안녕하세요 여러분! 동상은 누가 세웠나요?", "동상은 누가 세웠나요?"),
        ("혹시 동상은 누가 세웠나요?", "동상은 누가 세웠나요?"),
        ("동상은 누가 세웠나요? 감사합니다.", "동상은 누가 세웠나요?"),
        ("동상은 누가 세웠나요? 미리 감사드립니다!", "동상은 누가 세웠나요?"),
        ("동상은 누가 세웠나요? 알려 주세요.", "동상은 누가 세웠나요?"),
        ("동상은 누가 세웠나요? 아시는 분 계신가요?", "동상은 누가 세웠나요?"),
        ("혹시 동상을 누가 세웠는지 아시는 분 계신가요?", "동상을 누가 세웠는지?"),
        ("동상을 누가 세웠는지 알려 주세요", "동상을 누가 세웠는지"),
        ("동상을 누가 세웠는지 궁금합니다", "동상을 누가 세웠는지"),
        ("기사에 따르면 동상은 누가 세웠나요?", "동상은 누가 세웠나요?"),
        ("죄송하지만, 동상은 누가 세웠나요?", "동상은 누가 세웠나요?"),
        ("질문 있습니다. 동상은 누가 세웠나요?", "동상은 누가 세웠나요?"),
        ("궁금해서 그런데요, 동상은 누가 세웠나요? ㅎㅎ", "동상은 누가 세웠나요?"),
        ("<@123> 동상은 누가 세웠나요? 🙏 수고하세요~", "동상은 누가 세웠나요?"),
        ("こんにちは、像を建てたのは誰ですか？", "像を建てたのは誰ですか？"),
        ("すみません、像を建てたのは誰ですか？", "像を建てたのは誰ですか？"),
        ("すみませんが像を建てたのは誰ですか？", "像を建てたのは誰ですか？"),
        ("質問です。像を建てたのは誰ですか？", "像を建てたのは誰ですか？"),
        ("像を建てたのは誰ですか？ありがとうございます！", "像を建てたのは誰ですか？"),
        ("像を建てたのは誰ですか？よろしくお願いします", "像を建てたのは誰ですか？"),
        ("像を建てたのは誰ですか。教えてください。", "像を建てたのは誰ですか。"),
        ("像を建てたのは誰か教えてください", "像を建てたのは誰か"),
        ("像を建てた人を教えてください", "像を建てた人"),
        ("像を建てたのは誰かご存知ですか？", "像を建てたのは誰か？"),
        ("記事によると、像を建てたのは誰ですか？", "像を建てたのは誰ですか？"),
        ("えっと、像を建てたのは誰ですか？（笑）", "像を建てたのは誰ですか？"),
    ],
)
def test_korean_and_japanese_courtesies_go_too(text: str, question: str):
    assert clean(text) == question


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Thanks!", "Thanks!"),
        ("hello there!", "hello there!"),
        ("**hi** <@123>", "hi"),
        ("감사합니다", "감사합니다"),
        ("ありがとう", "ありがとう"),
        ("do you know?", "do you know?"),
        ("🙂", "🙂"),
        ("https://example.org", "https://example.org"),
        ("?", "?"),
    ],
)
def test_something_is_always_left(text: str, left: str):
    assert clean(text) == left


PIECES = st.sampled_from(
    [
        "hi ",
        "thanks ",
        ", ",
        "please ",
        "who signed ",
        "? ",
        "\n",
        "** ",
        "> ",
        "( ",
        ") ",
        "just curious ",
        "but ",
        "-- Tom",
        "best, ",
        "does anyone know ",
        "sorry ",
        "according to the articles ",
        "lol ",
        ":) ",
        "감사합니다 ",
        "안녕하세요 ",
        "こんにちは",
        "教えてください",
        "か",
        "🙂",
        "<@1>",
        "https://a.b ",
        "[a](https://b.c)",
        "\\",
        "_",
        "`",
        "```",
        "the ",
    ]
)


@given(st.text(max_size=60) | st.lists(PIECES, max_size=14).map("".join))
def test_a_cleaned_text_is_clean(text: str):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert bool(cleaned) == bool(text.split())
    assert len(cleaned) <= len(text) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "hi ",
        "thanks ",
        "please um, ",
        "(",
        "()",
        "**a ",
        "> ",
        "\\",
        "[a](https://",
        "sorry for a ",
        "감사합니다 ",
        "🙂 ",
    ],
)
def test_the_longest_of_junk_is_cleaned_at_once(piece: str):
    began = time.perf_counter()
    clean((piece * 2_000)[:2_000])
    assert time.perf_counter() - began < 1


def test_what_is_searched_and_shown_is_the_cleaned_question():
    turns = (Turn("user", "Hi! Does anyone know who built the Aso bridge? Thanks!"), Turn("agent", "A firm."))
    query = standalone(Question("Thanks! **When** was it opened pls 🙏", turns))
    assert query.asked == "When was it opened"
    assert query.carried == ("built", "Aso bridge")


def test_a_question_is_as_long_as_it_was_written():
    with raises(QuestionError, "questions-too-long", chars=2_010):
        standalone(Question("Thanks! " + "a" * 2_002))


@pytest.mark.parametrize(
    "text", ["Hi all!", "thanks a lot :)", "<@1234> thx", "안녕하세요", "ありがとうございます！", "lol"]
)
def test_a_text_of_courtesies_alone_is_one(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["", "???", "Hello Kitty", "thanks to whom?", "hi, who paid?", "help", "소녀상"])
def test_what_asks_or_says_more_or_nothing_is_none(text: str) -> None:
    assert not is_courtesy(text)
