"""How people greet, point back, ask, chat and give orders in Spanish."""

import re
from collections.abc import Mapping

from retrieval.query.european.rules import (
    Card,
    FollowUpPatterns,
    IntentPatterns,
    Rules,
    compiled,
    head,
    tail,
    words,
)
from retrieval.text.languages import FUNCTION_WORDS

# Accents are left out in a hurry, but "como", "que" and "cuando" are then words of any sentence.
_WH = r"(?:qui[eé]n(?:es)?|qué|cuándo|d[oó]nde|adónde|por ?qu[eé]|cómo|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|si)"
_PREPOSITION = r"(?:(?:a|de|en|para|por|con|desde|sobre|hasta|hacia|contra|según|bajo|entre|tras|sin) )?"
_ASKS = rf"(?=[\s,:]+¿?{_PREPOSITION}{_WH}\b)"
_EVERYBODY = r"(?: (?:a tod[oa]s|a vosotros|tod[oa]s|gente|amig[oa]s|chic[oa]s|equipo|footnote|bot|buenas|qué tal))*"
_GOES_ON = (
    rf"(?=\s*[,.!?:;…¿¡\n–-]|\s*$| (?:me|alguien|una?|quisiera|quería|tengo|pod\w+|pued\w+)\b| ¿?{_PREPOSITION}{_WH}\b)"
)
_TELL = (
    r"(?:decir(?:me|nos)?|explicar(?:me|nos)?|contar(?:me|nos)?|aclarar(?:me|nos)?|ayudar(?:me|nos)?|responder(?:me)?|"
    r"recordar(?:me|nos)?)"
)
_ARTICLES = (
    r"(?:(?:los|el|la|las|del|de|estos|este|esos|tus|sus|todos|dos|ambos|cada) )*(?:(?:últim[oa]s?|primer[oa]?s?|"
    r"segund[oa]|tercer[oa]?|nuevos?|más recientes?) )?(?:artículos?|textos?|noticias?|"
    r"notas?)(?: (?:más (?:recientes?|antigu[oa]s?|nuev[oa]s?)|de aquí|disponibles))?"
)

