"""The rules of `retrieval.query` for Korean and Japanese, each module beside the one of its name there."""
