"""Names by their sound: those that are one name in two scripts, and words that only look like it."""

import pytest

from retrieval.text.sounds import loose_sound_of, loose_sounds_of, sound_of, sounds_of, together


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("무라야마", "Murayama"),
        ("고노", "Kono"),
        ("미야자와", "Miyazawa"),
        ("나가미네", "Nagamine"),
        ("야스쿠니", "Yasukuni"),
        ("후쿠시마", "Fukushima"),
        ("바르네", "Varne"),
        ("부산", "Busan"),
        ("オバマ", "Obama"),
        ("セラノ", "Serano"),
        ("ジョンソン", "Johnson"),
        ("フォード", "Podo"),
    ],
)
def test_a_name_sounds_like_itself_in_another_script(word: str, name: str) -> None:
    assert sound_of(name) in sounds_of(word)


@pytest.mark.parametrize(("word", "name"), [("모두", "Muto"), ("처리", "July"), ("코드", "Kyoto"), ("건너", "Kono")])
def test_words_that_nearly_sound_like_a_name_are_none(word: str, name: str) -> None:
    assert sound_of(name) not in sounds_of(word)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("김학순", "Kim Hak-sun"),
        ("강경화", "Kang Kyung-wha"),
        ("강경화", "Gang Gyeong-hwa"),
        ("박근혜", "Park Geun-hye"),
        ("이병기", "Lee Byung-kee"),
        ("노무현", "Roh Moo-hyun"),
        ("황금주", "Hwang Kum-ju"),
        ("오태규", "Oh Tai-kyu"),
        ("최순실", "Choi Soon-sil"),
        ("ムン・ジェイン", "Moon Jae-in"),
    ],
)
def test_a_korean_full_name_is_told_however_it_is_spelled(name: str, written: str) -> None:
    assert loose_sound_of(written) in map(together, loose_sounds_of(name))


@pytest.mark.parametrize("word", ["무라야마", "합의", "소녀상을", "橋", "Kim", ""])
def test_what_is_no_korean_full_name_is_compared_closely_alone(word: str) -> None:
    assert loose_sounds_of(word) == []


def test_other_scripts_have_no_sound() -> None:
    assert sounds_of("村山") == sounds_of("Мост") == sounds_of("Kono") == []
