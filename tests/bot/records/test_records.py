"""The bot's own records, in a real database."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import bot.records.migrations
from bot.records import AccessRule, AuditLogEntry, Receipt, Records, StoredData, ViewState, new_receipt_id
from bot.records.schema import metadata
from corpus.errors import CatalogError
from retrieval.store.catalog import Catalog
from retrieval.store.database import migrate
from retrieval.types import Citation, Filters, Turn
from tests.support.errors import raises

MORNING = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
CITATION = Citation(1, "ferry.md", "The ferry", "Crier", date(2020, 6, 2), None, "A ferry crosses.", 0, 16, None)
RECEIPT = Receipt(
    id="abcdefghijkl",
    asked_at=MORNING,
    user_id=2**62,
    guild_id=3,
    channel_id=4,
    question_message_id=50,
    answer_message_ids=(51, 52),
    question="Does a ferry cross?",
    turns=(Turn("user", "harbour?"), Turn("agent", "yes")),
    filters=Filters(("Crier",), since=date(2020, 1, 1)),
    query="ferry cross",
    snapshot="s1",
    mode="extractive",
    answer="A ferry crosses. [1]",
    reason=None,
    confidence=0.5,
    note=None,
    keys=("k1", "k2"),
    scores=(0.9, 0.1),
    citations=(CITATION,),
    timings={"total": 12.5},
    locale="ko",
    by_meaning=0.25,
)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    catalog = Catalog.in_directory(tmp_path)
    yield Records(catalog.engine)
    catalog.close()


def test_the_migrations_make_the_tables_that_the_schema_says(records: Records) -> None:
    def ours(_thing, name, kind, *_) -> bool:
        return kind != "table" or name in metadata.tables

    with records.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    Records(records.engine)  # opening it again changes nothing


def test_records_of_a_later_version_are_refused(records: Records) -> None:
    with records.engine.begin() as connection:
        connection.execute(sa.text("UPDATE bot_alembic_version SET version_num = '9999'"))
    with raises(CatalogError, "store-later-version"):
        Records(records.engine)


def test_a_receipt_comes_back_as_it_was_kept(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    assert records.receipt(RECEIPT.id) == RECEIPT
    assert [records.receipt_of_message(m) for m in (50, 51, 52)] == [RECEIPT] * 3
    assert records.receipt("not-there-12") is None
    assert not RECEIPT.abstained


def test_what_came_closest_and_the_words_that_answer_come_back_too(records: Records) -> None:
    marked = replace(CITATION, highlight=(2, 7))
    close = replace(RECEIPT, answer=None, reason="unsure", citations=(), closest=(CITATION, marked))
    records.keep_receipt(close)
    assert records.receipt(RECEIPT.id) == close
    assert (close.abstained, close.state, close.quoted) == (True, "closest", (CITATION, marked))
    assert (RECEIPT.state, RECEIPT.quoted) == ("answered", (CITATION,))
    assert replace(close, closest=()).state == "nothing"


def test_a_receipt_that_an_older_version_kept_is_read(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    cited = {name: value for name, value in asdict(CITATION).items() if name not in ("cut", "highlight")}
    old = json.dumps([{**cited, "published": "2020-06-02"}])
    with records.engine.begin() as connection:
        connection.execute(sa.text("UPDATE bot_receipts SET closest = NULL, citations = :old"), {"old": old})
    assert records.receipt(RECEIPT.id) == RECEIPT
    assert records.quoting() == [RECEIPT]


def test_an_older_versions_tables_are_brought_up_to_date_with_what_is_in_them(tmp_path: Path) -> None:
    catalog = Catalog.in_directory(tmp_path)
    scripts = Path(bot.records.migrations.__file__).parent
    migrate(catalog.engine, scripts, "0002", "bot_alembic_version")
    cited = json.dumps([{**asdict(CITATION), "published": "2020-06-02", "highlight": None}])
    row = {"id": "abcdefghijkl", "at": "2026-05-04 09:30:00", "none": "[]", "cited": cited}
    row["filters"] = json.dumps({"publishers": [], "since": None, "until": None, "as_of": None})
    with catalog.engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO bot_receipts (id, asked_at, user_id, channel_id, question, turns, filters, query, "
                "snapshot, mode, answer, confidence, keys, scores, citations, timings, locale) VALUES (:id, :at, 1, "
                "2, 'q', :none, :filters, 'q', 's1', 'extractive', 'A ferry crosses. [1]', 0.5, :none, :none, :cited, "
                "'{}', 'en')"
            ),
            row,
        )
    found = Records(catalog.engine).receipt("abcdefghijkl")
    catalog.close()
    assert found is not None
    assert (found.citations, found.closest, found.state) == ((CITATION,), (), "answered")


def test_ids_fit_a_button_and_do_not_repeat() -> None:
    ids = {new_receipt_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(found) for found in ids} == {12}


def test_a_deleted_question_takes_its_receipt_and_feedback_along(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    assert records.keep_feedback(RECEIPT.id, 7, good=False, wrong="the year")
    assert records.forget_message(50) == 1
    assert records.receipt(RECEIPT.id) is None
    assert records.feedback(RECEIPT.id) == []
    assert not records.keep_feedback(RECEIPT.id, 7, good=True, wrong=None)


def test_an_answer_is_forgotten_with_the_last_of_its_messages(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    assert records.forget_message(51) == 0
    assert records.forget_message(52) == 1


def test_a_message_holds_one_answer(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    other = replace(RECEIPT, id="mnopqrstuvwx", question_message_id=None, answer_message_ids=())
    records.keep_receipt(other)
    records.set_answer_messages(other.id, [51])
    found = records.receipt_of_message(51)
    assert found is not None
    assert found.id == other.id
    records.set_answer_messages("not-there-12", [99])
    assert records.receipt_of_message(99) is None


def test_old_receipts_are_purged_and_younger_ones_stay(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    assert records.purge(MORNING) == 0
    assert records.purge(MORNING + timedelta(seconds=1)) == 1


def test_the_last_word_of_a_person_counts(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    records.keep_feedback(RECEIPT.id, 7, good=True, wrong=None)
    records.keep_feedback(RECEIPT.id, 7, good=False, wrong="the year")
    records.keep_feedback(RECEIPT.id, 8, good=True, wrong=None)
    assert [(f.user_id, f.good, f.wrong) for f in records.feedback(RECEIPT.id)] == [
        (7, False, "the year"),
        (8, True, None),
    ]


def test_the_same_question_of_several_people_is_one_request(records: Records) -> None:
    first = records.request_coverage(3, 7, 4, "Who built the wall?", "en")
    again = records.request_coverage(3, 7, 4, "who  built the WALL", "en")
    both = records.request_coverage(3, 8, 4, "Who built the wall??", "ko")
    assert (first.people, again.people, both.people) == (1, 1, 2)
    assert first.id == both.id
    assert records.request_coverage(9, 7, 4, "Who built the wall?", "en").id != first.id
    assert [request.guild_id for request in records.coverage()] == [3, 9]
    records.close_request(first.id, "answered")
    assert [request.guild_id for request in records.coverage()] == [9]
    assert records.request_coverage(3, 8, 4, "Who built the wall?", "ko").status == "open"


def test_a_question_is_followed_beside_the_coverage_that_is_asked_for(records: Records) -> None:
    asked = records.request_coverage(3, 7, 4, "Who built the wall?", "en")
    both = records.request_coverage(3, 7, 5, "Who built the wall?", "en", standing=True, in_channel=True)
    assert (both.id, both.people) == (asked.id, 1)
    (mine,) = both.requesters
    assert (mine.requested, mine.standing, mine.in_channel, mine.channel_id) == (True, True, True, 5)
    records.close_request(asked.id, "answered")
    assert records.coverage() == []
    assert [len(one.waiting) for one in records.followed()] == [1]
    records.unfollow(asked.id, 7)
    assert records.followed() == []
    followed = records.request_coverage(3, 8, 4, "Who paid?", "en", standing=True)
    assert records.coverage() == []  # who follows a question asks no moderator for anything
    assert [one.id for one in records.followed(8)] == [followed.id]
    assert records.followed(9) == []
    records.unfollow(followed.id, 8)
    assert records.stored_data_of(8).requests == 0


def test_of_an_article_a_question_is_told_once(records: Records) -> None:
    one = records.request_coverage(3, 7, 4, "Who built the wall?", "en", standing=True)
    other = records.request_coverage(3, 7, 4, "Who paid?", "en", standing=True)
    assert records.untold(one.id, ["a", "b"]) == {"a", "b"}
    assert records.untold(one.id, ["b", "c" * 3000]) == {"c" * 3000}
    assert records.untold(one.id, ["a", "c" * 3000]) == set()
    assert records.untold(other.id, ["a"]) == {"a"}
    assert records.delete_data_of(7).requests == 2


def test_the_snapshot_that_requests_were_asked_on_is_kept(records: Records) -> None:
    assert records.checked_snapshot() is None
    records.set_checked_snapshot("s1")
    records.set_checked_snapshot("s2")
    assert records.checked_snapshot() == "s2"


def test_channels_are_set_and_set_back(records: Records) -> None:
    assert records.mode(4) is None
    records.set_mode(3, 4, "off")
    records.set_mode(3, 4, "thread")
    assert (records.mode(4), records.modes(3), records.modes(9)) == ("thread", {4: "thread"}, {})
    records.set_mode(3, 4, None)
    assert records.mode(4) is None


def test_access_is_set_and_taken_back(records: Records) -> None:
    records.set_access(3, "role", 11, allow=True)
    records.set_access(3, "role", 11, allow=False)
    assert records.access(3) == (AccessRule("role", 11, allow=False),)
    records.set_access(3, "role", 11, allow=None)
    assert records.access(3) == ()


def test_threads_and_hints_are_remembered(records: Records) -> None:
    records.keep_thread(77, 3)
    records.keep_thread(77, 3)
    assert (records.is_own_thread(77), records.is_own_thread(78)) == (True, False)
    assert (records.is_said_first("hint", 4), records.is_said_first("hint", 4), records.is_said_first("hint", 5)) == (
        True,
        False,
        True,
    )


def test_what_is_kept_of_a_person_is_counted_and_deleted(records: Records) -> None:
    me = RECEIPT.user_id
    records.keep_receipt(RECEIPT)
    records.keep_feedback(RECEIPT.id, me, good=True, wrong=None)
    records.request_coverage(3, me, 4, "Who built the wall?", "en")
    shared = records.request_coverage(3, me, 4, "Who paid?", "en")
    records.request_coverage(3, 8, 4, "Who paid?", "en")
    assert records.stored_data_of(me) == StoredData(1, 1, 2)
    assert records.delete_data_of(me) == StoredData(1, 1, 2)
    assert records.stored_data_of(me) == StoredData(0, 0, 0)
    assert [(request.id, request.people) for request in records.coverage()] == [(shared.id, 1)]


def test_a_person_can_have_nothing_kept_and_change_their_mind(records: Records) -> None:
    records.set_opted_out(7, wanted=True)
    records.set_opted_out(7, wanted=True)
    assert (records.opted_out(7), records.opted_out(8)) == (True, False)
    records.set_opted_out(7, wanted=False)
    assert not records.opted_out(7)


# ------------------------------------------------------------------------------------------------------- moderation

ENTRY = AuditLogEntry(MORNING, 7, 3, 4, "refresh", "+1 ~0 −0", "done")


def test_deeds_come_back_the_last_one_first(records: Records) -> None:
    refused = replace(ENTRY, user_id=8, action="rollback", details="x" * 2_000, result="refused")
    records.add_audit_log_entry(ENTRY)
    records.add_audit_log_entry(refused)
    assert records.audit_log() == [replace(refused, details="x" * 1_000), ENTRY]
    assert records.audit_log(limit=1) == [replace(refused, details="x" * 1_000)]


def test_a_card_is_taken_once_and_the_old_ones_go(records: Records) -> None:
    card = ViewState("abcdefghijkl", 3, "rollback", {"after": "s1"})
    records.save_view_state(replace(card, about={}))
    records.save_view_state(card)
    assert records.view_state(card.id) == card
    assert (records.claim_view_state(card.id), records.claim_view_state(card.id)) == (True, False)
    assert records.view_state(card.id) is None
    records.save_view_state(card)
    assert records.purge_view_states(datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert records.purge_view_states(datetime(2100, 1, 1, tzinfo=UTC)) == 1


def test_a_guild_is_told_in_one_channel_until_it_is_told_no_more(records: Records) -> None:
    records.set_notices(3, 4)
    records.set_notices(3, 5)
    assert records.notices() == {3: 5}
    records.set_notices(3, None)
    assert records.notices() == {}


def test_what_could_not_be_answered_is_a_guilds_own_and_can_be_dismissed(records: Records) -> None:
    first = replace(RECEIPT, answer=None, citations=(), question="Who built the wall?")
    records.keep_receipt(first)
    again = replace(first, id="mnopqrstuvwx", question="who built  the WALL", answer_message_ids=(61,))
    records.keep_receipt(again)
    assert [r.id for r in records.unanswered(3, MORNING)] == [first.id, again.id]
    assert records.unanswered(3, MORNING)[1].answer_message_ids == (61,)
    close = replace(first, id="zyxwvutsrqpo", closest=(CITATION,), answer_message_ids=(), asked_at=MORNING)
    records.keep_receipt(close)
    assert records.quoting() == [close], "a correction travels to it"
    assert len(records.unanswered(3, MORNING)) == 3
    records.forget_receipt(close.id)
    assert records.unanswered(9, MORNING) == records.unanswered(3, MORNING + timedelta(seconds=1)) == []
    assert records.quoting() == []
    records.dismiss(3, ["Who built the wall"])
    records.dismiss(3, ["Who built the wall"])
    assert records.unanswered(3, MORNING) == []


def test_what_was_found_wrong_waits_until_a_moderator_has_dealt_with_it(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    records.keep_feedback(RECEIPT.id, 7, good=True, wrong=None)
    records.keep_feedback(RECEIPT.id, 8, good=False, wrong="the year")
    (complaint,) = records.complaints(3)
    assert (complaint.receipt, [given.wrong for given in complaint.said]) == (RECEIPT, ["the year"])
    assert records.complaints(9) == []
    records.handle(RECEIPT.id)
    records.handle("not-there-12")
    assert records.complaints(3) == []


def test_what_was_done_about_a_correction_goes_with_its_receipt(records: Records) -> None:
    records.keep_receipt(RECEIPT)
    records.keep_corrected(RECEIPT.id, 1, "A ferry crossed.", "marked")
    records.keep_corrected(RECEIPT.id, 1, "No ferry.", "dismissed")
    records.keep_corrected("not-there-12", 1, "", "marked")
    assert records.corrected() == {(RECEIPT.id, 1): "No ferry."}
    assert records.quoting() == [RECEIPT]
    records.forget_receipt(RECEIPT.id)
    assert records.corrected() == {}
