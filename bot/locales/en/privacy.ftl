# What is kept of people.

privacy-kept = I keep of you: receipts of answers { $receipts }, feedback { $feedback }, coverage requests { $requests }. A receipt holds your question, what was said before it, the answer and where it came from.
privacy-how-long = Receipts go after { $days } days, or when you delete your question.
privacy-nothing-on = I keep nothing of what you ask. Answers come without buttons.
privacy-deleted = Deleted: receipts { $receipts }, feedback { $feedback }, coverage requests { $requests }.
privacy-delete = Delete mine
privacy-nothing = Keep nothing of mine
privacy-again = Keep receipts again
