"""Read sets of claims, each beside the sentences of an article that support it, contradict it, or come nearest."""

from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import SettingsError

Half = Literal["tuning", "held_out"]


class ClaimCase(BaseModel):
    """Hold a claim, the file name and the sentences of the article it is held against, and what it is to them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(alias="_id")
    article: str
    quotes: tuple[str, ...] = Field(min_length=1)
    claim: str
    label: Literal["supported", "unsupported", "contradicted", "not_told"]
    kind: str | None = None

    @property
    def half(self) -> Half:
        """Return which half the article, and with it the claim, is in; no article is in both."""
        return "held_out" if int(sha256(self.article.encode()).hexdigest(), 16) % 2 else "tuning"


def read_claims(file: Path) -> list[ClaimCase]:
    """Return the claims of a JSONL file. Raises SettingsError where it can't be read or holds something else."""
    try:
        return [ClaimCase.model_validate_json(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    except OSError as error:
        raise SettingsError("settings-file-unread", file=str(file), problem=str(error.strerror)) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise SettingsError("evaluation-wrong-file", file=str(file)) from error
