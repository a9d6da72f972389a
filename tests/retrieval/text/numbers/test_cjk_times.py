"""Relative times and periods in Chinese, Japanese and Korean, read on 24 November 2020."""

from datetime import date

import pytest

from retrieval.text.numbers.dates import period

TODAY = date(2020, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("questions", "since", "until"),
    [
        (["桥上周关闭了吗？", "橋は先週閉鎖されましたか。", "다리는 지난주에 닫혔나요?"], "2020-11-16", "2020-11-22"),
        (["上个月桥关了吗？", "先月の橋", "지난달 다리는"], "2020-10-01", "2020-10-31"),
        (["去年发生了什么？", "昨年何が起きましたか。", "작년에 무슨 일이"], "2019-01-01", "2019-12-31"),
        (["昨天谁来了？", "昨日誰が来ましたか。", "어제 누가 왔나요?"], "2020-11-23", "2020-11-23"),
        (["今年的桥", "今年の橋", "올해의 다리"], "2020-01-01", "2020-12-31"),
        (["三年前发生了什么？", "三年前に何が", "3년 전에 무엇이"], "2017-01-01", "2017-12-31"),
        (["两年前发生了什么？", "2年前の橋"], "2018-01-01", "2018-12-31"),
        (["过去两个月的船", "過去2か月の船", "지난 2개월간의 배"], "2020-09-24", "2020-11-24"),
        (["2016年3月至5月的船", "2016年3月から5月の船", "2016년 3월부터 5월까지"], "2016-03-01", "2016-05-31"),
        (["从2016年到2018年的船", "2016年から2018年の船"], "2016-01-01", "2018-12-31"),
        (["自2016年以来的船", "2016年至今的船", "2016年起的船"], "2016-01-01", None),
        (["2016年之前的船", "2016년 이전의 배"], None, "2016-12-31"),
        (["2016年3月5日以前的船", "2016年3月5日以前の船", "2016년 3월 5일 이전의 배"], None, "2016-03-05"),
        (["2016年3月5日前の船", "2016년 3월 5일 전에"], "2016-03-05", "2016-03-05"),
        (["二〇一六年三月的船", "平成28年3月の船"], "2016-03-01", "2016-03-31"),
    ],
)
def test_a_question_names_a_period(questions: list[str], since: str, until: str | None) -> None:
    for question in questions:
        found = period(question, TODAY)
        assert found is not None, question
        assert (found.since and str(found.since), found.until and str(found.until)) == (since, until), question


@pytest.mark.parametrize(
    "question",
    [
        "网上周刊说了什么？",
        "午前3時の船",
        "上周五的船",
        "5月前半の船",
        "지난주말의 배",
        "지난 10일 어떤 배가 왔나요?",  # the tenth
        "3년 전쟁은 어떻게 끝났나요?",
        "3일 전부 비가 왔나요?",
    ],
)
def test_what_only_looks_like_one_is_none(question: str) -> None:
    assert period(question, TODAY) is None
