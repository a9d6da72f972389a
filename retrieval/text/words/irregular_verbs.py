"""The forms of irregular English verbs, which no stemmer brings together: drew and drawn of draw.

Only those that are words of one meaning: not "found", "left", "saw" or "won", which are words of their own too.
"""

from retrieval.text.terms import terms

_FORMS = """
    arise arose arisen; awake awoke awoken; beat beaten; become became; begin began begun; bend bent; bind bound;
    bite bit bitten; blow blew blown; break broke broken; bring brought; build built; burn burnt; buy bought;
    catch caught; choose chose chosen; come came; deal dealt; draw drew drawn; drink drank drunk; drive drove driven;
    eat ate eaten; fall fell fallen; feed fed; fight fought; flee fled; fly flew flown; forbid forbade forbidden;
    forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; give gave given; go goes went gone;
    grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led;
    learn learnt; lend lent; lose lost; make made; mean meant; meet met; pay paid; ride rode ridden; rise rose risen;
    run ran; seek sought; sell sold; send sent; shake shook shaken; shoot shot; show shown;
    shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent;
    stand stood; steal stole stolen; strike struck; swear swore sworn; swim swam swum; take took taken; teach taught;
    tear tore torn; think thought; throw threw thrown; understand understood; uphold upheld; wake woke woken;
    wear wore worn; withdraw withdrew withdrawn; withhold withheld; write wrote written
"""
_BASES = {form: base for verb in _FORMS.split(";") for base, *others in [terms(verb)] for form in others}


def base_form(term: str) -> str:
    """Return the term of a verb's first form for that of another, and any other term as it is."""
    return _BASES.get(term, term)
