# The buttons under an answer, and what they open.

buttons-passages = Passages
buttons-why = Why this answer
buttons-coverage = Ask for coverage
buttons-again = Re-ask on today's corpus
buttons-previous = Previous
buttons-next = Next
buttons-passage-head = Passage { $rank } of { $total }
buttons-gone = The record of this answer is no longer kept. Ask again to get a new one.
buttons-no-passages = No passage was found for this question.
buttons-passages-gone = The corpus has moved on, and these passages are no longer kept.
buttons-thanks = Thank you, noted.
buttons-wrong-title = What was wrong?
buttons-wrong-label = In your own words, if you like
buttons-coverage-private = You asked me to keep nothing of yours, so I can't note your request; see /privacy.
buttons-coverage-asked =
    { $people ->
    [one] Noted for the moderators. You are the first to ask.
   *[other] Noted for the moderators. { $people } people have asked so far.
}
buttons-mode-extractive = the articles' own words
buttons-mode-written = written by a chat model, each sentence verified
buttons-why-query = Searched for: { $query }
buttons-why-mode = Answered with: { $mode }
buttons-why-snapshot = Corpus: snapshot { $snapshot }, of { $made }
# $scripts is a list of buttons-why-script, what the encoder can tell of the corpus's texts in each script.
buttons-why-encoder = Encoder: { $encoder }
buttons-why-knows = Of this corpus it knows: { $scripts }
buttons-why-script = { $script } { $percent } %
buttons-why-weighed = Found by: meaning { $meaning } %, words { $words } %
buttons-why-gone = a day that is no longer kept
buttons-why-considered =
    Considered { $passages ->
        [one] one passage
       *[other] { $passages } passages
    }, quoted { $quotes } from { $articles ->
        [one] one article
       *[other] { $articles } articles
    }:
buttons-why-confidence = How sure: { $percent } %
buttons-why-took = Time: { $seconds } s
buttons-why-reason = No answer: { $reason }
buttons-why-closest = Not sure: these are the closest quotes, and confidence is below what an answer needs.
buttons-again-same = Today's corpus gives the same answer.
buttons-again-changed = Today's corpus answers otherwise.
buttons-again-abstains = Today's corpus does not say.
buttons-again-closest = Today's corpus comes close, but I can't tell whether it answers it.
# Stand above quotes, a line each.
buttons-again-new = New:
buttons-again-gone = No longer quoted:
buttons-why-filters = Only: { $filters }
buttons-only-since = since { $day }
buttons-only-until = until { $day }
buttons-only-as-of = as of { $day }
buttons-feedback-private = You asked me to keep nothing of yours, so I can't note what you think; see /privacy.
