"""The search as a LangChain retriever, for use in anybody's chain."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from retrieval.answer.engine import Engine
from retrieval.answer.evidence_finder import PASSAGES_SHOWN
from retrieval.types import Hit


class FootnoteRetriever(BaseRetriever):
    """Retrieve passages of the corpus: hybrid search over the current snapshot.

    Each document's `page_content` is a passage; its metadata says where in which article it stands
    (`article.text[start:end]`), with rank, score and provenance.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    engine: Engine
    limit: int = PASSAGES_SHOWN

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **_: Any
    ) -> list[Document]:
        return [_document(hit) for hit in self.engine.search(query, limit=self.limit).hits]


def _document(hit: Hit) -> Document:
    metadata = {
        "article_id": hit.article_id,
        "title": hit.title,
        "publisher": hit.publisher,
        "published": hit.published.isoformat() if hit.published else None,
        "source": hit.url or hit.article_id,
        "start": hit.start,
        "end": hit.end,
        "rank": hit.rank,
        "score": hit.score,
    }
    return Document(page_content=hit.text, metadata=metadata, id=f"{hit.article_id}:{hit.start}-{hit.end}")
