"""What is said of sources, and of what would be read of them."""

from bot.render.messages import Words
from bot.render.reasons import reason_in
from bot.render.source_names import source_name
from bot.render.text_blocks import cut, relative_time
from corpus.article import Failure
from corpus.read_results import Found, Gone, Reading
from corpus.specs import SourceSpec
from retrieval.store.subscriptions import Subscription

TITLE, WHY = 150, 200


def kind_of(spec: SourceSpec, words: Words) -> str:
    """Return what a source is, in words."""
    return words(f"subscribing-kind-{spec.kind}")


def subscribed_line(one: Subscription, words: Words) -> str:
    """Return a line on a source, and on how it fared when it was read last."""
    facts = [
        cut(source_name(one.spec.location), TITLE),
        kind_of(one.spec, words),
        words("sources-articles", count=one.articles),
    ]
    if one.state == "left":
        facts.append(words("subscribing-left"))
    elif one.last_read_at:
        facts.append(words("subscribing-read", age=relative_time(one.last_read_at)))
    if one.last_error:
        facts.append(words("subscribing-error", why=cut(reason_in(one.last_error, words), WHY)))
    return f"- {' · '.join(facts)}"


def reading_line(reading: Reading, words: Words) -> str:
    """Return a line on what would be read, or why it can't be."""
    if isinstance(reading, Found):
        article = reading.article
        day = words.day(article.published) if article.published else ""
        facts = (f"**{cut(article.title, TITLE)}**", cut(article.publisher or "", TITLE), day)
        return " · ".join((*filter(None, facts), words("articles-words", count=len(article.text.split()))))
    if isinstance(reading, Failure):
        return f"✗ {cut(reading.source, TITLE)}: {cut(reason_in(reading.error, words), WHY)}"
    why = cut(reason_in(reading.error, words), WHY) if isinstance(reading, Gone) else "="
    return f"✗ {cut(reading.origin, TITLE)}: {why}"
