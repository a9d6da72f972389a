"""The rules of `retrieval.query` for Korean, Japanese and Chinese, each module beside the one of its name there."""
