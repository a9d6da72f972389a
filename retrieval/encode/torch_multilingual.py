"""multilingual-e5-small as a SentenceTransformer, for whoever wants one: PyTorch, float32, 470 MB.

Its vectors are those of `MultilingualE5` but for what that rounds, at a cosine of .9994 or more. It knows nothing of
sentence case.
"""

import tempfile
from typing import TYPE_CHECKING

import numpy as np

from retrieval.encode.multilingual.character_map import precompiled
from retrieval.encode.multilingual.onnx_e5 import PROMPTS
from retrieval.encode.multilingual.q4_file import Q4File

if TYPE_CHECKING:
    import tokenizers
    from sentence_transformers import SentenceTransformer
    from transformers import BertModel, PreTrainedTokenizerFast


def sentence_transformer_of(file: Q4File) -> "SentenceTransformer":
    """Return the model in a file: transformer, mean, scaling to length 1, and its prompts.

    sentence-transformers takes a transformer from a folder alone: one is made, and gone when it has been read.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    window = file.shape.positions
    with tempfile.TemporaryDirectory() as folder:
        _bert(file).save_pretrained(folder)
        _fast(tokenizer_of(file), window).save_pretrained(folder)
        transformer = modules.Transformer(folder, max_seq_length=window, model_kwargs={"add_pooling_layer": False})
    pooling = modules.Pooling(file.shape.width, pooling_mode="mean")
    return SentenceTransformer(
        modules=[transformer, pooling, modules.Normalize()],
        prompts={**PROMPTS, "passage": PROMPTS["document"]},
        device="cpu",
    ).eval()


def tokenizer_of(file: Q4File) -> "tokenizers.Tokenizer":
    """Return the tokenizer in a file.

    It cuts as `UnigramTokenizer` does, but where a text has the name of a special token in it, which is that one here.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    known = file.vocabulary()
    scored = zip(map(bytes.decode, known.pieces()), known.scores.tolist(), strict=True)
    tokens = Tokenizer(models.Unigram(list(scored), known.unknown, byte_fallback=False))
    reading = normalizers.Precompiled(precompiled(known.characters))
    tokens.normalizer = normalizers.Sequence([reading, normalizers.Replace(Regex(" {2,}"), " ")])
    tokens.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    around = [("<s>", known.start), ("</s>", known.end)]
    tokens.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=around)
    return tokens


def _fast(tokens: "tokenizers.Tokenizer", window: int) -> "PreTrainedTokenizerFast":
    from transformers import PreTrainedTokenizerFast

    special = {"bos": "<s>", "cls": "<s>", "eos": "</s>", "sep": "</s>", "pad": "<pad>", "unk": "<unk>"}
    named = {f"{kind}_token": token for kind, token in special.items()}
    return PreTrainedTokenizerFast(tokenizer_object=tokens, model_max_length=window, **named)  # type: ignore[no-untyped-call]


def _bert(file: Q4File) -> "BertModel":
    import torch
    from transformers import BertConfig, BertModel

    shape = file.shape
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        layer_norm_eps=shape.epsilon,
    )
    with torch.device("meta"):
        bert = BertModel(config, add_pooling_layer=False)
    state = {
        name: torch.from_numpy(np.array(file.weights(name))).reshape(tensor.shape)
        for name, tensor in bert.state_dict().items()
    }
    bert.load_state_dict(state, assign=True)
    return bert
