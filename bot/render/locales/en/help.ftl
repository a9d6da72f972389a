# What /help says. Names of buttons are those of buttons.ftl.
help-asking = **Asking** Mention me with a question, reply to one of my answers, write to me directly, or use { COMMAND("ask") }. I answer with sentences from the articles, each with its source. Where the articles don't say, I say so.
help-filters = With { COMMAND("ask") } you can narrow it down: one publisher, a first and a last day, or answer as of a given day.
help-following = Ask a follow-up by replying to my answer, or in the thread that I opened: I know what was said before.
help-following-mention = Ask a follow-up by replying to my answer with the ping left on. After { COMMAND("ask") } and in the thread that I opened, mention me as well. I know what was said before.
help-buttons = **Buttons under an answer**
help-button-passages = **Passages**: what I read, page by page, with the quotes in bold.
help-button-why = **Why this answer**: what I searched for, which version of the corpus was searched, and how long it took. From there you can ask again.
help-button-thumbs = **👍 👎**: whether it was right; after 👎 you can say what was wrong.
help-button-coverage = **Ask for coverage**: where I found nothing, this tells the moderators what is missing, and I tell you once it is there.
help-commands = **Commands**
help-menu = On a message: Apps → **{ $name }**
help-privacy = To see or delete what I store about you: { COMMAND("privacy") }.
