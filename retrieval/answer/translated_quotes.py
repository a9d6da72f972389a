"""Put beside the quotes of an answer what they say in the language that was asked in, where that is another one."""

import time
from dataclasses import replace

from retrieval.text.languages import language_of
from retrieval.types import Answer, Citation
from retrieval.write.translator import Translator


def with_translations(answer: Answer, translator: Translator) -> Answer:
    """Return an answer whose quotes in another language than its question's have a translation, where there is one.

    A quote that gives orders is left alone.
    """
    asked = language_of(answer.question.text)
    groups = (answer.citations, answer.closest, *answer.disagreements)
    foreign = {one.n: one.quote for group in groups for one in group if asked and _is_foreign(one, asked)}
    if not asked or not foreign:
        return answer
    began = time.perf_counter()
    numbers = list(foreign)
    found = translator.translations([foreign[n] for n in numbers], asked)
    texts = {numbers[place]: text for place, text in found.items()}

    def translated(some: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(replace(one, translation=texts.get(one.n)) for one in some)

    took = (time.perf_counter() - began) * 1e3
    return replace(
        answer,
        citations=translated(answer.citations),
        closest=translated(answer.closest),
        disagreements=tuple(map(translated, answer.disagreements)),
        timings={**answer.timings, "total": answer.timings.get("total", 0.0) + took},
    )


def _is_foreign(citation: Citation, asked: str) -> bool:
    return not citation.gives_orders and language_of(citation.quote) not in (asked, None)
