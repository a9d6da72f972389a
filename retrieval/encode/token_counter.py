"""How many tokens a text has, and where they are."""

from typing import TYPE_CHECKING

from corpus.errors import EncoderError
from corpus.sentences import Span

if TYPE_CHECKING:
    import tokenizers

_LEAST_ROOM = 8  # tokens: a title and a few words


class TokenCounter:
    """Count tokens with a Hugging Face tokenizer, none of them cut off."""

    def __init__(self, tokens: "tokenizers.Tokenizer", window: int, prompt: str) -> None:
        tokens.no_truncation()
        tokens.no_padding()
        self._tokens = tokens
        special = len(tokens.encode("", add_special_tokens=True).ids)
        self.room = window - special - len(self.spans(prompt))
        if self.room < _LEAST_ROOM:
            raise EncoderError("encoder-prompt-long", room=str(max(0, self.room)), window=str(window))

    def spans(self, text: str) -> list[Span]:
        """Return the tokens of a text as (start, end) in its characters, without special tokens."""
        return list(self._tokens.encode(text, add_special_tokens=False).offsets)
