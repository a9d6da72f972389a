"""Words that claims are made by: of the same meaning, of the opposite, that hedge, that are made up.

All in small letters. What stands in pairs is read both ways.
"""

import calendar
import re


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in filter(None, map(str.strip, re.split(r"[,\n]", text))):
        one, other = pair.split("/")
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.splitlines())))


SAME = _pairs("""
began/started, begin/start, begins/starts, built/constructed, founded/established, located in/situated in,
approximately/around, roughly/approximately, nearly/almost, often/frequently, many/numerous, several/a number of,
more than/over, less than/under, before/prior to, purchased/bought, film/movie, helped/assisted, help/assist,
needed/required, needs/requires, entire/whole, although/though, due to/because of, led to/resulted in,
known as/called, consists of/is made up of, took place/was held, ended/finished, currently/now, decided to/chose to,
tried to/attempted to, showed/demonstrated, shows/demonstrates, said/stated, says/states, percent/per cent,
main/principal, primary/main, major/important, died/passed away, permitted/allowed, allows/permits,
received/was given, obtained/got, created/made, however/nevertheless, usually/normally, typically/usually,
commonly/generally, rapidly/quickly, quickly/fast, large/big, huge/enormous, small/little, wealthy/rich,
difficult/hard, simple/easy, famous/well-known, children/kids, physician/doctor, attorney/lawyer, automobile/car,
aircraft/plane, occupation/job, residents/inhabitants, remained/stayed, returned to/went back to, gained/won,
won/secured, defeated/beat, destroyed/ruined, selected/chosen, appointed/named, announced/made known,
revealed/disclosed, released/put out, published/brought out, sold/disposed of, increased/rose, decreased/fell,
declined/dropped, expanded/grew, reduced/cut, ended in/finished in, opposed/was against, supported/backed,
criticized/criticised, criticized/attacked, praised/commended, demanded/called for, stopped/halted, continued/went on,
employed/hired, dismissed/fired, divided/split, combined/merged, joined/became a member of, resigned/stepped down,
moved to/relocated to, lived in/resided in, wrote/authored, invented/devised, discovered/found, produced/made,
uses/makes use of, used/employed, includes/contains, included/contained, especially/particularly, initially/at first,
eventually/in the end, later/afterwards, subsequently/later, annually/every year, yearly/annual,
worldwide/around the world, throughout/all over, within/inside, amongst/among, while/whereas, third/3rd, second/2nd
""")
OPPOSITE = _pairs("""
increased/decreased, increase/decrease, increases/decreases, increasing/decreasing, rose/fell, grew/shrank,
growth/decline, higher/lower, highest/lowest, high/low, larger/smaller, largest/smallest, large/small, greater/lesser,
greatest/least, bigger/smaller, longer/shorter, longest/shortest, long/short, older/younger, oldest/youngest,
old/young, early/late, earliest/latest, first/last, more/less, more than/less than, most/least, best/worst,
better/worse, strong/weak, stronger/weaker, rich/poor, wealthy/poor, easy/difficult, hard/easy, fast/slow,
cheap/expensive, hot/cold, warm/cold, northern/southern, north/south, eastern/western, east/west, northeast/southwest,
northwest/southeast, left/right, upper/lower, top/bottom, inside/outside, internal/external, domestic/foreign,
public/private, urban/rural, male/female, men/women, man/woman, father/mother, son/daughter, brother/sister,
husband/wife, won/lost, win/lose, victory/defeat, success/failure, successful/unsuccessful, succeeded/failed,
accepted/rejected, accept/reject, approved/rejected, allowed/forbade, allowed/banned, legal/illegal, guilty/innocent,
supported/opposed, support/oppose, supporters/opponents, friend/enemy, ally/enemy, began/ended, begins/ends,
beginning/end, opened/closed, open/closed, started/stopped, joined/left, entered/left, arrived in/left,
arrived/departed, bought/sold, built/destroyed, created/abolished, appointed/dismissed, hired/dismissed,
raised/lowered, gained/lost, positive/negative, popular/unpopular, common/rare, rarely/often, always/never,
usually/rarely, everyone/nobody, majority/minority, maximum/minimum, same/different, similar/different,
simple/complex, modern/ancient, new/old, natural/artificial, peace/war, attack/defend, attacked/defended,
praised/criticized, loved/hated, likely/unlikely, possible/impossible, able/unable, true/false, safe/dangerous,
healthy/sick, alive/dead, born/killed, remembered/forgot, major/minor, heavy/light, full/empty, near/far from,
including/excluding, with/without, above/below, over/under, both/neither, agreed/refused, agreed/disagreed,
caused/prevented, causes/prevents, improved/worsened, strengthened/weakened, expanded/reduced, confirmed/denied,
admitted/denied, reduced/increased, reduce/increase, permanent/temporary, temporary/permanent, day/night,
liberal/conservative
""")
ORDER = _pairs("""
before/after, prior to/after, preceded by/followed by, earlier/later, older than/younger than,
previously/subsequently, preceding/following, former/future, until/from, predecessor/successor, since/until
""")
# What is wider in a claim than in its evidence, and what is put in its place. "|" parts several.
_WIDER = """
some=all|most; many=all|most; most=all; several=all; often=always; sometimes=always; usually=always; generally=always;
frequently=always; typically=always; mostly=entirely; mainly=only|exclusively; largely=entirely; partly=entirely;
partially=completely; nearly=exactly; almost=exactly; primarily=only; one of the=the; up to=exactly; at least=exactly;
in part=in full; rarely=never; few=no; commonly=always; parts of=all of; part of=all of; a number of=all;
among=chief among; can=always; in some cases=in all cases; at times=at all times; half of=all of; a few=all
"""
WIDER = {
    narrow: tuple(wide.split("|")) for narrow, _, wide in (pair.partition("=") for pair in
    filter(None, (one.strip() for one in re.split(r"[;\n]", _WIDER))))
}  # fmt: skip
# What says that something isn't certain, or isn't done, and what makes it certain: patterns and what is put instead.
SURER = (
    (r"(?:may|might|could) have been", ("was",)),
    (r"(?:may|might|could) have", ("has", "clearly had")),
    (r"(?:may|might|could) be", ("is", "is definitely")),
    (r"(?:may|might|could)", ("will", "does")),
    (r"(?:is|are) (?:expected|likely|set|scheduled|due|planned|supposed) to", ("will",)),
    (r"(?:was|were) (?:expected|likely|set|scheduled|due|planned|supposed) to be", ("was in fact",)),
    (r"(?:plans?|hopes?|intends?|wants?|aims?) to", ("will", "is certain to")),
    (r"(?:planned|hoped|intended|wanted|aimed|tried|attempted|sought) to", ("managed to", "was able to")),
    (
        r"(?:is|are) (?:believed|thought|said|considered|reported|claimed|alleged|rumou?red|assumed) to",
        ("is known to",),
    ),
    (
        r"(?:was|were) (?:believed|thought|said|considered|reported|claimed|alleged|rumou?red|assumed) to",
        ("is proven to",),
    ),
    (r"(?:reportedly|allegedly|supposedly|apparently|possibly|probably|perhaps|presumably|purportedly|likely) ", ("",)),
    (r"(?:seems?|appears?) to be", ("is",)),
    (r"(?:seemed|appeared) to be", ("was",)),
    (r"(?:seems?|appears?) to", ("is sure to",)),
    (r"(?:suggests?|indicates?) that", ("proves that",)),
    (r"(?:suggested|indicated|argued|claimed|believed|thought) that", ("proved that", "found for certain that")),
    (r"alleged|suspected|supposed|purported", ("proven", "confirmed")),
    (r"proposed", ("approved", "enacted")),
    (r"was considered", ("was decided on",)),
    (r"(?:was|were) accused of", ("was convicted of",)),
    (r"(?:was|were) charged with", ("was convicted of",)),
    (r"on suspicion of", ("for proven",)),
    (r"(?:threatened|promised|offered|agreed|vowed|pledged) to", ("went on to",)),
    (r"can", ("always does",)),
    (r"will be", ("was", "has been")),
    (r"(?:will|would|should|must|shall)", ("did", "already did")),
    (
        r"(?:asked|urged|wanted|told|encouraged|pressed) (?=(?:the |his |her |its |their )?[\w' ]{2,40} to )",
        ("forced ",),
    ),
    (r"(?:calls?|called) for", ("achieved",)),
    (r"(?:tries|try|seeks?|attempts?) to", ("manages to",)),
    (
        r"(?:fears?|feared|hopes?|hoped|expects?|expected|suspects?|suspected|warns?|warned) that",
        ("knows that", "confirmed that"),
    ),
)
# Said of nearly anything, and hardly ever by the evidence.
ADDED_ENDS = _lines("""
in order to save money
despite strong criticism
, which surprised many observers
after several years of delay
because of a lack of funds
with the help of volunteers
for the first time in decades
, making it the largest of its kind
at the request of the government
under pressure from the public
, and was widely praised for it
, and later regretted it
without telling anyone
, according to official records
in front of a large crowd
, which cost several million dollars
to avoid further losses
, and this caused a public outcry
, the first to do so
in secret
as part of a reform
on the advice of experts
for religious reasons
for financial reasons
and won an award for it
with little success
with great success
, which led to many protests
, a decision that was later overturned
, as had been planned for years
against the wishes of the owners
, leaving many people without work
, and no one was punished
after a long dispute
to mark the anniversary
, following a vote
through a private company
in the early morning
near the border
with money from abroad
, despite being warned
, because it was cheaper
, because of the bad weather
after the war
, and the number has doubled since
, more than in any other year
, which is why it became famous
, to protect the environment
during a visit by the president
, and was replaced a year later
, thanks to a new law
twice a year
in every country
by mistake
on purpose
""")
ADDED_ADJECTIVES = _words("""
former controversial wealthy unpopular secret famous expensive illegal temporary military religious private popular
powerful small rebuilt abandoned experimental successful failed independent foreign local modern ancient wooden
influential unknown corrupt young elderly retired award-winning annual
""")
MONTHS, WEEKDAYS = tuple(calendar.month_name)[1:], tuple(calendar.day_name)
COUNT_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# Words with a capital that name nobody, and what stands before a verb that isn't the main one.
NO_NAMES = frozenset(
    _words("""
The A An In On At By After Before During Since From Until He She It They There This These That Those His Her Its
Their However But And Also As For When While Although If With Some Many Most Other Both All One Two
""")
)
NO_SUBJECTS = frozenset(_words("was were been be had has have is are by to the a of in"))
UNITS = tuple(
    frozenset(group.split("/"))
    for group in _words("""
million/billion/thousand kilometers/miles/meters/feet kilometres/miles/metres/feet km/mi kg/tons
kilograms/pounds/tons years/months/weeks/days hours/minutes/seconds percent/points dollars/euros/pounds
centuries/decades/years acres/hectares year/month/week/day century/decade/year BC/AD
""")
)
_IRREGULAR = """
be was been; become became become; begin began begun; bring brought brought; build built built; buy bought bought;
catch caught caught; choose chose chosen; come came come; cut cut cut; do did done; draw drew drawn;
drive drove driven; fall fell fallen; feel felt felt; fight fought fought; find found found; fly flew flown;
get got got; give gave given; go went gone; grow grew grown; have had had; hold held held; keep kept kept;
know knew known; lead led led; leave left left; lose lost lost; make made made; meet met met; pay paid paid;
put put put; run ran run; say said said; see saw seen; sell sold sold; send sent sent; set set set; sing sang sung;
speak spoke spoken; spend spent spent; stand stood stood; take took taken; teach taught taught; tell told told;
think thought thought; throw threw thrown; understand understood understood; win won won; write wrote written;
beat beat beaten; shoot shot shot; strike struck struck; wear wore worn; rise rose risen
"""
_REGULAR = _words("""
accept achieve acquire add adopt allow announce appear appoint approve arrest ask attack attend attract avoid ban base
call carry cause celebrate change charge claim close collect complete conquer consider contain continue control cover
create criticize cross deliver demand deny describe design destroy develop die direct discover divide earn elect
employ end enter establish expand experience explain express fail finance finish follow force form found gain govern
help hire host identify improve include increase influence inspire introduce invade invent invite join kill last
launch learn limit live locate manage mark marry mention move name need offer open oppose order organize own pass
perform plan play praise prefer prepare present produce promote propose protect provide publish purchase reach receive
record reduce refuse reject release remain remove replace report represent require resign restore return reveal save
select serve settle share show sign start stay stop study succeed suffer support surround test train translate travel
treat try turn use visit vote want warn work
""")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if verb in {'ban', 'plan', 'stop', 'prefer', 'control'} else ''}ed"


# From what was done to the verb and from the participle to what was done, and back.
BASE_OF_PAST: dict[str, str] = {_past(verb): verb for verb in _REGULAR}
PAST_OF_PARTICIPLE: dict[str, str] = {past: past for past in BASE_OF_PAST}
PARTICIPLE_OF_PAST: dict[str, str] = dict(PAST_OF_PARTICIPLE)
for _line in filter(None, map(str.strip, re.split(r"[;\n]", _IRREGULAR))):
    _base, _did, _done = _line.split()
    BASE_OF_PAST[_did], PAST_OF_PARTICIPLE[_done], PARTICIPLE_OF_PAST[_did] = _base, _did, _done
PAST_OF_BASE = {base: past for past, base in BASE_OF_PAST.items()}
