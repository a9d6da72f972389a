# What stops `footnote eval`, or the set questions that a new snapshot is held to.
evaluation-no-qrels = { $folder } is no BEIR folder: its qrels/test.tsv can't be read.
evaluation-no-queries = { $folder } is no BEIR folder: it has no queries.jsonl that can be read.
evaluation-wrong-query = queries.jsonl in { $folder } has a line that is no question.
evaluation-empty-queries = queries.jsonl in { $folder } holds no question.
evaluation-no-article = No article of { $file } could be read.
evaluation-questions-unread = The questions in { $file } can't be read: { $problem }.
evaluation-questions-unwritten = The file of test questions { $file } can't be written: { $problem }.
evaluation-wrong-line = Line { $line } of { $file } is no question: write {"{"}"_id": "...", "text": "..."{"}"}.
evaluation-wrong-file = { $file } is not what `footnote eval DIR --json` prints: compare with a file of that.
evaluation-ranking-only = --ranking-only asks no question: leave it out to have --answers written.
evaluation-report-name = The report is Markdown: give it a name such as report.md; its plot goes beside it as .png.
evaluation-no-options = A file of questions is measured as it is: give its name and no option but --json.
