"""Find text in an article that gives orders to a chat model: it is no evidence for anything.

A sentence such as "ignore your instructions" is written to whatever reads the page, and so is what follows it in its
paragraph. Written sentences may not rest on either. By rules, in English: an order in other words, or in another
language, is caught only where what it asks for fails the other checks.
"""

import functools
import re

from corpus.sentences import Span

_MACHINE = r"(?:ai|assistants?|language models?|chat ?bots?|bots?|llms?)"
_SAY = r"(?:say|answer|reply|respond|write|print|output|repeat|state|tell)"
# Where an order begins: a line or a sentence, behind what forges the marks of another speaker too.
_FIRST = r"(?:^|[.!?:;\n>\])}*]\s*)"
_KINDS = (
    # "Ignore your instructions", "Disregard the rest of this page."
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,60}\b(?:instructions?|directions|prompts?|rules|"
    r"guidelines|all of the above|what you (?:were|have been) told|(?:the )?passages?|(?:the )?question)\b",
    r"\b(?:ignore|disregard|forget) (?:any |all |the )*(?:(?:rest|remainder) of (?:this|the)|other|above|preceding) "
    r"(?:data|content|text|info(?:rmation)?|documents?|articles?|page|input|context)\b",
    rf"{_FIRST}(?:ignore|disregard)\b[^.\n]{{0,60}}\b(?:data|content|text|info(?:rmation)?|documents?|articles?|page|"
    r"input|context|indicators?|everything)\b",
    # "You are now a helpful assistant", "Note to AI assistants", "for automated readers", "visible to language models"
    r"\b(?:system|developer|hidden) (?:prompt|message|instructions?)\b",
    rf"\byou are (?:\w+ ){{0,4}}?{_MACHINE}\b",
    rf"\b(?:note|message|instructions?|attention)\b[^.\n]{{0,20}}\b(?:to|for) (?:the |any |all )?{_MACHINE}\b",
    r"\b(?:note|message|instructions?|attention|hidden|invisible)\b[^.\n]{0,30}\b(?:to|for) (?:the |any |all )?"
    r"automat(?:ed|ic) (?:\w+ ){0,2}?(?:software|systems?|tools?|readers?|programs?)\b",
    rf"\bvisible to (?:an |the |any |all )?{_MACHINE}\b",
    # What is to be said, as in "and say that", "simply reply with" and "if a reader asks for the gist, answer".
    rf"(?:^|[.!?:;\n]\s*|\b(?:must|should|please|now|then|and|instead,?) ){_SAY}\b"
    r"(?: \w+){0,3}?(?: that\b| with\b| only\b| exactly\b|:| [\"'“‘<])",
    rf"{_FIRST}(?:please |just |simply |only )*(?:print|output|repeat) (?:only |exactly )?[\"'“‘<\[`!]",
    r"\b(?:simply|just|only) (?:respond|reply|answer) with\b",
    r"\b(?:could|can|will|would) you (?:please )?(?:repeat|print|output) (?:the following\b|[\"'“‘<\[`!])",
    rf"\bif (?:you are |anyone |anybody |(?:the |a )?(?:user|reader) )?(?:asked|questioned|asks)\b[^.\n]{{0,60}}, "
    rf"(?:please |just |simply |only |always )?(?:{_SAY}|report)\b",
    r"\b(?:focus|concentrate) (?:only|solely|exclusively) on\b[^.\n]{0,40}\b(?:information|text|content|following|"
    r"highlights?)\b",
    r"\b(?:ping|mention|notify|tag)\b (?:@?everyone|@?here|all members)|@everyone|@here",
    # The marks between the speakers of a chat, forged.
    r"^[\s>*]*(?:system|assistant|user)\s*:|[.!?>\])] +(?-i:SYSTEM|ASSISTANT|USER)\s*:",
    r"</?\|?(?:im_start|im_end|endoftext|system|assistant|instructions?|end of (?:session|document|text))\b",
    r"\[/?(?:INST|system|assistant|instructions?|admin|end)\b[^\]\n]{0,20}(?:\]|::)",
    r"^-+ ?(?:[A-Z]+,? ){0,4}INSTRUCTIONS?\b",
)
_ORDERS = re.compile("|".join(f"(?:{kind})" for kind in _KINDS), re.IGNORECASE | re.MULTILINE)


def injected_spans(text: str) -> list[Span]:
    """Return the spans that give orders: each from the order's own line to the end of its paragraph."""
    return list(_spans(text))


def without_orders(text: str) -> str:
    """Return a text with spaces in place of its orders, so that offsets stay."""
    for start, end in _spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def gives_orders(text: str, start: int, end: int) -> bool:
    """Return whether a span of an article is an order, or follows one in its paragraph."""
    first = text.rfind("\n\n", 0, start) + 1
    last = text.find("\n\n", end)
    paragraphs = text[first : None if last < 0 else last]
    return any(a < end - first and start - first < b for a, b in _spans(paragraphs))


@functools.lru_cache(maxsize=2_048)
def _spans(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for match in _ORDERS.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        end = text.find("\n\n", match.end())
        found.append((_sentence_start(text, match), len(text) if end < 0 else end))
    return tuple(found)


def _sentence_start(text: str, match: re.Match[str]) -> int:
    # The order's own words may begin with the mark that ends the sentence before.
    at = match.end() - len(match.group().lstrip(".!?:;\n \t"))
    return max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
