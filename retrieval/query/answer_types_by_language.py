"""What kind of thing a question in German, French, Spanish or Chinese asks for, and what gives a reason there.

By the plainest words, as `retrieval.query.answer_types` does for English, Korean and Japanese, whose kinds these are.
What this does not do: tell a French "qui" that asks from one that joins, but by its place.
"""

import re
from typing import TYPE_CHECKING

from retrieval.text.languages import language_of
from retrieval.text.numbers.european.in_english import european_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retrieval.query.answer_types import AnswerType

_QUEL = r"quel(?:le)?s? (?:(?:est|était|fut) )?(?:la |le |l['’])?"
_CUAL = r"cu[aá]l(?:es)? (?:es|era|fue|fueron|son) (?:el|la|los|las) "
# The first of those that begin earliest is meant.
_ASKED: "Mapping[str, Mapping[AnswerType, str]]" = {
    "de": {
        "reason": r"\b(?:warum|weshalb|wieso|aus welche[mn] gr[uü]nde?n?|was (?:ist|war) (?:der grund|die ursache))\b",
        "duration": r"\bwie lange\b(?! her)|\bwie viele (?:jahre|monate|wochen|tage|stunden|minuten)\b",
        "date": r"\bwann\b|\bwie lange her\b|\bwelche[mnsr]? (?:jahr|monat|tag|datum|jahrhundert|wochentag)\b|"
                r"\bwie viel uhr\b",
        "money": r"\bwie (?:viel|hoch)\b(?=.*\b(?:kost|zahl|bezahl|euro|dollar|geld|strafe|preis))|"
                 r"\bwie teuer\b|\bwas (?:kostet|kosten|kostete)\b|\bwelche[rn]? (?:summe|betrag|preis)\b",
        "number": r"\bwie (?:viele?|groß|alt|weit|hoch|schnell|tief|schwer|oft|breit|lang)\b|\bwelche (?:an)?zahl\b",
        "place": r"\bwo(?:hin|her)?\b|\bwelche[mnrs]? (?:stadt|land|ort|dorf|region|insel|straße)\b",
        "person": r"\b(?:wer|wen|wem|wessen)\b|\bwie hei(?:ß|ss)t\b|"
                  r"\bwelche[rns]? (?:person|mann|frau|minister\w*|präsident\w*|firma|unternehmen|partei|behörde)\b",
        "whether": r"^\W*(?:ist|sind|war|waren|hat|haben|hatten?|wird|werden|wurden?|kann|können|darf|soll|gibt|gab)\b",
    },
    "fr": {
        "reason": rf"\bpourquoi\b|\bquelles? raisons?\b|\b{_QUEL}(?:cause|raison|motif)\b",
        "duration": r"\bcombien de temps\b|"
                    r"\bcombien d(?:e |['’])(?:ann[ée]es?|ans|mois|semaines|jours|heures|minutes)\b|"
                    rf"\b{_QUEL}durée\b",
        "date": rf"\bquand\b|\b{_QUEL}(?:ann[ée]e|date|jour|mois|siècle|heure|époque)\b",
        "money": r"\bcombien\b(?=.*\b(?:co[uû]t|pay|pai|euros?\b|dollars?\b|argent|vers|vaut))|"
                 rf"\b{_QUEL}(?:prix|montant|co[uû]t|budget|somme|amende)\b",
        "number": rf"\bcombien\b|\b{_QUEL}(?:nombre|taille|population|hauteur|longueur|distance|superficie|âge|part|"
                  r"pourcentage)\b",
        "place": rf"\boù\b|\b{_QUEL}(?:ville|pays|lieu|endroit|région|village|île|rue)\b",
        "person": r"^\W*(?:(?:à|de|par|avec|pour|chez) )?qui\b|\bqui est-ce\b|\bcomment s['’]appelle|"
                  rf"\b{_QUEL}(?:nom|ministre|président\w*|maire|entreprise|société|personne|parti)\b",
        "whether": r"^\W*est-ce qu|\b(?:a|ont|est|sont|était|avait)-(?:t-)?(?:ils?|elles?|on)\b",
    },
    "es": {
        "reason": rf"\bpor qu[eé]\b|\ba qu[eé] se debe\b|\b{_CUAL}(?:causas?|raz[oó]n|razones|motivos?)\b",
        "duration": r"\bcu[aá]nto tiempo\b|\bcu[aá]nt[oa]s (?:años|meses|semanas|d[ií]as|horas|minutos)\b",
        "date": r"\bcu[aá]ndo\b|\bqu[eé] (?:año|mes|fecha|d[ií]a|siglo|hora)\b",
        "money": r"\bcu[aá]nto\b(?=.*\b(?:cost|cuesta|pag|euros?\b|d[oó]lares\b|dinero|val[ei]))|"
                 rf"\b{_CUAL}(?:precio|costo?e?|monto|importe|multa)\b",
        "number": rf"\bcu[aá]nt[oa]s?\b|\b(?:qu[eé]|{_CUAL})\s?(?:porcentaje|n[uú]mero|cantidad|poblaci[oó]n|altura|"
                  r"longitud|distancia|edad|tamaño)\b",
        "place": r"\b(?:a|de)?d[oó]nde\b|\bqu[eé] (?:ciudad|pa[ií]s|lugar|pueblo|regi[oó]n|isla|calle)\b",
        "person": r"\bqui[eé]n(?:es)?\b|\bc[oó]mo se llama|"
                  r"\bqu[eé] (?:persona|ministr[oa]|president[ea]|empresa|partido)\b",
        "whether": r"^\W*(?:es|son|era|fue|fueron|ha|han|hay|est[aá]n?|puede|tiene)\b",
    },
    "zh": {
        "reason": "为什么|為什麼|为何|為何|因何|怎么会|原因|理由",
        "duration": "多久|多长时间|多長時間|(?:几|幾|多少)(?:个|個)?(?:年|月|周|星期|天|小时|小時|分钟)(?!份|底)",
        "date": "什么时候|什麼時候|何时|何時|几时|哪(?:一)?[年天月日]|几月|几号|星期几",
        "money": "多少(?:钱|錢|美元|欧元|日元|韩元|元)|(?:价格|费用|金额|罚款)(?:是|为)?多少",
        "number": "多少|几[个個名人次位座艘条件所家]|多[高大远遠深重快长長宽寬]",
        "place": "哪里|哪裡|哪儿|何处|何處|什么地方|哪(?:个|座|一个)?(?:国家|城市|村|岛|港|省|市)",
        "person": "谁|誰|哪位|(?:哪个|哪家|什么)(?:人|公司|政党|机构|组织|银行)|叫什么名字",
        "whether": "[吗嗎][？?]?$|是否|是不是|有没有",
    },
}  # fmt: skip
_PATTERNS = {
    language: [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in kinds.items()]
    for language, kinds in _ASKED.items()
}
# Beside each, what says a little less plainly that something is a reason.
_REASONS = {
    language: (re.compile(plain, re.IGNORECASE), re.compile(perhaps, re.IGNORECASE))
    for language, (plain, perhaps) in {
        "de": (r"\b(?:weil|denn|wegen|aufgrund|deshalb|daher|damit|infolge|grund|gründen?)\b|\bum\b.*\bzu\b",
               r"\b(?:da|nach|nachdem|zu[mr]?|für)\b"),
        "fr": (r"\b(?:parce qu|car\b|en raison d|à cause d|afin d|grâce à|pour que\b|raisons?\b|cause\b)",
               r"\b(?:pour|après|suite à|puisqu)"),
        "es": (r"\b(?:porque|debido a|a causa de|ya que|por eso|raz[oó]n|motivo|gracias a|para que)\b",
               r"\b(?:por|para|tras|después de)\b"),
        "zh": ("因为|因為|由于|由於|因此|所以|原因|为了|為了", "后|後|以便"),
    }.items()
}  # fmt: skip


def asking_language(question: str) -> str | None:
    """Return which of these languages a question is in, by its code; None for any other."""
    if not question.isascii() and language_of(question) == "zh":
        return "zh"
    return european_language(question)


def kinds_asked(question: str, language: str) -> "list[tuple[int, AnswerType]]":
    """Return where a question in one of these languages asks for something, and for which kind of thing."""
    return [(match.start(), kind) for kind, pattern in _PATTERNS[language] if (match := pattern.search(question))]


def reason_score(sentence: str) -> float:
    """Return how plainly a sentence in one of these languages gives a reason: 1 plainly, 0.5 perhaps, 0 not."""
    language = asking_language(sentence)
    if language is None:
        return 0.0
    plain, perhaps = _REASONS[language]
    return 1.0 if plain.search(sentence) else 0.5 if perhaps.search(sentence) else 0.0
