"""Abbreviations behind which a sentence goes on, of English, German, French and Spanish.

In small letters and without the last full stop, beside those that sentencex knows. A text often doesn't say
what language it is in, so they hold in all.
"""

# Before a name. "Ms." is here since sentencex takes it for the degree of that name.
_TITLES = """
    ald amb atty det fr hon ms msgr mx ofc pte sgts dña excmo ing lcda lcdo lic licda magdo ntra sra sras sres srta
    srtas sta sto dipl fa frl hl hr hrn ppa mgr mlles mmes ste stes
"""
# Before a number, or a numeral.
_NUMBERED = """
    abs abb anh anm annex app apt aprox approx art arts aufl az bd bl bull c ca cap caps ch chap chaps circa cl col ed
    eq eqs est ext fig figs fn fol folio gr hab hft jg jgg kap lect lfd lib lic línea ln mod mss n no nos nr nrn nrs num
    núm núms op p pág págs par para paras párr párrf pl pos pt pts q qq r rdnr reg rm rn rz s sec sect sects ser st str
    suppl t tab tel tit tom tél v ver vers vol vols z ziff jan febr mär apr jun jul aug sept okt nov dez janv févr avr
    juil août déc ene abr ago dic lun mar mié jue vie sáb
"""
# Before anything but a word that begins sentences.
_WITHIN = """
    ao av avda bes betr bzgl bzw dergl dgl dt ehem einschl engl entspr etw ev evang evtl ee franz gegr ggf ggfs griech
    hg hrsg inkl insb insbes jh jhs jhdt kath lat mind mio mrd mtl österr röm s.o sek sog sogen std stdn tsd urspr u.a
    usf vgl zw zzgl admón dpto ext gral izq dcha env éd j.-c av.j.-c
"""
# Begin a sentence after an abbreviation that may also end one; those of English, sentencex has.
_OPENERS = """
    The He She It They We But And In On At This That There Der Die Das Er Sie Es Wir Ein Eine Dann Danach Aber Und Doch
    Im Am Auch Diese Dieser Dieses Seit Nach Le La Les L Il Elle Ils Elles Un Une Mais Puis Ce Cette Ces Et En Au Dans
    El Los Las Lo Ella Ellos Ellas Una Pero Y Luego Este Esta Según Su
"""

TITLES = frozenset(_TITLES.split())
NUMBERED = frozenset(_NUMBERED.split())
WITHIN = frozenset(_WITHIN.split())
OPENERS = frozenset(_OPENERS.split())
