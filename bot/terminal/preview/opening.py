"""What stands in the channel when the preview opens: what to try, and a question about the newest article, answered."""

from typing import TYPE_CHECKING

from retrieval.store.holdings import listed

if TYPE_CHECKING:
    from simcord import ChannelHandle, MemberActor

    from bot.discord.bot import FootnoteBot
    from retrieval.store.catalog import Catalog

HINT = (
    "Try: @Footnote and a question; reply to the answer; /timeline; right-click a message; "
    "as moderator, /corpus refresh."
)


async def ask_first(bot: "FootnoteBot", channel: "ChannelHandle", member: "MemberActor") -> None:
    """Have a member ask what the newest article says; nothing where there is no article."""
    title = newest_title(bot.engine.catalog)
    if title and bot.user:
        await member.send(channel, f'{bot.user.mention} what is said of "{title}"?')


def newest_title(catalog: "Catalog") -> str | None:
    """Return the title of the article that was published last, None where there is none."""
    snapshot = catalog.current()
    newest = listed(catalog, snapshot.id)[:1] if snapshot else []
    return newest[0].title if newest else None
