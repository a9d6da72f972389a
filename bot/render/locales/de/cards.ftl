# Was auf etwas gesagt wird, das keine Frage an die Artikel ist: „Wer bist du?“, „Was gibt es Neues?“.
cards-about = Ich bin ein Bot und beantworte Fragen zu einer Sammlung von Artikeln. Was ich sage, zitiere ich.
cards-more = Mehr dazu: { COMMAND("help") }. Was ich lese: { COMMAND("sources") }.
# Steht vor Artikeln, einer je Zeile, die neuesten zuerst.
cards-newest = **Die neuesten Artikel**