_HEAD = head(
    r"(?:hola|buen(?:os|as) (?:días|tardes|noches)|buenas|buen día|hey|ey|holi|saludos|hello|"
    rf"hi){_EVERYBODY}{_GOES_ON}",
    rf"(?:muchas |mil )?gracias(?: (?:a tod[oa]s|de antemano|por \w+))*(?=\s*[,.!;…\n¿¡]| {_WH}\b)",
    r"(?:eh+|em+|este|mmm*|hm+|ah|oh|ok(?:ay)?|vale|bueno|pues|oye|oigan|oíd|jaja\w*|jeje\w*|lol|a ver|entonces|"
    r"por cierto)(?=\s*[,.!…¿¡]| (?:quién|qué|cuándo|dónde|por qué|cómo|cuánt\w+|cuál\w*)\b)",
    r"(?:perd[oó]n(?:a|ad|e|en)?|disculp(?:a|ad|e|en|as)|lo siento|"
    r"con permiso)(?: (?:por|si|que|la|las|mi)\b[^,.;:!?¿\n]{0,50})?(?=\s*[,.:;!…¿¡])(?:[\s,]+pero\b)?",
    r"(?:(?:tengo|tenía|hola|solo|va|es) )*(?:una |mi |otra )?(?:(?:pequeña|breve|simple|rápida|"
    r"última) )*(?:pregunt(?:a|ita)|duda|consulta)(?: (?:rápida|tonta|simple|breve|para vosotros|"
    r"para ustedes))*(?=\s*[:,.!…\n¿–-])",
    r"(?:quisiera|quiero|quería|me gustaría|necesito|desearía|me encantaría)(?: (?:solo|también))? (?:saber|"
    rf"preguntar|entender|conocer|averiguar){_ASKS}",
    r"(?:me pregunto|me preguntaba|no sé|no recuerdo|no me acuerdo de|he olvidado|olvidé|tengo curiosidad por saber|"
    rf"sab(?:éis|en|es)){_ASKS}",
    r"(?:(?:me|nos) )?(?:pued|pod)(?:es|e|en|éis|ría|rías|ríais|rían|"
    rf"emos)?(?: (?:alguien|usted(?:es)?|vosotros|tú|por favor))* {_TELL}(?:,? por favor,?)?{_ASKS}",
    rf"(?:alguien|quién)(?: (?:aquí|de aquí|por aquí|me|nos))* (?:sabe|sabría|conoce|puede {_TELL}|podría {_TELL}|"
    rf"puede|podría)(?: {_TELL})?{_ASKS}",
    rf"(?:dime|decidme|díganme|dinos|dígame)(?: por favor)?{_ASKS}",
    rf"(?:según|de acuerdo con|conforme a) {_ARTICLES}(?=\s*[,:¿]| {_WH}\b)",
    rf"(?:por favor|porfa(?:vor)?)(?=\s*[,:¿]| {_WH}\b)",
    r"(?:footnote|bot)(?=\s*[,:])",
)
_TAIL = tail(
    r"(?:muchas |muchísimas |mil |ya |desde ya )*gracias(?: (?:a tod[oa]s|de antemano|"
    r"por (?:todo|la ayuda|su \w+|tu \w+|vuestra \w+|adelantado)|amig[oa]s))*",
    r"(?:un |muchos )?(?:saludos?|abrazos?|besos?)(?: (?:a tod[oa]s|cordial(?:es)?))?(?:[\s,]+[^\W\d_]{2,20})?|"
    r"atentamente(?:[\s,]+[^\W\d_]{2,20})?",
    r"¿?(?:alguien|quién|sab(?:éis|en|es))(?: (?:lo|aquí|me|puede|tiene|de))*(?: (?:sabe|idea|ayuda|ayudarme|algo|"
    r"una idea|alguna idea))?(?: .{0,10})?|alguna idea|solo por curiosidad|por curiosidad|es para un amigo|"
    r"me preguntaba|ayuda",
    r"(?:que teng(?:áis|an|as) )?(?:buen|feliz|un buen) (?:día|fin de semana)|buenas (?:tardes|noches)|jaja\w*|"
    r"jeje\w*|lol|perdón|disculpas?|xd",
    rf"según {_ARTICLES}",
    anywhere=r"(?<!pedir )(?<!un )(?:por favor|porfa(?:vor|s)?|plis)",
)

