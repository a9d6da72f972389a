"""Every text that reaches Discord fits and does nothing, whatever articles and people write in it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord.answering import _Progress
from bot.discord.autocompletion import _publisher, _title
from bot.discord.cogs.corpus.audit_log import entry_line
from bot.discord.cogs.corpus.history import changes_text
from bot.discord.cogs.coverage import request_line
from bot.discord.cogs.fact_check import checked_blocks
from bot.discord.cogs.follow import follow_line, told_text
from bot.discord.cogs.help import help_blocks
from bot.discord.cogs.passages import passage_block
from bot.discord.cogs.sources import sources_blocks
from bot.discord.cogs.timeline import _alt_text, timeline_blocks
from bot.discord.message_rules import thread_name
from bot.discord.permissions.bot_permissions import permission_name
from bot.discord.views.answer_buttons import ReceiptButton, answer_view
from bot.discord.views.answer_details import difference, explanation, passage_page
from bot.discord.views.article_embed import article_embed, embed_text
from bot.discord.views.feedback_modal import FeedbackModal
from bot.discord.views.link_card import held_text, link_card
from bot.moderation.manual_articles import Draft
from bot.moderation.posted_links import Held
from bot.moderation.stale_citations import correction_line
from bot.records import AuditLogEntry, CoverageRequest, PostedLink, Receipt, Requester, new_receipt_id
from bot.render.answer_pages import answer_pages
from bot.render.discord_limits import (
    BUTTON_LABEL,
    CHOICE_NAME,
    CHOICE_VALUE,
    CUSTOM_ID,
    EMBED_DESCRIPTION,
    EMBED_FIELD_NAME,
    EMBED_FIELD_VALUE,
    EMBED_FIELDS,
    EMBED_TITLE,
    EMBED_TOTAL,
    MESSAGE_CHARS,
    MODAL_TITLE,
    TEXT_INPUT_LABEL,
    THREAD_NAME,
    length,
)
from bot.render.errors import words_for_member
from bot.render.jobs import lost_text, outcome_text, refused_text, report_text, run_text
from bot.render.messages import languages, words_for
from bot.render.text_blocks import pages_of
from corpus.article import Article, Failure
from corpus.errors import QuestionError, Reason
from retrieval.answer.fact_check import Checked
from retrieval.answer.overviews.timeline import Timeline, coverage
from retrieval.jobs.runs import Run
from retrieval.refresh.report import GateResult, Loss, Report
from retrieval.store.holdings import PublisherHoldings
from retrieval.store.records import ListedArticle, Snapshot, VectorIndexRow
from retrieval.store.snapshot_diff import ChangedArticle, Changes
from retrieval.types import Answer, Citation, CitedSentence, EncoderInfo, Filters, Hit, Question
from tests.bot.discord.test_bot import data_dir, discord_with  # noqa: F401  # a fixture
from tests.bot.render.test_answer_pages import (
    abstentions,
    answers,
    armed,
    citation,
    closest,
    hostile,
    links,
    marked_answers,
    written_answers,
)
from tests.bot.render.test_messages import catalogue

LANGUAGES = st.sampled_from(languages())
DAYS = st.none() | st.dates(min_value=date(1, 1, 1))
MOMENT = datetime(2016, 3, 22, tzinfo=UTC)
INDEX = VectorIndexRow(1, "c", EncoderInfo("*_`[](x)", 384, "0"))
SNAPSHOT = Snapshot("s", 1, INDEX, None, MOMENT, 1, 1)


def harmless(text: str) -> None:
    """Assert that Discord takes a text, and acts on nothing in it but bold, quotes, lists and our own links."""
    assert 0 < length(text) <= MESSAGE_CHARS
    assert not re.search(r"@(everyone|here)", text, re.IGNORECASE)
    left = re.sub(r"\[\*\*([^\n]*?)\*\*\]\(<https?://[^\s<>()]*>\)", r"\1", armed(text))
    left = re.sub(r"<https?://[^\s<>]*>|<t:\d+:R>", "", left)
    left = re.sub(r"^> ", "", left, flags=re.MULTILINE).replace("**", "")
    assert not re.search(r"[*_~|`\[\]<>]", left), left
    assert not re.search(r"\w://|discord\.\w", left, re.IGNORECASE), left
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


@st.composite
def hits(draw) -> Hit:
    text = draw(hostile) or "x"
    return Hit(
        draw(hostile), 1, draw(hostile), draw(st.none() | hostile), draw(DAYS), draw(links), None, 0, len(text), text,
        rank=draw(st.integers(1, 99)), score=1.0, similarity=0.5, key=draw(st.text(max_size=9)),
    )  # fmt: skip


@st.composite
def citations(draw) -> Citation:
    quote = draw(hostile) or "x"
    known = (draw(hostile), draw(hostile), draw(st.none() | hostile), draw(DAYS), draw(links))
    return Citation(draw(st.integers(1, 9)), *known, quote=quote, start=0, end=len(quote), link=draw(links))


def receipt_of(answer: Answer, hit: Hit) -> Receipt:
    return Receipt(
        id=new_receipt_id(), asked_at=MOMENT, user_id=1, guild_id=None, channel_id=2, question_message_id=None,
        answer_message_ids=(), question=answer.question.text, turns=(), filters=Filters(), query=hit.text,
        snapshot="s", mode=answer.mode, answer=answer.text, reason=hit.title, confidence=0.5, note=None,
        keys=(hit.key,), scores=(1.0,), citations=answer.citations, closest=answer.closest,
        timings={"search": 1.0}, locale="en-US",
    )  # fmt: skip


@given(hits(), answers() | closest() | marked_answers(), LANGUAGES)
def test_the_passages_pager_and_why_and_what_changed(hit, answer, language):
    words, receipt = words_for(language), receipt_of(answer, hit)
    for text in (
        passage_page(receipt, {hit.key: hit}, 0, words),
        explanation(receipt, None, {}, words),
        explanation(receipt, SNAPSHOT, {hit.key: hit}, words),
        difference(receipt, answer, words),
        difference(receipt, Answer(Question("?"), "?", None, None, (), (), "s"), words),
    ):
        harmless(text)


@given(st.lists(hits(), min_size=1, max_size=6), LANGUAGES)
def test_passages_of_a_command(found, language):
    for page in pages_of(passage_block(hit, words_for(language)) for hit in found):
        harmless(page)


@given(st.lists(st.tuples(hostile, st.lists(citations(), max_size=2)), min_size=1, max_size=6), LANGUAGES)
def test_a_checked_message(found, language):
    verdicts = [
        Checked(sentence or "x", "found" if quotes else "not found", tuple(quotes)) for sentence, quotes in found
    ]
    for page in pages_of(checked_blocks(verdicts, words_for(language))):
        harmless(page)


@given(st.lists(citations(), min_size=1, max_size=6), hostile, LANGUAGES)
def test_a_timeline(quotes, subject, language):
    days = tuple(quote.published or date(2016, 3, 22) for quote in quotes)
    blocks = timeline_blocks(Timeline(tuple(quotes), days, 1), subject, coverage(days), words_for(language))
    for page in pages_of(blocks):
        harmless(page)


@given(st.lists(st.tuples(hostile, DAYS), min_size=1, max_size=40), LANGUAGES)
def test_the_list_of_sources(names, language):
    shelves = [PublisherHoldings(name, 3, day, day, 1) for name, day in names]
    for page in pages_of(sources_blocks(SNAPSHOT, shelves, None, words_for(language)), "\n"):
        harmless(page)


@given(hostile, LANGUAGES, st.sampled_from(["no-date", "unknown-publisher", "several-publishers", "no-publishers"]))
def test_what_is_wrong_with_a_question(typed, language, code):
    error = QuestionError(f"questions-{code}", said=typed, name=typed, near=typed, found=typed)
    harmless(words_for_member(error, words_for(language)))


@given(answers() | abstentions() | written_answers() | closest() | marked_answers(), LANGUAGES)
def test_an_answer_and_an_abstention(found, language):
    for page in answer_pages(found, words_for(language)):
        harmless(re.sub(r"^\[\d+\]", "n", page, flags=re.MULTILINE))  # a source's own number


@given(st.lists(hostile, max_size=8), LANGUAGES)
def test_what_is_shown_while_a_chat_model_writes(sentences, language):
    progress = _Progress(words_for(language))
    for sentence in sentences:
        progress.add(CitedSentence(sentence, (citation(1, sentence or "."),)))
        if (text := progress.news()) is not None:
            harmless(text)


@given(hostile, st.integers(1, 2**31), LANGUAGES)
def test_the_list_of_coverage_requests_and_what_stands_before_the_answer(question, number, language):
    words, asked = words_for(language), (Requester(1, 2, "en"), Requester(2, 2, "ko"))
    request = CoverageRequest(number, 3, question, "open", MOMENT, asked)
    for page in pages_of([request_line(request, words)] * 9, gap="\n"):
        harmless(page)
    harmless(told_text(request, asked[0], words))
    harmless(follow_line(request, 1, words))


@given(hits(), hostile, st.booleans(), LANGUAGES)
def test_the_card_of_a_link_that_somebody_posted(hit, author, embeds, language):
    article = Article(hit.article_id or "x", hit.title, hit.text, hit.publisher, hit.published, author, hit.url, "ko")
    link = PostedLink(1, 2, 3, 4, hit.url or "", hit.title, hit.text, {}, MOMENT)
    words = words_for(language)
    body = link_card(link, Draft(article, "x"), words, state_id=None, embeds=embeds)
    for text in (body["content"].partition("\n")[2] or "x", held_text(Held("x", hit.title, MOMENT), words)):
        harmless(text)
    if embeds:
        assert len(body["embed"].title) <= EMBED_TITLE


@given(hits(), hostile, LANGUAGES)
def test_the_card_of_an_article_and_its_text(hit, author, language):
    article = Article(hit.article_id or "x", hit.title, hit.text, hit.publisher, hit.published, author, hit.url, "ko")
    card = article_embed(article, hit.title, words_for(language))
    assert 0 < length(card.title) <= EMBED_TITLE
    assert length(card.description or "") <= EMBED_DESCRIPTION
    assert len(card.fields) <= EMBED_FIELDS
    assert len(card) <= EMBED_TOTAL
    for field in card.fields:
        assert 0 < length(field.name) <= EMBED_FIELD_NAME
        assert 0 < length(field.value) <= EMBED_FIELD_VALUE
    for text in (card.title, card.description or "x", *(field.value for field in card.fields)):
        harmless(text)
    harmless(embed_text(card))


@given(hostile, hostile, st.none() | st.dates())
def test_what_is_offered_while_one_types(name, article_id, published):
    for offered in (_publisher(name), _title(name, article_id, published)):
        assert 0 < length(offered.name) <= CHOICE_NAME
        assert length(offered.value) <= CHOICE_VALUE
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", offered.name)


@given(st.lists(st.dates(), min_size=1, max_size=300), LANGUAGES)
def test_what_a_screen_reader_says_of_a_chart(days, language):
    assert 0 < length(_alt_text(coverage(days), words_for(language))) <= 1_024


@pytest.mark.parametrize("language", languages())
async def test_help_in_every_language(data_dir, language):  # noqa: F811
    async with discord_with(data_dir) as env:
        for allowed in (discord.Permissions.none(), discord.Permissions.all()):
            for page in pages_of(help_blocks(env.bot.tree, allowed, words_for(language), reads_all=False)):
                assert 0 < length(page) <= MESSAGE_CHARS


@pytest.mark.parametrize("language", languages())
def test_permissions_and_limits_that_are_told(language):
    words = words_for(language)
    names = [permission_name(name) for name, _ in discord.Permissions.all()]
    assert length(words("channels-lacking", permissions=words.joined(names))) <= MESSAGE_CHARS
    for name in names:
        said = words("errors-missing-permission", channel="<#123456789012345678>", permission=name, reference="0" * 8)
        assert name in said
        assert length(said) <= MESSAGE_CHARS


@given(hostile, hostile, LANGUAGES, st.booleans())
def test_the_line_under_an_answer_whose_source_has_changed(old, new, language, gone):
    said = correction_line(old or "x", new, words_for(language), gone=gone)
    assert said is not None
    harmless(said)


@given(st.lists(hostile, max_size=7), hostile, LANGUAGES, st.booleans())
def test_what_is_said_of_a_job(names, why, language, dry_run):
    words, found = words_for(language), tuple(name or "x" for name in names)
    failed = tuple(Failure(name, Reason("unreadable-system", problem=why)) for name in found)
    gate = GateResult(1.0, 0.5, 0.1, 9, found, "s2")
    report = Report("s", found, found, found, 1, failed, 1, 1.0, dry_run, texts=dict.fromkeys(found, 0.5))
    harmless(report_text(report, words("jobs-ended"), words))
    harmless(refused_text(gate, words))
    harmless(refused_text(replace(gate, closest=gate.worse), words))
    lost = [Loss(name, ("a",), 2) for name in found]
    harmless("\n".join(lost_text(replace(report, lost=tuple(lost)), words)) or "-")
    run = Run(1, "refresh", MOMENT, why, None, "running", why, 1, 9, MOMENT, "s", None)
    for text in (
        run_text(run, words),
        outcome_text(run, words),
        entry_line(AuditLogEntry(MOMENT, 2, 1, 3, "refresh", why, "done"), 1, words),
    ):
        harmless(re.sub(r"^- |<[@#]\d+>", "", text))


@given(st.lists(st.tuples(hostile, hostile, DAYS), max_size=7), LANGUAGES)
def test_the_difference_of_two_snapshots(found, language):
    listed = tuple(ListedArticle("a", title, publisher, day) for title, publisher, day in found)
    changed = tuple(ChangedArticle("a", old, 0.5, old, new) for old, new, _ in found)
    words = words_for(language)
    harmless(changes_text(Changes("s1", "s2", listed, listed, changed), words("history-runs"), words))


@given(hostile)
def test_the_name_of_a_thread(question):
    name = thread_name(question)
    assert 0 < length(name) <= THREAD_NAME
    assert not re.search(r"@|<#|[*_~|`<>]|https?://", name)


@settings(max_examples=30)
@given(LANGUAGES, st.integers(0, 999))
def test_buttons_and_modals_are_within_their_limits(language, page):
    words, receipt = words_for(language), new_receipt_id()
    for item in answer_view(receipt, coverage=True, words=words).children:
        assert length(item.item.label or "") <= BUTTON_LABEL
        assert length(item.item.custom_id) <= CUSTOM_ID
    assert length(ReceiptButton("previous", receipt, page, words=words).item.custom_id) <= CUSTOM_ID
    modal = FeedbackModal(receipt, words)
    assert 0 < length(modal.title) <= MODAL_TITLE
    assert length(modal.custom_id) <= CUSTOM_ID
    assert all(length(child.label) <= TEXT_INPUT_LABEL for child in modal.children)


@pytest.mark.parametrize("language", languages())
def test_no_word_of_the_catalogue_is_longer_than_a_message(language):
    words = words_for(language)
    said = [words.find(key) or "" for key in catalogue(language, commands=False)]
    assert said
    assert max(map(length, said)) <= MESSAGE_CHARS
