"""Words of reports that stand for each other: talks and negotiations, law and legislation.

A closed list, of words that mean nearly the same in any report. Two words of a line may still be two things: what rests
on them must hold by other words too. What this does not do: senses ("a strike" of workers and of bombs).
"""

from collections.abc import Iterable

from retrieval.text.terms import terms
from retrieval.text.words.irregular_verbs import base_form

_LINES = """
    talk negotiation discussion consultation conversation discuss negotiate consult; accord deal agreement pact
    treaty; parliament diet legislature congress assembly; law legislation act statute; government cabinet
    administration; court bench tribunal; ruling judgment judgement verdict decision; lawsuit suit case sue
    litigation; plaintiff claimant; lawmaker legislator deputy parliamentarian; minister ministry; envoy diplomat
    ambassador; reporter journalist press; document paper record file; letter note; list listing; statement
    declaration; money fund sum payment cash; compensation damages redress reparation; grant aid donation contribution
    donate contribute; cost expense price; sum amount total; percent percentage share; company firm business
    corporation; worker labourer laborer employee; citizen resident inhabitant; child kid; woman female; man male;
    pupil student; protest demonstration rally march demonstrate; demonstrator protester marcher; critic opponent;
    group body organisation organization association; war conflict fighting; army military troops soldier forces;
    police officer; quarrel dispute row; home house; town city; street road; building structure; statue monument
    memorial sculpture; ship boat vessel; plane aircraft; flight fly; trip visit journey travel; meeting summit meet;
    phone telephone call; hospital clinic; illness disease sick ill; doctor physician; study research investigation
    inquiry investigate examine examination; proof evidence prove; view opinion position stance; reason ground cause
    because; aim goal purpose; problem issue matter question; result outcome; change revise amend alter revision
    amendment; cancel scrap abandon withdraw drop; reopen renegotiate renew; dissolve disband; erect install build
    construct put place; anniversary birthday year; remove dismantle demolish removal; move shift relocate; keep
    maintain uphold stay remain; begin start launch open; end finish conclude close conclusion; delay postpone; sign
    signature; approve approval ratify ratification endorse; announce announcement reveal disclose; publish
    publication release issue; tell inform assure notify; ask request urge appeal; demand require insist; refuse
    reject decline turn; accept agree consent; admit acknowledge recognise recognize concede; deny denial; regret
    sorry; apology apologise apologize; remorse contrition; blame accuse fault; criticise criticize criticism condemn;
    harm hurt injure damage; kill dead death die deceased; born birth; live alive living; grow increase rise climb;
    fall drop decrease decline; reduce cut lower; fast quick soon rapid speed; near close almost; old elderly age;
    young youth; large big great; little small; hard difficult; whole entire; new fresh; secret confidential quiet
    undisclosed; public open; several multiple; begin found establish foundation set create; join member; lead head
    chair; former previous earlier past; next follow; three-way trilateral; two-way bilateral; yearly annual; show
    demonstrate indicate; similar comparable; fail lose defeat; skip avoid; pend await undecided; help assist support
    aid; need require; buy purchase; give provide supply hand; get receive obtain; use employ; choose select pick;
    stop halt cease suspend; return restore; send transfer transmit; teach educate education school; book volume; film
    movie; show exhibition; fire blaze burn; rain storm weather; colony colonial; force coerce coercion compel; wed
    marry spouse married couple; last endure drag
"""
_GROUPS: dict[str, frozenset[int]] = {}
for _n, _line in enumerate(_LINES.split(";")):
    for _term in map(base_form, terms(_line)):
        _GROUPS[_term] = _GROUPS.get(_term, frozenset()) | {_n}


def meanings(held: Iterable[str]) -> frozenset[int]:
    """Return the meanings, numbered, of those of some terms that have synonyms."""
    return frozenset(meaning for term in held for meaning in _GROUPS.get(base_form(term), ()))