_TO_PEOPLE = (
    r"\b(?:tú|te|(?:a|de|para) ti|tu|tus|contigo|vosotr[oa]s|os|vuestr[oa]s?|yo|mí|mis?|conmigo|nosotr[oa]s|"
    r"nuestr[oa]s?|ustedes)\b|\b(?:estáis|hacéis|queréis|tenéis|vais|venís|jugáis|sois|haces|tienes|quieres|vienes|"
    r"vas|juegas|estás|crees|eres|has|habéis|puedo|podemos|vamos|jugamos|hacemos)\b|"
    r"\b(?:esta noche|voz|(?:quiere|a|para) jugar|jugar (?:hoy|con)|una partida|conectad[oa]s?|despiert[oa]s?|"
    r"en línea|fin de semana|tiempo hace|comer|cenar)\b|^¿?(?:y |pero )?(?:alguien|"
    r"quién)(?: (?:está|hay|quiere|viene|se|para|sigue|más))* (?:ahí|aquí|apunta|libre|conectado|jugar|ganas|línea)\b|"
    r"^¿?(?:alguien|qué tal|qué pasa(?:\W*$| (?:chicos|gente))|cómo (?:va|están|andan|te va)\W*$)|^¿?qué onda\b"
)
_GREETED = (
    r"[¿¡\s]*(?:(?:y|e|pero|o|entonces|pues|vale|ok(?:ay)?|bueno|sí|no|jaja\w*|jeje\w*|lol|mmm*|ah|oh|hola|oye|"
    r"además)[\s,.!¡¿]+)*"
)
_SMALL_TALK = compiled(
    r"(?:(?:oh|ah|sí|no|ok|vale|bueno|pues|jaja\w*|y|pero|ay) )*(?:hola|"
    r"buen(?:os|as) (?:días|tardes|noches)(?: (?:a tod[oa]s|hasta mañana|gente))?|buenas|"
    r"hasta (?:mañana|luego|pronto)|adiós|chao|nos vemos|(?:muchas |mil )?gracias(?: \w+){0,3}|de nada|(?:ja){2,}j?|"
    r"(?:je){2,}j?|jaja\w*|jeje\w*|xd|sí|no|vale|claro(?: que (?:sí|no))?|exacto|es verdad|es cierto|sí es verdad|"
    r"eso es(?: increíble)?|cierto|ni idea|no sé|no lo sé|no pasa nada|sin problema|"
    r"qué (?:pena|bien|bueno|risa|lindo|bonito|fuerte|triste|guay|chulo|asco|mal|raro|gracioso|suerte|va|"
    r"tal(?: todo)?)|genial|guay|perfecto|increíble|entiendo|entendido|ya veo|de acuerdo|felicidades|enhorabuena|"
    r"feliz cumpleaños|bienvenid[oa]s?|lo siento|perdón|yo también|igual|me too|da igual|quién sabe|y qué|buen bot|"
    r"bien dicho|madre mía|ostras|anda)(?: (?:a tod[oa]s|todos|chic[oa]s|gente|amig[oa]s|bot|footnote|jaja\w*|lol|tío|"
    r"tía|también|eh|igualmente))*"
)
_CARDS: Mapping[Card, re.Pattern[str]] = {
    "help": compiled(
        r"(?:por favor )?ayuda(?:me)?|(?:los )?comandos|(?:qué|"
        r"cuáles son los) comandos(?: (?:hay|tienes|existen|disponibles))?|"
        r"cómo (?:te|se|lo) (?:uso|usa|utilizo|utiliza)(?: (?:este|el) bot| footnote)?|"
        r"cómo (?:funciona(?:s)?|puedo (?:usarte|preguntarte|preguntar))(?: (?:esto|este bot|el bot|footnote))?|"
        r"qué (?:puedes|sabes|puede este bot|puede footnote) hacer|"
        r"qué (?:puedo|se puede) (?:preguntar(?:te)?|hacer aquí)|para qué sirves|instrucciones|socorro"
    ),
    "about": compiled(
        r"quién (?:eres|es footnote|te (?:hizo|creó|programó)|es este bot)(?: tú)?|"
        r"qué (?:eres|es footnote|es este bot)|(?:eres|acaso eres|tú eres) (?:un |una )?(?:bot|robot|humano|ia|"
        r"persona|máquina|chatgpt)(?: real)?|preséntate|háblame de ti"
    ),
    "articles": compiled(
        r"cuál(?:es)? (?:son|es) (?:tus?|sus?) fuentes?|qué (?:fuentes|periódicos|medios|diarios) (?:usas|lees|tienes|"
        r"utilizas)|de dónde (?:sacas|vienen) (?:tus|la|los) \w+|qué sabes"
    ),
    "news": compiled(
        r"qué hay de nuevo|qué novedades hay|(?:hay )?(?:algo nuevo|novedades|alguna novedad)|"
        r"hay (?:artículos nuevos|nuevos artículos|noticias(?: nuevas)?)|"
        r"(?:cuáles son )?(?:los )?(?:últimos|nuevos) artículos|(?:cuáles son )?las últimas noticias|"
        r"muéstrame los (?:últimos|nuevos) artículos"
    ),
}
_INTENTS = IntentPatterns(
    catalog=compiled(
        r"(?:qué|cuántos|cuáles) (?:artículos|fuentes|textos|"
        r"noticias)(?: (?:tienes|hay|tenéis|conoces|existen|están disponibles))(?: (?:aquí|en total))*|"
        r"(?:muéstra(?:me)?|muestra(?:me)?|lista|enumera|dame|enséñame) (?:todos |la lista de )*(?:los )?(?:artículos|"
        r"fuentes)|la lista de (?:los )?artículos"
    ),
    comparisons=compiled(
        r"qué tienen en común (?P<a>\S.*)|compara(?:r|me)? (?P<b>\S.*)|en qué se diferencian (?P<c>\S.*)|"
        r"(?:cuál es|cuáles son|qué) (?:la |las |los )?(?:diferencias?|similitud(?:es)?|"
        r"puntos en común)(?: hay)? entre (?P<d>\S.*)"
    ),
    overviews=compiled(
        r"res[uú]me(?:me|nos|n)?(?: por favor)? (?P<a>\S.*)|"
        r"(?:(?:un|el|hazme un|dame un|breve) )*resumen(?: (?:de la |del |de los |de las |de |sobre )(?P<b>\S.*))?|"
        r"(?:háblame|cuéntame|dime|cuéntanos)(?: (?:más|todo|algo))? (?:sobre|acerca de|del|de la|de los|"
        r"de) (?P<c>(?!(?:eso|esto|ello|él|ell[oa]s?)\b)\S.*)|"
        rf"(?:explíca(?:me|nos)?|explica(?:me)?|describe(?:me)?) (?P<d>(?!¿?{_PREPOSITION}{_WH}\b)\S.*)|"
        rf"qué (?:dicen|cuentan|dice) {_ARTICLES} (?:sobre|de|acerca de|del) (?P<e>\S.*)|"
        rf"qué sabes (?:sobre|de|acerca de|del) (?P<f>\S.*)|de qué (?:tratan?|hablan?|van?) (?P<g>{_ARTICLES})|"
        rf"qué (?:dicen|dice) (?P<h>{_ARTICLES})|qué hay de nuevo (?:sobre|con|en) (?P<i>\S.*)"
    ),
    whole=compiled(rf"{_ARTICLES}|todo(?: esto)?|esto|eso|los dos|ambos|ell[oa]s"),
    places=(
        (compiled(r"primer (?:artículo|texto)"), 1),
        (compiled(r"segundo (?:artículo|texto)"), 2),
        (compiled(r"tercer (?:artículo|texto)"), 3),
        (compiled(r"último (?:artículo|texto)\b|(?:artículo|texto) más (?:reciente|nuevo)"), "newest"),
        (compiled(r"(?:artículo|texto) más antiguo"), "oldest"),
    ),
)

