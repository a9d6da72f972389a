"""What the corpus says: encode, store, search, read, cite.

`FootnoteRetriever` is the whole search as a LangChain retriever; LangChain is imported only where it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.answer.langchain_retriever import FootnoteRetriever

__all__ = ["FootnoteRetriever"]


def __getattr__(name: str) -> Any:
    if name == "FootnoteRetriever":
        from retrieval.answer.langchain_retriever import FootnoteRetriever

        return FootnoteRetriever
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
