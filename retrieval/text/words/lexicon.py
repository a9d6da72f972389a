"""The words and shapes that rules in several rooms look for, written once: months, weekdays, numbers, names.

In small letters, as rules compare them. Which of them a rule takes, and what it makes of the "may" of "may it stay",
is its own to say.
"""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# From nothing up, each at the place of its value; the tens from twenty.
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
SCALES = ("hundred", "thousand", "million", "billion", "trillion")

# What a name of several words has between its capitals: Bank of Japan, Ursula von der Leyen.
NAME_PARTICLES = ("of", "the", "de", "van", "von", "al", "bin", "da")

# A capital stands for its country's government: Seoul said, Paris refused.
CAPITALS = {
    "abu dhabi": "united arab emirates", "ankara": "turkey", "athens": "greece", "baghdad": "iraq",
    "bangkok": "thailand", "beijing": "china", "berlin": "germany", "bern": "switzerland", "brasilia": "brazil",
    "brussels": "european union", "budapest": "hungary", "buenos aires": "argentina", "cairo": "egypt",
    "canberra": "australia", "copenhagen": "denmark", "damascus": "syria", "delhi": "india", "doha": "qatar",
    "dublin": "ireland", "hanoi": "vietnam", "havana": "cuba", "helsinki": "finland", "islamabad": "pakistan",
    "jakarta": "indonesia", "jerusalem": "israel", "kabul": "afghanistan", "kiev": "ukraine", "kyiv": "ukraine",
    "kuala lumpur": "malaysia", "lisbon": "portugal", "london": "britain", "madrid": "spain", "manila": "philippines",
    "mexico city": "mexico", "moscow": "russia", "nairobi": "kenya", "new delhi": "india", "oslo": "norway",
    "ottawa": "canada", "paris": "france", "prague": "czech republic", "pretoria": "south africa",
    "pyongyang": "north korea", "riyadh": "saudi arabia", "rome": "italy", "seoul": "south korea",
    "stockholm": "sweden", "taipei": "taiwan", "tehran": "iran", "tokyo": "japan", "vienna": "austria",
    "warsaw": "poland", "washington": "united states",
}  # fmt: skip

# What is of a country, where no ending tells: Dutch of the Netherlands.
OF_COUNTRIES = {
    "america": "united states", "american": "united states", "americans": "united states", "argentine": "argentina",
    "britain": "united kingdom", "british": "britain", "chinese": "china", "danish": "denmark", "dutch": "netherlands",
    "filipino": "philippines", "finnish": "finland", "french": "france", "german": "germany", "greek": "greece",
    "irish": "ireland", "norwegian": "norway", "polish": "poland", "portuguese": "portugal", "scottish": "scotland",
    "spanish": "spain", "swedish": "sweden", "swiss": "switzerland", "thai": "thailand", "turkish": "turkey",
    "ukrainian": "ukraine", "vietnamese": "vietnam",
}  # fmt: skip


def capitalised(further: str = "") -> str:
    """Return the regular expression of a word with a capital letter, in which `further` characters may stand too."""
    return rf"[A-Z][\w'’{further}-]*"


def month_number(name: str) -> int:
    """Return the number of a month, from 1, by its name, its first three letters, or its digits."""
    return int(name) if name.isdigit() else 1 + next(n for n, month in enumerate(MONTHS) if month.startswith(name[:3]))
