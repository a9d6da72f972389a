"""What people say to a program that is no question about its articles: greetings, thanks, "help", "who are you?"."""

import re
import unicodedata

from retrieval.query.cleaning import is_courtesy

_THANKS = re.compile(r"\b(?:th(?:an)?(?:ks?|x)|tnx|ty)|감사|고마|고맙|ありがとう", re.IGNORECASE)
_ABOUT = re.compile(
    r"help(?: me)?|who are you|what are you|what is (?:this|footnote)|what can (?:you do|i ask)|what do you know|"
    r"how do(?:es this| you) work|도움말|누구세요|너는 누구야|ヘルプ|あなたは誰ですか"
)


def reply_to(text: str, card: str) -> str | None:
    """Return what is said to small talk: a word, and the card that says what can be asked. None where it is none."""
    if is_courtesy(text):
        return "You're welcome." if _THANKS.search(text) else f"Hello. {card}"
    said = " ".join(re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).casefold().split())
    return card if _ABOUT.fullmatch(said) else None
