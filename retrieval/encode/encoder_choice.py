"""Which encoder a setting names."""

from retrieval.encode.encoder import Encoder
from retrieval.encode.file_digests import Digests
from retrieval.encode.multilingual_encoder import MultilingualEncoder
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder

MINILM, MULTILINGUAL = "minilm", "multilingual"
DEFAULT = MINILM  # where a data directory doesn't say which encoder made it


def encoder_named(
    model: str = "",
    query_prompt: str | None = None,
    passage_prompt: str | None = None,
    digests: Digests | None = None,
) -> Encoder:
    """Return a bundled encoder by its name, the default one for none, else a sentence-transformers model.

    Nothing is loaded yet: EncoderError is raised on first use.
    """
    name = model or DEFAULT
    if name == MULTILINGUAL:
        return MultilingualEncoder(query_prompt, passage_prompt, digests)
    return SentenceTransformerEncoder("" if name == MINILM else name, query_prompt, passage_prompt, digests)
