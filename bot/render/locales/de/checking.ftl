checking-found = Belegt:
checking-contradicted = Widerspricht den Artikeln:
checking-not-found = Nicht gefunden:
checking-meaning = „Nicht gefunden“ heißt: In keinem meiner Artikel steht das mit diesen Zahlen und Namen. Falsch muss es deshalb nicht sein.
checking-nothing = In dieser Nachricht steht kein Satz, den ich nachschlagen könnte.
