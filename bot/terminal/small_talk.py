"""What people say to a program that is no question about its articles: greetings, thanks, "help", "who are you?"."""

import re
import unicodedata


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in listed.split("|"))


_GREETINGS = _phrases(
    "hello | hi | hey | hello there | hi there | hey there | good morning | good afternoon | good evening | "
    "안녕 | 안녕하세요 | こんにちは | こんばんは | おはよう | おはようございます"
)
_THANKS = _phrases(
    "thanks | thank you | thx | ty | cheers | many thanks | thanks a lot | thank you very much | "
    "고마워 | 고마워요 | 고맙습니다 | 감사합니다 | ありがとう | ありがとうございます"
)
_ABOUT = _phrases(
    "help | help me | who are you | what are you | what is this | what is footnote | what can you do | "
    "what can i ask | what do you know | how does this work | how do you work | "
    "도움말 | 누구세요 | 너는 누구야 | ヘルプ | あなたは誰ですか"
)


def reply_to(text: str, card: str) -> str | None:
    """Return what is said to small talk: a word, and the card that says what can be asked. None where it is none."""
    said = " ".join(re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).casefold().split())
    said = re.sub(r" (?:footnote|bot)$", "", said) if said != "what is footnote" else said
    if said in _THANKS:
        return "You're welcome."
    if said in _GREETINGS:
        return f"Hello. {card}"
    return card if said in _ABOUT else None
