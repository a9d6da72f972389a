"""The `.env` file: one setting written into it, the rest left as it is, and nobody else let in."""

import os
import re
import stat
from pathlib import Path

from corpus.errors import SettingsError

_OWNER_ALONE = stat.S_IRUSR | stat.S_IWUSR


def write_setting(file: Path, name: str, value: str) -> None:
    """Set a variable in a file that only its owner may read from then on. Raises SettingsError where it can't be."""
    line = f"{name}={value}\n"
    assigned = re.compile(rf"^[ \t]*(?:export[ \t]+)?{re.escape(name)}[ \t]*=.*(?:\n|\Z)", re.MULTILINE)
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if assigned.search(text):
            text = assigned.sub(lambda _: line, text)
        else:
            text += line if not text or text.endswith("\n") else f"\n{line}"
        _replace(file.resolve(), text)
    except (OSError, UnicodeError) as error:
        problem = str(getattr(error, "strerror", None) or error)
        raise SettingsError("settings-file-unwritten", file=str(file), problem=problem) from error


def _replace(file: Path, text: str) -> None:
    """Put a text in the place of a file's at once, so that no moment has half of it, or lets others read it."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ALONE), "w", encoding="utf-8") as out:
        out.write(text)
    new.replace(file)
