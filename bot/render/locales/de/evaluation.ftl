# Was `footnote eval` oder die Testfragen für einen neuen Snapshot verhindert.
evaluation-no-qrels = { $folder } ist kein BEIR-Ordner: qrels/test.tsv darin ist nicht lesbar.
evaluation-no-queries = { $folder } ist kein BEIR-Ordner: Eine lesbare queries.jsonl fehlt darin.
evaluation-wrong-query = In queries.jsonl in { $folder } steht eine Zeile, die keine Frage ist.
evaluation-empty-queries = In queries.jsonl in { $folder } stehen keine Fragen.
evaluation-no-article = Kein Artikel aus { $file } war lesbar.
evaluation-questions-unread = Die Fragen in { $file } sind nicht lesbar: { $problem }.
evaluation-questions-unwritten = Die Datei mit Testfragen { $file } lässt sich nicht schreiben: { $problem }.
evaluation-wrong-line = Zeile { $line } von { $file } ist keine Frage: Schreib {"{"}"_id": "...", "text": "..."{"}"}.
evaluation-wrong-file = { $file } ist keine Ausgabe von `footnote eval DIR --json`: Vergleiche mit so einer Datei.
evaluation-ranking-only = --ranking-only stellt keine Fragen: Lass es weg, damit --answers geschrieben wird.
evaluation-report-name = Der Bericht ist Markdown: Gib ihm einen Namen wie report.md. Das Diagramm wird daneben als .png gespeichert.
evaluation-no-options = Eine Datei mit Fragen wird so gemessen, wie sie ist: Gib nur ihren Namen an und als Option höchstens --json.
