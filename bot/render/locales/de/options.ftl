# Warum etwas keine Quelle sein kann.
options-publisher = { $value } ist nicht der Name eines Mediums
options-language = { $value } ist keine Sprache; gib einen Code an, etwa en, ko oder ja
options-patterns = { $field } nimmt höchstens { $count } Muster mit je höchstens { $most } Zeichen
options-no-patterns = { $field } ist eine Liste von Mustern wie */politics/*
options-number = { $field } ist eine ganze Zahl von 1 bis { $most }
options-kind = eine Quelle ist eines von { $known }, nicht { $kind }
options-unknown = bei einer Quelle gibt es { $names } nicht
options-lacking = zu einer Quelle gehören eine Art (kind) und ein Ort (location)
options-path = { $source } ist kein absoluter Pfad eines Ordners oder einer Datei
options-path-utf8 = { $source } ist kein UTF-8; benenne es um
options-address = { $source } ist keine Adresse
options-no-location = es wurde keine Quelle angegeben; nenn einen Ordner oder eine Datei
options-no-path = { $source } ist kein Pfad eines Ordners oder einer Datei
options-unopened = füge die Adresse erst als Quelle hinzu: footnote sources add ADDRESS
