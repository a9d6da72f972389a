"""Tiny models with random weights, saved as sentence-transformers saves them."""

from pathlib import Path

TINY_VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "the",
    "a",
    "bridge",
    "ferry",
    "council",
    "closed",
    "in",
]
TINY_VOCABULARY += ["may", "passage", "query", "find", ":", ".", ",", "##s"]
_SHAPE = {"hidden_size": 12, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 24}


def save_tiny_model(
    folder: Path, seed: int = 1, pooling: str = "mean", kind: str = "bert", unit: bool = False, **prompts: str
) -> Path:
    """Save a BERT, or XLM-RoBERTa or DistilBERT, of two layers and twenty words that reads 16 tokens."""
    import torch
    from sentence_transformers import SentenceTransformer, models

    bare = folder.with_name(folder.name + "-bare")
    bare.mkdir(parents=True)
    torch.manual_seed(seed)
    {"bert": _save_bert, "xlm-roberta": _save_roberta, "distilbert": _save_distilbert}[kind](bare)
    layers = [models.Transformer(str(bare), max_seq_length=16), models.Pooling(12, pooling_mode=pooling)]
    layers += [models.Normalize()] * unit
    SentenceTransformer(modules=layers, prompts=prompts or None, device="cpu").save(str(folder))
    return folder


def _save_bert(folder: Path) -> None:
    from transformers import BertConfig, BertModel

    BertModel(BertConfig(vocab_size=len(TINY_VOCABULARY), max_position_embeddings=16, **_SHAPE)).save_pretrained(folder)
    _save_words(folder)


def _save_distilbert(folder: Path) -> None:
    from transformers import DistilBertConfig, DistilBertModel

    shape = {"dim": 12, "n_layers": 2, "n_heads": 2, "hidden_dim": 24, "max_position_embeddings": 16}
    DistilBertModel(DistilBertConfig(vocab_size=len(TINY_VOCABULARY), **shape)).save_pretrained(folder)
    _save_words(folder)


def _save_words(folder: Path) -> None:
    from transformers import BertTokenizerFast

    vocabulary = {word: number for number, word in enumerate(TINY_VOCABULARY)}
    BertTokenizerFast(vocab=vocabulary).save_pretrained(folder)


def _save_roberta(folder: Path) -> None:
    """Save an XLM-RoBERTa, whose positions begin after that of the filling, and whose words take the space before."""
    from transformers import XLMRobertaConfig, XLMRobertaModel, XLMRobertaTokenizerFast

    words = ["▁" + word for word in TINY_VOCABULARY[5:]] + [*"▁abcdefghijklmnopqrstuvwxyz.,다리가"]
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((word, -5.0) for word in words)]
    pieces.append(("<mask>", 0.0))
    config = XLMRobertaConfig(
        vocab_size=len(pieces), max_position_embeddings=18, type_vocab_size=1, layer_norm_eps=1e-5, **_SHAPE
    )
    XLMRobertaModel(config).save_pretrained(folder)
    XLMRobertaTokenizerFast(vocab=pieces).save_pretrained(folder)
