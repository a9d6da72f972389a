"""The sample articles that come with the installation: a source by the name of "sample", wherever it is installed."""

from importlib.resources import files
from pathlib import Path

SAMPLE = "sample"


def sample_articles() -> Path:
    """Return the folder of the sample articles."""
    return Path(str(files("corpus") / "articles"))
