# Answers whose sources changed, questions without an answer, and what people found wrong.
reviews-corrections = **Answers whose sources have changed since** (− quoted, + there now)
reviews-no-corrections = No answer is waiting to be marked.
reviews-answers =
    { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }
reviews-article-gone = the article is no longer in the corpus
reviews-place-gone = nothing stands there any more
reviews-changed-again = The article has changed again since. Call the command anew.
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
        [one] One answer is deleted, or was shown to one person alone.
       *[other] { $count } answers are deleted, or were shown to one person alone.
    }
reviews-forbidden =
    { $count ->
        [one] One answer is where I lack the permissions to see its channel and the history.
       *[other] { $count } answers are where I lack the permissions to see their channels and the history.
    }
reviews-failed =
    { $count ->
        [one] Discord did not take the mark under one answer: try again in a minute.
       *[other] Discord did not take the mark under { $count } answers: try again in a minute.
    }
# These stand under an answer. $old is what was quoted, $new what stands there now.
reviews-line = ⚠️ **The source has changed since.** It said: “{ $old }” Now: “{ $new }”
reviews-line-none = ⚠️ **The source has changed since.** It no longer says: “{ $old }”
reviews-line-gone = ⚠️ **The source has changed since:** the article that said “{ $old }” is no longer there.

reviews-questions = **What could not be answered in the last 30 days**
reviews-no-questions = There is no question here that I could not answer lately.
reviews-people =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }
reviews-requested = coverage was asked for
reviews-close = quotes that come close were shown

reviews-feedback = **Answers that people found wrong**
reviews-no-feedback = Nobody has found anything wrong that wasn't dealt with.
reviews-no-gate = No file of test questions is set: whoever runs me names one in FOOTNOTE_GATE_QUESTIONS.
reviews-right-title = What would be right?
reviews-right-chosen = Which article has the answer?
reviews-right-none = None: the corpus should not answer it
reviews-right-article = Another one, by its title
reviews-right-answer = Words that a right answer has
reviews-right-nothing = Say which article has the answer, or that none has.
reviews-test-written = A test question was made of it: a refresh that no longer finds this article is told of.
reviews-test-abstain = A test question was made of it: the corpus should not answer it.
