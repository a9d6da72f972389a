# What is stored about people.

# $items is a list of the next four, those that there are.
privacy-kept = I've stored { $items } for you.
privacy-receipts =
    { $count ->
        [one] 1 answer record
       *[other] { $count } answer records
    }
privacy-feedback =
    { $count ->
        [one] 1 piece of feedback
       *[other] { $count } pieces of feedback
    }
privacy-requests =
    { $count ->
        [one] 1 question that you follow or asked coverage for
       *[other] { $count } questions that you follow or asked coverage for
    }
privacy-links =
    { $count ->
        [one] 1 posted link
       *[other] { $count } posted links
    }
privacy-receipt-holds = An answer record holds your question, what was said before it, the answer and its sources.
privacy-how-long = Answer records are deleted after { $days } days, or when you delete your question.
privacy-nothing-on = I store nothing that you ask. Answers come without buttons.
privacy-deleted = Deleted: { $items }.
privacy-delete = Delete my data
privacy-nothing = Stop storing my data
privacy-again = Store answer records again
# The second question, and its buttons. What is deleted can't be had back.
privacy-delete-sure = Delete everything I have stored about you? This can't be undone, and the buttons under your answers stop working.
privacy-nothing-sure = Delete everything I have stored about you, and store nothing from now on? Your answers will come without buttons, and I can't tell you when what you asked for is there.
privacy-erase = Yes, delete
privacy-forget = Yes, stop storing
privacy-back = No, go back
privacy-not-yours = This belongs to someone else. Use { COMMAND("privacy") } to see what I store about you.
privacy-kept-none = I have nothing stored about you.
privacy-deeds = Your moderator actions stay in the moderators' log: { $deeds }.
