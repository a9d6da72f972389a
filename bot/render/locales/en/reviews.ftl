# Answers whose sources changed, questions without an answer, and what people found wrong.
reviews-corrections = **Answers whose sources have changed** (− quoted, + there now)
reviews-no-corrections = No answers need a correction.
reviews-answers =
    { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }
reviews-article-gone = the article is no longer in the corpus
reviews-place-gone = nothing is there any more
reviews-changed-again = The article has changed again since. Use the command again.
reviews-marked =
    { $count ->
        [one] One answer was marked.
       *[other] { $count } answers were marked.
    }
reviews-replied =
    { $count ->
        [one] One answer had no room for it and got a reply.
       *[other] { $count } answers had no room for it and got a reply.
    }
reviews-deleted =
    { $count ->
        [one] One answer was deleted, or shown to one person only.
       *[other] { $count } answers were deleted, or shown to one person only.
    }
reviews-forbidden =
    { $count ->
        [one] One answer is in a channel where I'm missing permissions to see it or its history.
       *[other] { $count } answers are in channels where I'm missing permissions to see them or their history.
    }
reviews-failed =
    { $count ->
        [one] Discord didn't accept the correction of one answer: try again in a minute.
       *[other] Discord didn't accept the corrections of { $count } answers: try again in a minute.
    }
# These stand under an answer. $old is what was quoted, $new what stands there now.
reviews-line = ⚠️ **The source has changed since.** It said: “{ $old }” Now: “{ $new }”
reviews-line-none = ⚠️ **The source has changed since.** It no longer says: “{ $old }”
reviews-line-gone = ⚠️ **The source has changed since:** the article that said “{ $old }” no longer exists.

reviews-questions = **Unanswered questions in the last 30 days**
reviews-no-questions = No unanswered questions in the last 30 days.
reviews-people =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }
reviews-requested = coverage was asked for
reviews-close = close quotes were shown

reviews-feedback = **Answers reported as wrong**
reviews-no-feedback = No open reports.
reviews-no-gate = No file of test questions is set: the bot's owner names one in FOOTNOTE_GATE_QUESTIONS.
reviews-right-title = What would be right?
reviews-right-chosen = Which article has the answer?
reviews-right-none = None: it should not be answered
reviews-right-article = Another article, by its title
reviews-right-answer = Words that a right answer contains
reviews-right-nothing = Say which article has the answer, or that none has.
reviews-test-written = Saved as a test question; a refresh that stops finding this article will be flagged.
reviews-test-abstain = Saved as a test question that should not be answered.
