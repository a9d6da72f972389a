"""Have a chat model translate quotes, so that whoever asks in another language can read what is quoted.

A translation is shown beside its quote, marked as one, and never in its place: nothing rests on it. What the model
gives is still held to what can be told without knowing either language: it is in the language that was asked for, no
longer than a translation gets, and brings in no number, date, link, mention or order. What isn't so is left out, and so
is everything where the model fails: the quote stands alone then.
"""

import contextlib
import json
import logging
import re
from collections.abc import Mapping, Sequence

from corpus.errors import ChatModelError
from retrieval.cite.prompt_injection import injected_spans
from retrieval.cite.support import names_others
from retrieval.text.languages import LANGUAGES, may_be_in
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers
from retrieval.write.chat_model import ChatModel
from retrieval.write.prompts import Message, Translations, new_fence, tokens, translating_prompt
from retrieval.write.stream_parser import THOUGHTS

logger = logging.getLogger(__name__)

# Beside what an answer may cost: a quarter of its tokens, half of those for what the model says, and half of its time.
_SHARE, _SAID_SHARE, _TIME = 4, 2, 2
# Of three bytes a token, as tokens are counted here, a Korean translation of English has half as many again.
_GROWS = 2
_SCHEMA_TOKENS = tokens(json.dumps(Translations.model_json_schema()))
# Characters: German takes some three for each of a Chinese quote's, and a short one may need a word more.
_LONGER, _MORE, _LONGEST = 4, 40, 1_200
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class Translator:
    """Translate quotes with a chat model, within half its time-out in seconds and a quarter of a question's tokens.

    Methods may be called from several threads.
    """

    def __init__(self, model: ChatModel, timeout: float = 20.0, token_budget: int = 16_000) -> None:
        self._model = model
        self._seconds = timeout / _TIME
        self._room = token_budget // _SHARE // _SAID_SHARE
        self._prompt_tokens = token_budget // _SHARE - self._room

    def translations(self, quotes: Sequence[str], language: str) -> dict[int, str]:
        """Return the translations into a language by the places of their quotes, those that can be shown.

        `language` is one of `retrieval.text.languages`. Quotes that the budget has no room for are left out from the
        end. Raises SettingsError where the model can't be called at all.
        """
        prompt = self._prompt(quotes, language)
        if not prompt:
            return {}
        said = ""
        pieces = self._model.stream(prompt, seconds=self._seconds, most_tokens=self._room, schema=Translations)
        try:
            with contextlib.closing(pieces):
                for piece in pieces:
                    said += piece
        except ChatModelError as error:
            logger.info("quotes are shown without a translation: %s", error.reason)
            return {}
        given = _texts(THOUGHTS.sub("", said))
        found = {n: " ".join(given.get(n, "").split()) for n in range(len(quotes))}
        return {n: text for n, text in found.items() if _is_fit(text, quotes[n], language)}

    def _prompt(self, quotes: Sequence[str], language: str) -> Sequence[Message]:
        """Return the messages that ask for as many translations as there is room for."""
        for count in range(len(quotes), 0, -1):
            prompt = translating_prompt(quotes[:count], LANGUAGES[language], new_fence())
            asked = _SCHEMA_TOKENS + sum(tokens(message.text) for message in prompt)
            if asked <= self._prompt_tokens and _GROWS * sum(map(tokens, quotes[:count])) <= self._room:
                return prompt
        return ()


def _texts(said: str) -> Mapping[int, str]:
    """Return what a model gave as translations, by their places; none where it isn't the JSON that was asked for."""
    whole = _OBJECT.search(said)
    try:
        given = Translations.model_validate(json.loads(whole.group(), strict=False)) if whole else None
    except (ValueError, RecursionError):
        return {}
    return {one.quote - 1: one.text for one in given.translations} if given else {}


def _is_fit(text: str, quote: str, language: str) -> bool:
    """Return whether a translation may be shown beside its quote."""
    if not text or len(text) > min(_LONGER * len(quote) + _MORE, _LONGEST) or text == " ".join(quote.split()):
        return False
    if not may_be_in(text, language) or names_others(text, quote) or injected_spans(text):
        return False
    return not unsupported_numbers(text, quote) and not unsupported_days(text, quote)