_DETERMINERS = words(
    """
    el la los las un una unos unas del al este esta estos estas ese esa esos esas su sus mi mis tu tus cada todo toda
    todos todas algún alguna ningún ninguna cuánto cuánta cuántos cuántas qué de dos tres
    """
)
_THAT_TIME = r"(?:año|mes|semana|día|noche|mañana|tarde|verano|invierno|otoño|primavera|siglo|fin|temporada)"
_CLITIC = r"(?:lo|la|los|las|le|les)"
_LIGHT_WORDS = """
ni pero sino aunque porque cuando donde mientras ya no sí nunca siempre todavía aún también tampoco sólo solo muy más
menos tan tanto mucho mucha muchos muchas poco otro otra otros otras mismo misma cual quien cuanto cuanta cuales adónde
sobre entre hasta hacia contra sin según bajo tras durante antes después ahora entonces hoy ayer exactamente ser sido
siendo estar estado haber había habían hubo habrá hay tener tiene tienen tenía hacer hace hizo hecho hacía decir dice
dijo dicen decía pasar pasa pasó ocurrió ocurre ir va van iba poder puede pueden podía quiere querer día días mes meses
año años hora horas vez veces tiempo persona personas gente cosa cosas alguien nadie algo nada fin razón favor gracias
empezó terminó termina será serán sería eran casi
"""
_FOLLOW_UPS = FollowUpPatterns(
    opening=compiled(
        r"^[\s¿¡]*(?:(?:y|e|pero|o|entonces|pues|vale|ok(?:ay)?|gracias|muchas gracias|bien|sí|no|ah|oh|bueno|"
        r"interesante|entiendo|de acuerdo|genial)\b[\s,.!:;…¡¿-]*)+"
    ),
    goes_on=compiled(
        r"\b(?:eso|esto|aquello|aquel|aquella|ello)\b(?! (?:es|sí)\W*$)|"
        r"^¿?(?:qué (?:pasa|hay|tal|me dices) (?:con|de)|y (?:para|en|con)|para) (?!qu|cu)|"
        r"^¿?(?:quién|qué|dónde|cuándo|algo) más\b|\b(?:otr[oa]s?|los demás|las demás|el otro|la otra)\W*$|"
        r"\bl[oa]s? mism[oa]s?\b|(?:cuénta|di|explíca|hábla)(?:me|nos)(?: algo)? más\W*$|^(?:más|sigue|continúa)\W*$|"
        r"\b(?:reaccionó|respondió|apeló|recurrió|negó|aceptó|rechazó|disculpó|reaccionaron|respondieron|"
        r"apelaron)\W*$|\bpor qué no\W*$|^¿?desde cuándo\W*$|^¿?(?:ambos|ambas|los dos|las dos)\W*$|"
        r"\b(?:entonces|después|antes)\W*$"
    ),
    pronouns=compiled(
        rf"\b(?:est|es)(?:e|a|os|as)\b(?! {_THAT_TIME})(?= \w)|\b(?:él|ellas?|ellos|allí|ahí|allá)\b|"
        rf"\b(?:quién(?:es)?|no|nadie|alguien) {_CLITIC} (?=\w)|"
        rf"\b(?:por qué|cuándo|cómo|dónde) (?:les?|{_CLITIC}(?= \w+\W*$)) |"
        r"\blo (?!que\b|más\b|mejor\b|peor\b|mismo\b|largo\b)(?=\w)|\b\w+[aei]r(?:lo|la|los|las|le|les)\b"
    ),
    own=compiled(r"\bsus?\b(?= \w)|\bsuy[oa]s?\b"),
    empty=compiled(
        r"\bles? gust\w+|\bse (?:puede|pueden)\b|\bes (?:\w+ )?(?:cierto|verdad|posible|legal|obligatorio) que\b|"
        r"\ba lo largo\b|\bpor lo (?:menos|tanto)\b"
    ),
    back=compiled(
        r"\b(?:el|la|los|las|del|al) (?:empresa|compañía|sentencia|fallo|veredicto|decisión|multa|accidente|incidente|"
        r"condena|grupo|acuerdo|oposición)s?\b"
    ),
    defining=compiled(
        r"^¿?(?:qué (?:es|son|era|eran|significa|quiere decir) (?!l[oa]s? (?:que|más)|ello|eso)|"
        r"quién(?:es)? (?:es|era|fue|son) (?!el |la |los |las |su |sus |él|ella)|define |explica )"
    ),
    clauses=compiled(
        r"[,;:.?!]+(?=\s|$)|\b(?:y|e|o|pero|porque|cuando|si|después|antes|mientras|que|sin que|por qué)\b"
    ),
    determiners=_DETERMINERS,
    light=FUNCTION_WORDS["es"] | _DETERMINERS | words(_LIGHT_WORDS),
)

