command-report = bericht
    .description = Zeigt, was diese Woche ohne Antwort blieb und welcher Link helfen würde.
option-report-weekly = wöchentlich
    .description = Ab jetzt jede Woche in diesem Kanal, oder nicht mehr
