"""Tags of forum posts that tell what became of a question: those that a forum has, by their names, are set.

Moderators make them: "answered", "needs coverage" and "solved", or the names of `posts.ftl` in the server's language.
"""

import logging
from typing import Any, Literal

import discord

from bot.discord.permissions.bot_permissions import has_permission
from bot.render.messages import languages, words_for

logger = logging.getLogger(__name__)

Mark = Literal["answered", "needs-coverage", "solved"]
_MARKS: tuple[Mark, ...] = ("answered", "needs-coverage", "solved")
_MOST_TAGS = 5  # Discord's limit for a post


async def mark_post(post: Any, mark: Mark) -> bool:
    """Set the tag of a mark on a forum post, in place of other marks. Returns whether that was done."""
    if not isinstance(post, discord.Thread) or not isinstance(post.parent, discord.ForumChannel):
        return False
    wanted = next((tag for tag in post.parent.available_tags if _mark_of(tag) == mark), None)
    if wanted is None or not has_permission(post, "manage_threads"):
        return False
    kept = [tag for tag in post.applied_tags if _mark_of(tag) is None][: _MOST_TAGS - 1]
    try:
        await post.edit(applied_tags=[*kept, wanted])
    except discord.HTTPException as error:
        logger.info("post %d could not be tagged (%d)", post.id, error.code)
        return False
    return True


def _mark_of(tag: discord.ForumTag) -> Mark | None:
    name = tag.name.casefold().strip()
    names = ((mark, words_for(language)(f"posts-tag-{mark}")) for mark in _MARKS for language in languages())
    return next((mark for mark, said in names if said.casefold() == name), None)
