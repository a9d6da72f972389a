"""The card of a link that somebody posted: what is there, who posted it, and the moderators' tick."""

from typing import Any

import discord

from bot.discord.views.article_embed import article_embed, embed_text
from bot.discord.views.moderator_buttons import ModeratorButton, button_view
from bot.moderation.manual_articles import Draft
from bot.moderation.posted_links import Held
from bot.records import PostedLink
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.messages import Words
from bot.render.text_blocks import cut, relative_time

_OPENING = 300  # characters: two sentences
_TITLE = 200


def posted_by(link: PostedLink, words: Words) -> str:
    """Return who posted a link, where and when; nobody is named who wants nothing kept."""
    where, when = f"<#{link.channel_id}>", relative_time(link.posted_at)
    if link.user_id is None:
        return words("inbox-posted-there", channel=where, when=when)
    return words("inbox-posted", who=f"<@{link.user_id}>", channel=where, when=when)


def held_text(held: Held, words: Words) -> str:
    """Return that an article is there already, and since when."""
    title = cut(held.title, _TITLE)
    if held.since is None:
        return words("inbox-held", title=title)
    return words("inbox-held-since", title=title, day=words.day(held.since.date()))


def link_card(link: PostedLink, draft: Draft, words: Words, *, state_id: str | None, embeds: bool) -> dict[str, Any]:
    """Return what is sent of a link, with the moderators' buttons where it waits for them under a state.

    Without the right to show `embeds` all of it is text. Looks up names of languages: runs in a worker thread.
    """
    asked = words("inbox-ask") if state_id else words("inbox-accepted")
    said = f"{posted_by(link, words)} {asked}"
    shown = article_embed(draft.article, None, words, opening=_OPENING)
    body: dict[str, Any] = {"content": said, "embed": shown}
    if not embeds:
        body = {"content": clip(f"{said}\n{embed_text(shown)}", MESSAGE_CHARS)}
    if state_id:
        body["view"] = button_view(
            ModeratorButton("accept", state_id, words("corpus-do-accept"), discord.ButtonStyle.success),
            ModeratorButton("decline", state_id, words("corpus-do-decline")),
        )
    return body
