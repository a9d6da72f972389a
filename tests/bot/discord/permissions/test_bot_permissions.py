"""Permissions by the names that people find in their own Discord."""

import pytest

from bot.discord.permissions.bot_permissions import REQUIRED, permission_name
from bot.render.messages import words_for
from tests.support.languages import WHOLE

NEEDED = [name for name, needed in REQUIRED if needed]


@pytest.mark.parametrize("language", WHOLE)
def test_what_the_bot_needs_has_a_name_of_its_own_in_every_whole_language(language):
    names = [permission_name(name, words_for(language)) for name in NEEDED]
    assert len(set(names)) == len(NEEDED) == 7
    assert (names == [permission_name(name) for name in NEEDED]) == (language == "en")


def test_names_are_those_of_discords_client():
    said = [permission_name("send_messages_in_threads", words_for(language)) for language in ("en", "de", "ko", "ja")]
    assert said == [
        "Send Messages in Threads",
        "Nachrichten in Threads senden",
        "스레드에서 메시지 보내기",
        "スレッドでメッセージを送信",
    ]


def test_what_it_does_not_need_is_named_in_english():
    assert permission_name("use_voice_activation", words_for("ko")) == "Use Voice Activation"
