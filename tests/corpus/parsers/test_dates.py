"""Which day a value names, and that none is ever guessed."""

from datetime import date

import pytest

from corpus.parsers.dates import read_date, read_stamp
from tests.corpus.parsers.test_parsers import parsed


class TestDates:
    @pytest.mark.parametrize(
        "written",
        [
            "2016-03-22",
            "20160322",
            "2016-03-22T23:30:00-05:00",
            "2016-03-22 10:00:00",
            "2016/03/22",
            "22 March 2016",
            "March 22, 2016",
            "Mar 22, 2016 10:15",
            "Tue, 22 Mar 2016 10:00:00 +0900",
            "22.03.2016",
            "22 mars 2016",
            "2016년 3월 22일",
            "2016年3月22日",
            "22-Mar-2016",
            "22. März 2016",
            "dinsdag 22 maart 2016",
            "2016-W12-2",
            "2016. 3. 22.",
        ],
    )
    def test_a_day_is_read(self, written):
        assert parsed(f"---\npublished: '{written}'\n---\ntext").published == date(2016, 3, 22)

    @pytest.mark.parametrize(
        "written",
        [
            "2016",
            "2016-03",
            "March 2016",
            "March 22",
            "soon",
            "yesterday",
            "Tuesday",
            "10:30",
            "2016-13-45",
            "3/4/2016",
            "0",
            "05. 04. 2016",
            "05 04 2016",
            "2016-W14",
            "2016-02-30",
            "1458604800",
            "22/03/16",
            "[2016-03-22, 2016-03-23]",
            "x" * 5000,
        ],
    )
    def test_a_day_is_never_guessed(self, written):
        assert parsed(f"---\npublished: {written}\n---\ntext").published is None

    @pytest.mark.parametrize(
        "written",
        [
            "0001-01-01T00:00:00Z",
            "Mon, 01 Jan 0001 00:00:00 +0000",
            "Mon, 30 Nov -0001 00:00:00 +0000",
            "0000-00-00",
            "1970-01-01",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "1969-12-31T19:00:00-05:00",
            "1899-12-30",
            "9999-12-31",
        ],
    )
    def test_what_machines_write_for_no_day_is_none(self, written):
        assert read_date(written) is None
        assert read_stamp(written) is None

    @pytest.mark.parametrize(("written", "year"), [("1954-06-17", 1954), ("17 June 1832", 1832), ("1991-06-17", 1991)])
    def test_old_days_are_days(self, written, year):
        assert read_date(written) == date(year, 6, 17)

    def test_two_figures_of_a_year_are_enough_in_mail(self):
        assert read_stamp("Tue, 22 Mar 16 10:00:00 GMT") == date(2016, 3, 22)

    @pytest.mark.parametrize(
        ("language", "day"),
        [("fr", date(2016, 4, 5)), ("de-AT", date(2016, 4, 5)), ("en", None), ("ja", None), (None, None), ("", None)],
    )
    @pytest.mark.parametrize("written", ["05/04/2016", "5. 4. 2016", "05 04 2016"])
    def test_the_language_says_which_number_is_the_month(self, written, language, day):
        assert read_date(written, language) == day

    def test_it_is_the_language_of_the_article(self):
        assert parsed("---\ntitle: t\nlang: fr\ndate: 05/04/2016\n---\ntext").published == date(2016, 4, 5)

    @pytest.mark.parametrize(
        ("written", "language", "day"),
        [
            ("31.10.23", "de", date(2023, 10, 31)),
            ("1. 2. 98, 10:15", "de-CH", date(1998, 2, 1)),
            ("31.10.23", "en", None),
            ("31/10/23", "de", None),
            ("12.10.30.5", "de", None),
            ("12.40.23", "de", None),
        ],
    )
    def test_two_figures_of_a_year_are_enough_where_the_day_comes_first(self, written, language, day):
        assert read_date(written, language) == day
