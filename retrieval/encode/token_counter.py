"""How many tokens a text has, and where they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.errors import EncoderError
from corpus.sentences import Span

if TYPE_CHECKING:
    import tokenizers

_LEAST_ROOM = 8  # tokens: a title and a few words


class TokenCounter:
    """Count tokens, none of them cut off.

    `spans` gives the tokens of a text without special tokens, `special` is how many of these a passage has beside them.
    """

    def __init__(self, spans: Callable[[str], list[Span]], window: int, special: int, prompt: str) -> None:
        self.spans = spans
        self.room = window - special - len(spans(prompt))
        if self.room < _LEAST_ROOM:
            raise EncoderError("encoder-prompt-long", room=str(max(0, self.room)), window=str(window))

    @classmethod
    def of(cls, tokens: "tokenizers.Tokenizer", window: int, prompt: str) -> "TokenCounter":
        """Return what counts with a Hugging Face tokenizer."""
        tokens.no_truncation()
        tokens.no_padding()
        special = len(tokens.encode("", add_special_tokens=True).ids)
        return cls(lambda text: list(tokens.encode(text, add_special_tokens=False).offsets), window, special, prompt)
