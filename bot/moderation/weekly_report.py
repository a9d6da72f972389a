"""What moderators want to know of a week: what people missed, what they thought of answers, and what would help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from bot.moderation.unanswered_questions import QuestionGroup, group_questions, still_unanswered
from bot.records import PostedLink, Records
from bot.services import build_source_list
from bot.settings import Settings
from retrieval.answer.engine import Engine
from retrieval.encode.encoder import Encoder
from retrieval.encode.similarity.background_similarity import against, background
from retrieval.store.subscriptions import Subscription

# How near a question must come to how a page begins, for the page to be likely to say something of it: as near as the
# passages that an overview of a subject may rest on.
_NEAR = 0.45


@dataclass(frozen=True, slots=True)
class HelpfulLink:
    """Hold a link that waits for a moderator, with the unanswered questions that its page may answer."""

    link: PostedLink
    questions: tuple[QuestionGroup, ...]

    @property
    def people(self) -> int:
        """Count those who asked one of the questions."""
        return sum(group.people for group in self.questions)


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """Hold what a guild's moderators are told: `good` and `bad` count thumbs, `failing` are sources."""

    unanswered: tuple[QuestionGroup, ...]
    good: int
    bad: int
    failing: tuple[Subscription, ...]
    helpful: HelpfulLink | None


def weekly_report(settings: Settings, records: Records, engine: Engine, guild_id: int, since: datetime) -> WeeklyReport:
    """Return what came about in a guild since a moment in UTC. Searches, so it belongs in a worker thread."""
    encoder = engine.encoder_of(engine.catalog.current())
    requests = [one for one in records.coverage(guild_id) if one.asked_at >= since]
    unanswered = still_unanswered(records.unanswered(guild_id, since), engine)
    groups = group_questions(unanswered, requests, encoder)
    good, bad = records.thumbs(guild_id, since)
    listed = build_source_list(settings, engine.catalog).listed()
    failing = tuple(one for one in listed if one.last_error and one.state != "left")
    offered = [link for link in records.waiting_links(guild_id) if link.state == "offered"]
    return WeeklyReport(tuple(groups), good, bad, failing, most_helpful(offered, groups, encoder))


def most_helpful(links: Sequence[PostedLink], groups: Sequence[QuestionGroup], encoder: Encoder) -> HelpfulLink | None:
    """Return the link whose page comes near to the questions of most people, None where none comes near to any."""
    if not links or not groups:
        return None
    asked = encoder.encode_queries([group.question for group in groups])
    pages = encoder.encode_passages([f"{link.title}\n{link.about}" for link in links])
    near = np.asarray(against(pages @ asked.T, background(encoder))) >= _NEAR
    found = [
        HelpfulLink(link, tuple(group for group, is_near in zip(groups, row, strict=True) if is_near))
        for link, row in zip(links, near.tolist(), strict=True)
    ]
    best = max(found, key=lambda one: one.people)
    return best if best.people else None
