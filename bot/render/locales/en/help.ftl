# What /help says. Names of buttons are those of buttons.ftl.
help-asking = **Asking** Mention me with a question, reply to one of my answers, write to me directly, or use /ask. I answer with sentences that stand in the articles, each with its source. Where the articles don't say, I say so.
help-filters = With /ask you can narrow it down: one publisher, a first and a last day, or the state of things on a day.
help-following = Ask on by replying to my answer, or in the thread that I opened: I know what was said before.
help-buttons = **Buttons under an answer**
help-button-passages = **Passages**: what I read, to page through, with the quotes in bold.
help-button-why = **Why this answer**: what I searched for, in which state of the corpus, and how long it took. From there you can ask again on today's corpus.
help-button-thumbs = **👍 👎**: whether it was right; on 👎 you can say what was wrong.
help-button-coverage = **Ask for coverage**: where I found nothing, it tells the moderators what is missing, and I tell you when it is there.
help-commands = **Commands**
help-menu = On a message: Apps → **{ $name }**
help-privacy = What I keep of you, and how to have it deleted: /privacy.
