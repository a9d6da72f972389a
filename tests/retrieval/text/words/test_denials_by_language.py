"""Whether one of two sentences in different languages denies what the other says."""

import pytest

from retrieval.text.words.denials_by_language import other_denial

SAME = [
    ("The mayor did not resign.", "시장은 사임하지 않았다.", "en", "ko"),
    ("The mayor did not resign.", "市長は辞任しなかった。", "en", "ja"),
    ("Der Bürgermeister trat nicht zurück.", "Le maire n'a pas démissionné.", "de", "fr"),
    ("El alcalde no dimitió.", "市长没有辞职。", "es", "zh"),
    ("The mayor refused to resign.", "市長は辞任しなかった。", "en", "ja"),
    ("The mayor resigned.", "시장이 사임했다.", "en", "ko"),
    ("The ferry sank.", "渡轮沉没了。", "en", "zh"),
    ("The court confiscated the minors' boat.", "法院没收了未成年人的船。", "en", "zh"),
    ("Nicht nur der Bürgermeister trat zurück.", "Not only the mayor resigned.", "de", "en"),
]
OTHER = [
    ("The mayor resigned.", "시장은 사임하지 않았다.", "en", "ko"),
    ("The mayor did not resign.", "市長は辞任した。", "en", "ja"),
    ("Der Bürgermeister trat nicht zurück.", "Le maire a démissionné.", "de", "fr"),
    ("El alcalde no dimitió.", "市长辞职了。", "es", "zh"),
    ("The mayor got the letter.", "市长没收到信。", "en", "zh"),
    ("The rescue succeeded.", "救援未成功。", "en", "zh"),
]


@pytest.mark.parametrize(("one", "other", "language", "other_language"), SAME)
def test_both_deny_it_or_neither(one: str, other: str, language: str, other_language: str) -> None:
    assert not other_denial(one, other, (language, other_language))
    assert not other_denial(other, one, (other_language, language))


@pytest.mark.parametrize(("one", "other", "language", "other_language"), OTHER)
def test_one_denies_it(one: str, other: str, language: str, other_language: str) -> None:
    assert other_denial(one, other, (language, other_language))
    assert other_denial(other, one, (other_language, language))
