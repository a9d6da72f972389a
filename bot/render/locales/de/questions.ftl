# Warum eine Frage so nicht geht und was hilft.
questions-empty = Die Frage ist leer. Schreib, was du wissen willst.
questions-too-long = Eine Frage darf bis zu { $limit } Zeichen lang sein, deine hat { $chars }. Kürze sie.
    .terminal = Die Frage hat { $chars } Zeichen: Stell sie mit höchstens { $limit }.
questions-crossed-dates = Zwischen { $first } und { $last } kann nichts erschienen sein: Der erste Tag liegt nach dem letzten.
    .terminal = { $since } { $first } liegt nach { $until } { $last }: Dazwischen kann nichts erschienen sein.
questions-no-publisher = Beim Medium steht nichts. Nenn eines oder lass das Feld weg.
    .terminal = { $option } ist leer: Nenn ein Medium oder lass es weg.
# $said ist das Eingetippte.
questions-no-date = „{ $said }“ ist kein Datum. Schreib es so: 2016-03-22, 2016-03 oder 2016.
    .terminal = { $option } { $said } ist kein Datum: Schreib es so: 2016-03-22, 2016-03 oder 2016.
# $name ist das Eingetippte, $found und $near sind Listen von Namen.
questions-several-publishers = Zu „{ $name }“ passen mehrere Medien: { $found }. Nenn den vollen Namen.
    .terminal = Zu { $name } passen mehrere Medien: { $found }. Nenn den vollen Namen.
questions-no-publishers = Von „{ $name }“ gibt es keinen Artikel: Bei keinem steht ein Medium.
    .terminal = Von { $name } gibt es keinen Artikel: Bei keinem steht ein Medium.
questions-unknown-publisher = Von „{ $name }“ gibt es keinen Artikel. Medien sind unter anderem { $near }.
    .terminal = Von { $name } gibt es keinen Artikel. Medien sind unter anderem { $near }.
questions-misspelt-publisher = Von „{ $name }“ gibt es keinen Artikel. Meinst du { $near }?
    .terminal = Von { $name } gibt es keinen Artikel. Meinst du { $near }?
questions-names-more = { $names } und { $count } weitere
questions-not-one = keine Frage: Schreib auf jede Zeile {"{"}"_id": "...", "text": "...", "turns": [...]{"}"}.
