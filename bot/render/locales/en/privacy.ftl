# What is kept of people.

privacy-kept =
    I keep of you { $receipts ->
        [one] one receipt of an answer
       *[other] { $receipts } receipts of answers
    }, { $feedback ->
        [one] one piece of feedback
       *[other] { $feedback } pieces of feedback
    } and { $requests ->
        [one] one coverage request
       *[other] { $requests } coverage requests
    }. A receipt holds your question, what was said before it, the answer and where it came from.
privacy-how-long = Receipts go after { $days } days, or when you delete your question.
privacy-nothing-on = I keep nothing of what you ask. Answers come without buttons.
privacy-deleted =
    Deleted: { $receipts ->
        [one] one receipt of an answer
       *[other] { $receipts } receipts of answers
    }, { $feedback ->
        [one] one piece of feedback
       *[other] { $feedback } pieces of feedback
    } and { $requests ->
        [one] one coverage request
       *[other] { $requests } coverage requests
    }.
privacy-delete = Delete mine
privacy-nothing = Keep nothing of mine
privacy-again = Keep receipts again
# The second question, and its buttons. What is deleted can't be had back.
privacy-delete-sure = Delete all that I keep of you? It can't be undone, and the buttons under your answers stop working.
privacy-nothing-sure = Delete all that I keep of you, and keep nothing from now on? Your answers will come without buttons, and I can't tell you when what you asked for is there.
privacy-erase = Yes, delete
privacy-forget = Yes, keep nothing
privacy-back = No, go back
privacy-not-yours = This belongs to somebody else. Use /privacy to see what I keep of you.
privacy-kept-none = I keep nothing of you.
privacy-deeds = What you did to the corpus as a moderator, or tried to, stays in the moderators' log: { $deeds }.
