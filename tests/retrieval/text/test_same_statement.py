"""Whether one sentence holds another: pairs that do, and pairs that only look like it."""

import pytest

from retrieval.text.same_statement import holds

SAME = [
    ("The council closed the bridge on 3 May.", "The council closed the bridge on 3 May."),
    ("The council closed the bridge on 3 May.", "NORROW (Tide) - The council closed the bridge on 3 May."),
    ("The council closed the bridge on 3 May.", "The council closed the bridge on 3 May, the mayor said."),
    ("The flood killed 63 people in Norrow.", "The flood has killed 63 people in Norrow, officials said on Monday."),
    ("The flood killed 63 people in Norrow.", "“The flood killed 63 people in Norrow,” the mayor said."),
    ("The bell was cast in 1702 by Anna Weld.", "Anna Weld cast the bell in 1702."),
    ("The ferry's owner paid 40,000 crowns.", "The ferry’s owner paid 40,000 crowns."),
    ("The mayor, Ida Brandt, opened the new harbour.", "Mayor Ida Brandt opened the new harbour."),
    ("Norrow will pay 2 million crowns for the repairs.", "Norrow will pay two million crowns for the repairs."),
    ("The town is to build a school by 2030.", "The town is building a school by 2030."),
    ("Velmora refused to pay for the tower.", "Velmora refused again to pay for the tower."),
    ("The strike did not stop the northern trains.", "The strike did not stop the northern trains, the firm said."),
    ("The trains of the northern line stopped at noon.", "At noon the trains of the northern line stopped."),
    ("시의회는 5월 3일 다리를 폐쇄했다.", "시의회는 5월 3일 다리를 폐쇄했다."),
    ("市議会は5月3日に橋を閉鎖した。", "市議会は5月3日に橋を閉鎖した。"),
    ("NORROW (Tide) - The council closed the bridge on 3 May.", "The council closed the bridge on 3 May."),
    ("NORROW, May 4 — The council closed the bridge on 3 May.", "The council closed the bridge on 3 May."),
]
OTHER = [
    ("The flood killed 63 people in Norrow.", "The flood killed 58 people in Norrow."),
    ("The flood killed 63 people in Norrow.", "The flood killed 63 people in Velmora."),
    ("The council closed the bridge on 3 May.", "The council closed the bridge on 4 May."),
    ("The council closed the bridge on 3 May.", "The council opened the bridge on 3 May."),
    ("The council closed the bridge on 3 May.", "The council did not close the bridge on 3 May."),
    ("The council closed the bridge on 3 May.", "It is false that the council did not close the bridge on 3 May."),
    ("Norrow asked Velmora for an apology.", "Velmora asked Norrow for an apology."),
    ("Norrow asked Velmora for an apology in May.", "Norrow was asked by Velmora for an apology in May."),
    ("The price of bread rose in March in Norrow.", "The price of bread fell in March in Norrow."),
    ("The mayor, Ida Brandt, opened the new harbour.", "The mayor, Otto Lind, opened the new harbour."),
    ("The harbour has reopened, the authority said on Monday.", "The strike is over, the authority said on Monday."),
    ("He declined to comment.", "He declined to comment."),
    ("Read more on this story.", "Read more on this story."),
    ("The council closed the bridge after a flood moved its pier.", "The council closed the bridge."),
    ("The court ordered the firm to pay 100 million won.", "The court ordered the firm to pay 200 million won."),
    ("Sign up for our letter to read the news of Norrow.", "Sign up for our letter to read the news of Velmora."),
    ("Doctors in Norrow warned of the fever.", "Doctors in Norrow warned of the smoke."),
    ("The town is to build a school by 2030.", "The town is to build a hospital by 2030."),
    ("Norrow will pay 2 million crowns for the repairs.", "Norrow won't pay 2 million crowns for the repairs."),
    ("시의회는 5월 3일 다리를 폐쇄했다.", "시의회는 5월 4일 다리를 폐쇄했다."),
    ("市議会は5月3日に橋を閉鎖した。", "市議会は5月3日に橋を閉鎖しなかった。"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "sentence"), SAME)
def test_what_says_the_same_holds_it(said: str, sentence: str) -> None:
    assert holds(sentence, said)


@pytest.mark.parametrize(("said", "sentence"), OTHER)
def test_what_says_another_thing_does_not(said: str, sentence: str) -> None:
    assert not holds(sentence, said)


def test_a_long_sentence_that_has_it_among_much_else_holds_it_word_for_word_alone() -> None:
    said, long = "Anna Weld cast the bell of Norrow.", "while the town slept and the river rose over the lower market"
    assert holds(f"Anna Weld cast the bell of Norrow {long}.", said)
    assert not holds(f"The bell of Norrow Anna Weld cast {long} and the mill.", said)
