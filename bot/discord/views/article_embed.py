"""The embed of an article: where it is from, and how it begins."""

import discord

from bot.render.discord_limits import EMBED_FIELD_VALUE, EMBED_TITLE, MESSAGE_CHARS, clip, length
from bot.render.escaping import safe_link
from bot.render.messages import Words
from bot.render.text_blocks import cut
from corpus.article import Article

OPENING = 800  # characters: some six sentences
_FACT = 200
# Scripts without spaces between words have longer "words" than this on average, and are counted in characters.
_LONGEST_WORD = 12


def article_embed(
    article: Article, origin: str | None, words: Words, *, posted: str = "", opening: int = OPENING
) -> discord.Embed:
    """Return an article's embed, with so many characters of its opening. What isn't known has no field.

    `origin` is the file that it was read from; `posted` tells who posted it.
    """
    embed = discord.Embed(title=cut(article.title, EMBED_TITLE) or "–", description=cut(_beginning(article), opening))
    link = safe_link(article.url) or ""
    facts = {
        "publisher": cut(article.publisher or "", _FACT),
        "published": words.day(article.published) if article.published else "",
        "author": cut(article.author or "", _FACT),
        "language": cut(words.language(article.language), _FACT) if article.language else "",
        "length": _length_of(article.text, words),
        "reading": words("answer-by-ocr") if article.by_ocr else "",
        "source": cut(origin or "", _FACT),
        "posted": posted,
        "link": link if length(link) <= EMBED_FIELD_VALUE else "",
    }
    for name, value in facts.items():
        if value:
            embed.add_field(name=words(f"articles-{name}"), value=value, inline=name != "link")
    return embed


def embed_text(embed: discord.Embed) -> str:
    """Return an embed as text, for where the bot may show none."""
    facts = " · ".join(f"{field.name}: {field.value}" for field in embed.fields)
    return clip(f"**{embed.title}**\n{embed.description}\n{facts}", MESSAGE_CHARS)


def _beginning(article: Article) -> str:
    """Return the text without the heading that many a page begins with, which is its title over again."""
    first, _, rest = article.text.partition("\n")
    return rest if first.strip() == article.title and rest.strip() else article.text


def _length_of(text: str, words: Words) -> str:
    found = text.split()
    if len(text) > _LONGEST_WORD * len(found):
        return words("articles-characters", count=len(text))
    return words("articles-words", count=len(found))