SPANISH = Rules(
    language="es",
    shown_by=compiled(r"[¿¡]"),
    greets=compiled(
        r"^\W*(?:hola|buen[oa]s|gracias|muchas gracias|perdón|disculp\w+|resume|explíca\w*|háblame|describe|nombra|"
        r"cuéntame|compara|qué|quién|cuándo|dónde|cómo|cuánt\w+)\b"
    ),
    head=_HEAD,
    tail=_TAIL,
    thanks=compiled(r"\bgracias\b"),
    small_talk=_SMALL_TALK,
    asks=compiled(
        rf"{_GREETED}(?:(?!en cuanto\b){_PREPOSITION}(?!si\b){_WH}\b(?! (?:pena|bien|bueno|risa|lindo|bonito|triste|"
        r"guay|va|sabe)\b)(?= \W?\w+\W? \W?\w| \w+\W*\?|\W*\?)|es (?:cierto|verdad) que)"
    ),
    orders=compiled(
        rf"{_GREETED}(?:por favor,? )?(?:(?:explíca|cuénta|muéstra|muestra|di|describe|resume|compara|nombr[ae]|"
        r"enumera|lista|háblame|explica|cita|dame|busca)(?:me|nos)? (?!más\W*$)\w)"
    ),
    to_people=compiled(_TO_PEOPLE),
    cards=_CARDS,
    intents=_INTENTS,
    follow_ups=_FOLLOW_UPS,
)
