"""Find text in an article that gives orders to a chat model: it is no evidence for anything.

A sentence such as "ignore your instructions" is written to whatever reads the page, and so is what follows it in its
paragraph. Written sentences may not rest on either. By rules, in English: an order in other words, or in another
language, is caught only where what it asks for fails the other checks.
"""

import re

from corpus.sentences import Span

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,60}\b(?:instructions?|prompts?|rules|guidelines|"
    r"all of the above|what you (?:were|have been) told|(?:the )?passages?|(?:the )?question)\b"
    r"|\b(?:system|developer|hidden) (?:prompt|message|instructions?)\b"
    r"|\byou are (?:\w+ ){0,4}?(?:ai\b|assistant\b|language model|chat ?bot|bot\b|llm)"
    r"|\b(?:note|message|instructions?|attention)\b[^.\n]{0,20}\b(?:to|for) (?:the |any |all )?(?:ai|assistants?|"
    r"language models?|chat ?bots?|bots?|llms?)\b"
    r"|(?:^|[.!?:;\n]\s*|\b(?:must|should|please|now|then|and|instead,?) )(?:say|answer|reply|respond|write|print|"
    r"output|repeat|state|tell)\b(?: \w+){0,3}?(?: that\b| with\b| only\b| exactly\b|:| [\"'“‘])"
    r"|\b(?:ping|mention|notify|tag)\b (?:@?everyone|@?here|all members)|@everyone|@here"
    r"|^\s*(?:system|assistant|user)\s*:|<\|?(?:im_start|im_end|system|assistant)\b|\[/?INST\]",
    re.IGNORECASE | re.MULTILINE,
)


def injected_spans(text: str) -> list[Span]:
    """Return the spans that give orders: each from the order's own line to the end of its paragraph."""
    found: list[Span] = []
    for match in _ORDERS.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        end = text.find("\n\n", match.end())
        found.append((_sentence_start(text, match), len(text) if end < 0 else end))
    return found


def _sentence_start(text: str, match: re.Match[str]) -> int:
    # The order's own words may begin with the mark that ends the sentence before.
    at = match.end() - len(match.group().lstrip(".!?:;\n \t"))
    return max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
