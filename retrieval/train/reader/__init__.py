"""Teach the reader: `python -m retrieval.train.reader`. The model card is `docs/reader.md`."""
