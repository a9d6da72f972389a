"""What the terminal says to what is no question about the articles: greetings, thanks, "help", "who are you?"."""

import re

from retrieval.query.cleaning import is_courtesy
from retrieval.query.message_kinds import kind_of


def reply_to(text: str, card: str) -> str | None:
    """Return what is said to small talk: a word, and the card that says what can be asked. None where it is none.

    What articles there are, and what is new among them, the engine answers.
    """
    kind = kind_of(text)
    if kind == "thanks":
        return "You're welcome."
    if kind == "small talk" and re.search(r"\w", text):
        return f"Hello. {card}" if is_courtesy(text) else card
    return card if kind in ("help", "about") else None
