# The buttons under an answer, and what they open.

buttons-passages = Passages
buttons-why = Why this answer
buttons-coverage = Ask for coverage
buttons-again = Ask again now
buttons-previous = Previous
buttons-next = Next
buttons-passage-head = Passage { $rank } of { $total }
buttons-gone = The record of this answer is no longer kept. Ask again to get a new one.
buttons-no-passages = No passage was found for this question.
buttons-passages-gone = The corpus has changed since, and these passages are no longer kept.
buttons-thanks = Thanks, noted.
buttons-wrong-title = What was wrong?
buttons-wrong-label = In your own words (optional)
buttons-coverage-private = You asked me not to store your data, so I can't note your request. See { COMMAND("privacy") }.
buttons-coverage-asked =
    { $people ->
    [one] Noted for the moderators. You are the first to ask.
   *[other] Noted for the moderators. { $people } people have asked so far.
}
buttons-mode-extractive = the articles' own words
buttons-mode-written = written by a chat model, each sentence verified
buttons-why-query = Searched for: { $query }
buttons-why-mode = Answered with: { $mode }
buttons-why-snapshot = Corpus: snapshot { $snapshot } ({ $made })
# $scripts is a list of buttons-why-script, what the encoder can tell of the corpus's texts in each script.
buttons-why-encoder = Encoder: { $encoder }
buttons-why-knows = How much of this corpus it knows: { $scripts }
buttons-why-script = { $script } { $percent }%
buttons-why-weighed = Found by: meaning { $meaning }%, words { $words }%
buttons-why-gone = date no longer known
buttons-why-considered =
    Considered { $passages ->
        [one] one passage
       *[other] { $passages } passages
    }, quoted { $quotes } from { $articles ->
        [one] one article
       *[other] { $articles } articles
    }:
buttons-why-quoted = quoted: { $numbers }
buttons-why-confidence = Confidence: { $percent }%
buttons-why-took = Time: { $seconds } s
buttons-why-reason = No answer: { $reason }
buttons-why-closest = Not a sure answer: these are the closest quotes, and the confidence is below what an answer needs.
buttons-again-same = The answer is still the same.
buttons-again-changed = The answer is different now.
buttons-again-abstains = The corpus has no answer now.
buttons-again-closest = The corpus now comes close, but I can't tell whether it answers the question.
# Stand above quotes, a line each.
buttons-again-new = New:
buttons-again-gone = No longer quoted:
buttons-why-filters = Only: { $filters }
buttons-only-since = since { $day }
buttons-only-until = until { $day }
buttons-only-as-of = as of { $day }
buttons-only-linked = the article that was linked
buttons-feedback-private = You asked me not to store your data, so I can't note your feedback. See { COMMAND("privacy") }.
buttons-solved = Mark as solved
# Under the answer to a question that was edited since.
buttons-edited = Ask the edited question
buttons-delete = Delete this answer
buttons-deleted = The answer is deleted.
buttons-not-deleted = Discord didn't let me delete the answer. Ask a moderator to delete it.
buttons-only-asker = Only the person who asked can do this.
buttons-edited-late = The question was edited more than ten minutes ago, or is gone. Ask it again.
