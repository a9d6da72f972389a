"""Digests of files: taken once while a file stays untouched, and again whenever it may not have."""

import json
import os
import time
from pathlib import Path

import pytest

from retrieval.encode.files.file_digests import Digests, sha256


class Counting:
    """Hash, and count how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, file: Path) -> str:
        self.times += 1
        return sha256(file)


@pytest.fixture
def hashing() -> Counting:
    return Counting()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that was written long enough ago."""
    (tmp_path / "weights").write_bytes(b"some weights")
    now = time.time
    monkeypatch.setattr("retrieval.encode.files.file_digests.time.time", lambda: now() + 60)
    return tmp_path / "weights"


def test_a_file_is_hashed_once(file: Path, tmp_path: Path, hashing: Counting):
    first = Digests(tmp_path / "digests.json").of(file, "sha256", hashing)
    assert Digests(tmp_path / "digests.json").of(file, "sha256", hashing) == first == sha256(file)
    assert hashing.times == 1


def rewritten(file: Path) -> None:
    file.write_bytes(b"same length!")


def rewritten_with_its_time_set_back(file: Path) -> None:
    before = file.stat()
    file.write_bytes(b"same length!")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(file: Path) -> None:
    before = file.stat()
    other = file.with_name("other")
    other.write_bytes(b"same length!")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


@pytest.mark.parametrize("change", [rewritten, rewritten_with_its_time_set_back, replaced])
def test_a_file_that_was_changed_is_hashed_again(file: Path, tmp_path: Path, hashing: Counting, change):
    digests = Digests(tmp_path / "digests.json")
    digests.of(file, "sha256", hashing)
    time.sleep(0.02)  # a tick of the file system's clock
    change(file)
    assert digests.of(file, "sha256", hashing) == sha256(file)
    assert hashing.times == 2


def test_a_file_that_was_just_written_is_hashed_again_next_time(tmp_path: Path, hashing: Counting):
    (tmp_path / "weights").write_bytes(b"some weights")
    for _ in range(2):
        Digests(tmp_path / "digests.json").of(tmp_path / "weights", "sha256", hashing)
    assert hashing.times == 2


def test_what_is_known_is_not_relied_on_when_asked_afresh(file: Path, tmp_path: Path, hashing: Counting):
    place = tmp_path / "digests.json"
    Digests(place).of(file, "sha256", hashing)
    known = json.loads(place.read_text())
    for entry in known.values():
        entry["digest"] = "0" * 64
    place.write_text(json.dumps(known))
    assert Digests(place).of(file, "sha256", hashing) == "0" * 64
    assert Digests(place, afresh=True).of(file, "sha256", hashing) == sha256(file)
    assert Digests(place).of(file, "sha256", hashing) == sha256(file)


def test_kinds_of_digest_are_told_apart(file: Path, tmp_path: Path):
    digests = Digests(tmp_path / "digests.json")
    assert digests.of(file, "one", lambda _: "1" * 64) == "1" * 64
    assert digests.of(file, "two", lambda _: "2" * 64) == "2" * 64


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"sha256 FILE": 3}', '{"sha256 FILE": {"looks": LOOKS}}'])
def test_a_damaged_memory_remembers_nothing(file: Path, tmp_path: Path, hashing: Counting, content: str):
    found = file.stat()
    looks = [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]
    place = tmp_path / "digests.json"
    place.write_text(content.replace("FILE", str(file)).replace("LOOKS", str(looks)))
    assert Digests(place).of(file, "sha256", hashing) == sha256(file)
    assert hashing.times == 1


def test_without_a_data_directory_nothing_is_remembered(file: Path, tmp_path: Path, hashing: Counting):
    for place in (None, tmp_path / "missing" / "digests.json"):
        for _ in range(2):
            assert Digests(place).of(file, "sha256", hashing) == sha256(file)
    assert hashing.times == 4
    assert not (tmp_path / "missing").exists()
