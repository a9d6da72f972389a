# What stops `footnote eval`, or the set questions that a new snapshot is held to.
evaluation-no-qrels = { $folder } isn't a BEIR folder: its qrels/test.tsv can't be read.
evaluation-no-queries = { $folder } isn't a BEIR folder: it has no queries.jsonl that can be read.
evaluation-wrong-query = queries.jsonl in { $folder } has a line that isn't a question.
evaluation-empty-queries = queries.jsonl in { $folder } has no questions.
evaluation-no-article = No article of { $file } could be read.
evaluation-questions-unread = The questions in { $file } can't be read: { $problem }.
evaluation-questions-unwritten = The file of test questions { $file } can't be written: { $problem }.
evaluation-wrong-line = Line { $line } of { $file } isn't a question: write {"{"}"_id": "...", "text": "..."{"}"}.
evaluation-wrong-file = { $file } isn't what `footnote eval DIR --json` prints: compare with such a file.
evaluation-ranking-only = --ranking-only asks no questions: leave it out to have --answers written.
evaluation-report-name = The report is Markdown: give it a name such as report.md; its plot is saved beside it as .png.
evaluation-no-options = A file of questions is measured as it is: give its name and no option but --json.
