"""How German, French and Spanish say dates and periods, by regular expressions.

Names of months and weekdays come from `retrieval.text.words.calendar_names`. In `phrases`, N stands for a count, UNIT
and UNITS for a unit of time in the singular and the plural, DAY for a weekday; the English beside has them in braces.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWording:
    """Hold how a language says dates: patterns, and beside them what they are in English."""

    first: str  # of a month, as a word
    ordinal: str  # what may stand behind a day's digits
    between: str
    and_: str
    start: str  # "from" and "to" of a period
    end: str
    fillers: str  # what may stand between a preposition and its date
    prepositions: Mapping[str, str]
    units: Mapping[str, str]
    plurals: Mapping[str, str]
    phrases: Mapping[str, str]
    capital_months: bool  # elsewhere Mars is a planet, and mars a month


_GERMAN = DateWording(
    first=r"erste[nrs]?",
    ordinal=r"\.?",
    between=r"zwischen",
    and_=r"und",
    start=r"von|vom|ab",
    end=r"bis(?: zum)?",
    fillers=r"de[mnrs]|das|jahre?s?|monat|anfang|beginn|mitte|ende",
    prepositions={
        r"seit": "since", r"ab": "from", r"bis(?: zu[mr]?)?": "until", r"vor": "before", r"nach": "after",
        r"i[mn]|am|um|zum|während|gegen": "in", r"von|vom|des": "of", r"anfang": "early", r"mitte": "mid",
        r"ende": "late",
    },
    units={"tag": "day", "woche": "week", "monat": "month", "monats": "month", "jahr": "year", "jahres": "year"},
    plurals={
        "tage": "day", "tagen": "day", "wochen": "week", "monate": "month", "monaten": "month", "jahre": "year",
        "jahren": "year",
    },
    phrases={
        r"vorgestern": "2 days ago",
        r"gestern": "yesterday",
        r"vor N UNITS": "{n} {unit}s ago",
        r"vor eine[mr] UNIT": "1 {unit} ago",
        r"(?:(?:in|während|innerhalb|im laufe|über) )?de[nr] (?:letzten|vergangenen) (?:N )?UNITS":
            "in the last {n} {unit}s",
        r"seit N UNITS": "in the last {n} {unit}s",
        r"(?:(?:in der|i[mn]|am|den|das|die) )?(?:letzte|vergangene|vorige)[nrs]? UNIT(?! de[nrs]\b| vo[nm]\b)":
            "last {unit}",
        r"(?:in )?diese[mnrs]? UNIT": "this {unit}",
        r"(?:letzte|vergangene|vorige)[nr]? DAY": "last {day}",
        r"(?:nächste|kommende)[nr]? DAY": "next {day}",
        r"(?P<decade>\d{3}0)er(?:[ -]jahren?)?": "{decade}s",
    },
    capital_months=True,
)  # fmt: skip
_FRENCH = DateWording(
    first=r"premier",
    ordinal=r"(?:er)?",
    between=r"entre",
    and_=r"et",
    start=r"de|du|d['’]|depuis",
    end=r"à|au|jusqu['’](?:en|au|à)",
    fillers=r"les?|la|l['’]|an(?:née)?|mois|de|d['’]|début|fin|mi-",
    prepositions={
        r"depuis": "since", r"à (?:partir|compter) (?:du|de|d['’])|dès": "from", r"avant": "before", r"après": "after",
        r"jusqu['’](?:en|au|à)": "until", r"en|au|dans|durant|pendant|courant|vers": "in", r"du|de|d['’]": "of",
        r"début": "early", r"mi-": "mid", r"fin": "late", r"le": "on",
    },
    units={"jour": "day", "semaine": "week", "mois": "month", "an": "year", "année": "year", "annee": "year"},
    plurals={
        "jours": "day", "semaines": "week", "mois": "month", "ans": "year", "années": "year", "annees": "year",
    },
    phrases={
        r"avant-hier": "2 days ago",
        r"hier": "yesterday",
        r"il y a N UNITS": "{n} {unit}s ago",
        r"il y a une? UNIT": "1 {unit} ago",
        r"(?:(?:au cours|lors) des|(?:dans |durant |pendant )?[lc]es) (?:N )?(?:derni[eè]re?s|pass[eé]e?s) UNITS":
            "in the last {n} {unit}s",
        r"(?:(?:au cours|lors) des|(?:dans |durant |pendant )?[lc]es) (?:N )?UNITS (?:derni[eè]re?s|pass[eé]e?s)":
            "in the last {n} {unit}s",
        r"depuis N UNITS": "in the last {n} {unit}s",
        r"depuis une? UNIT": "in the last {unit}",
        r"(?:la |le |l['’])UNIT (?:derni[eè]re?|pass[eé]e?)": "last {unit}",
        r"ce(?:tte|t)? UNIT(?:-ci)?": "this {unit}",
        r"DAY (?:dernier|pass[eé])": "last {day}",
        r"DAY prochain": "next {day}",
        r"ann[ée]es (?P<decade>\d{3}0)": "{decade}s",
    },
    capital_months=False,
)  # fmt: skip
_SPANISH = DateWording(
    first=r"primero",
    ordinal=r"(?:\.?[ºo°])?",
    between=r"entre",
    and_=r"y",
    start=r"del?|desde",
    end=r"al?|hasta",
    fillers=r"el|la|los|año|mes|del?|principios|comienzos|inicios|mediados|finales|fines",
    prepositions={
        r"desde": "since", r"a partir del?": "from", r"antes del?": "before", r"despu[eé]s del?|tras": "after",
        r"hasta": "until", r"en|durante|hacia": "in", r"a (?:principios|comienzos|inicios) del?": "early",
        r"a mediados del?": "mid", r"a (?:finales|fines) del?": "late", r"del?": "of", r"el": "on",
    },
    units={"día": "day", "dia": "day", "semana": "week", "mes": "month", "año": "year"},
    plurals={"días": "day", "dias": "day", "semanas": "week", "meses": "month", "años": "year"},
    phrases={
        r"anteayer": "2 days ago",
        r"ayer": "yesterday",
        r"desde hace N UNITS": "in the last {n} {unit}s",
        r"hace N UNITS": "{n} {unit}s ago",
        r"hace una? UNIT": "1 {unit} ago",
        r"(?:en |durante )?l[oa]s (?:[uú]ltim|pasad)[oa]s (?:N )?UNITS": "in the last {n} {unit}s",
        r"(?:en |durante )?l[oa]s N (?:[uú]ltim|pasad)[oa]s UNITS": "in the last {n} {unit}s",
        r"(?:en |durante )?(?:la|el) UNIT pasad[oa]": "last {unit}",
        r"(?:en |durante )?(?:la|el) (?:[uú]ltim|pasad)[oa] UNIT(?! del?\b)": "last {unit}",
        r"(?:en )?est[ea] UNIT": "this {unit}",
        r"pasado DAY": "last {day}",
        r"DAY pasado": "last {day}",
        r"pr[oó]ximo DAY": "next {day}",
        r"DAY (?:pr[oó]ximo|que viene)": "next {day}",
        r"(?:años|d[eé]cada de(?: los)?) (?P<decade>\d{3}0)": "{decade}s",
    },
    capital_months=False,
)  # fmt: skip
DATE_WORDINGS: Mapping[str, DateWording] = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
