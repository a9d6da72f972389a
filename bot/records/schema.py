"""The bot's own tables, in the catalog's database: what was asked and answered, what people said of it, how it is set.

A person's id stands in receipts, feedback, coverage requests and posted links, and goes when they ask for it;
what moderators did, or others tried to, stays in the audit log.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)

REVISION = "0007"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

receipts = Table(
    "bot_receipts",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("asked_at", DateTime(timezone=True), nullable=False, index=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger, nullable=False),
    Column("question_message_id", BigInteger, index=True),
    Column("question", Text, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("filters", JSON, nullable=False),
    Column("query", Text, nullable=False),
    Column("snapshot", String(32), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("answer", Text),
    Column("reason", Text),
    Column("confidence", Float, nullable=False),
    Column("note", Text),
    Column("keys", JSON, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("closest", JSON(none_as_null=True)),  # none, of an abstention before there were any, or without quotes
    Column("timings", JSON, nullable=False),
    Column("by_meaning", Float),  # none, of answers before it was kept, and without a search
    Column("locale", String(16), nullable=False),
)

answer_messages = Table(
    "bot_answer_messages",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("receipt_id", ForeignKey(receipts.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
)

feedback = Table(
    "bot_feedback",
    metadata,
    Column("receipt_id", ForeignKey(receipts.c.id, ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("good", Boolean, nullable=False),
    Column("wrong", Text),
    Column("given_at", DateTime(timezone=True), nullable=False),
    Index(None, "user_id"),
)

coverage = Table(
    "bot_coverage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("asked", String(64), nullable=False),
    Column("question", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("guild_id", "asked"),
)

requesters = Table(
    "bot_requesters",
    metadata,
    Column("coverage_id", ForeignKey(coverage.c.id, ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("locale", String(16), nullable=False),
    Column("requested", Boolean, nullable=False, server_default=true()),  # told once, and shown to moderators
    Column("standing", Boolean, nullable=False, server_default=false()),  # told of each article that answers
    Column("in_channel", Boolean, nullable=False, server_default=false()),
    Index(None, "user_id"),
)

# Which articles those who follow a question were told of, by the hash of an article's id.
told = Table(
    "bot_told",
    metadata,
    Column("coverage_id", ForeignKey(coverage.c.id, ondelete="CASCADE"), primary_key=True),
    Column("article", String(64), primary_key=True),
)

channels = Table(
    "bot_channels",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("mode", String(16), nullable=False),
)

inboxes = Table(
    "bot_inboxes",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("trusted", JSON, nullable=False),  # ids of the roles whose links nobody has to tick
)

# A link that somebody posted: where, when and what became of it. Nobody's, where who posted it wants nothing kept.
links = Table(
    "bot_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False, index=True),
    Column("card_channel_id", BigInteger),
    Column("card_id", BigInteger, index=True),
    Column("user_id", BigInteger, index=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("spec", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("article_id", Text),
    Column("decided_by", BigInteger),
    Column("posted_at", DateTime(timezone=True), nullable=False),
)

access = Table(
    "bot_access",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), primary_key=True),
    Column("target_id", BigInteger, primary_key=True, autoincrement=False),
    Column("allow", Boolean, nullable=False),
)

private_people = Table(
    "bot_private_people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
)

threads = Table(
    "bot_threads",
    metadata,
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
)

said = Table(
    "bot_said",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("target_id", BigInteger, primary_key=True, autoincrement=False),
)

state = Table(
    "bot_state",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

audit_log = Table(
    "bot_deeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("user_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("details", Text, nullable=False),
    Column("result", String(16), nullable=False),
)

# What the buttons under a moderator's message are about, for as long as they are of use.
view_states = Table(
    "bot_cards",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("about", JSON, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False, index=True),
)

notices = Table(
    "bot_notices",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
)

schedules = Table(
    "bot_schedules",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("days", Integer, nullable=False),
    Column("posted_at", DateTime(timezone=True), nullable=False),
)

# Citations that no longer stand, and what was done about it; `reads` is what stood there then.
corrections = Table(
    "bot_corrections",
    metadata,
    Column("receipt_id", ForeignKey(receipts.c.id, ondelete="CASCADE"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("reads", Text, nullable=False),
    Column("done", String(16), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

dismissed = Table(
    "bot_dismissed",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asked", String(64), primary_key=True),
)

# Answers whose feedback a moderator has dealt with.
handled = Table(
    "bot_handled",
    metadata,
    Column("receipt_id", ForeignKey(receipts.c.id, ondelete="CASCADE"), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
