# Why there is no answer, and what a member can do about it: one or two sentences each.
# $reference stands in the log as well.
errors-unforeseen = Something went wrong that was not foreseen. Whoever runs me finds it in the log under { $reference }.
errors-trouble = I can't answer just now: something is wrong on my side. Whoever runs me finds it in the log under { $reference }.
errors-unreachable = I can't reach something that I need just now. Ask again in a minute. Whoever runs me finds it in the log under { $reference }.
errors-empty-corpus = I have no articles to answer from yet; a moderator needs to refresh the corpus. (Reference: { $reference })
errors-elsewhere-only = I don't answer questions in this server.
errors-guild-only = This works in a server only.
errors-how-to-ask = Ask me something: mention me with a question, or use /ask.
# Discord hands over the text of a message only where the bot is mentioned in it.
errors-no-text = Discord shows me no text here unless I am mentioned. Mention me with your question, or use /ask.

errors-cooldown =
    { $seconds ->
        [one] You have asked a lot just now. Try again in a second.
       *[other] You have asked a lot just now. Try again in { $seconds } seconds.
    }
errors-channel-cooldown =
    { $seconds ->
        [one] Many questions have been asked in this channel just now. Try again in a second.
       *[other] Many questions have been asked in this channel just now. Try again in { $seconds } seconds.
    }
errors-one-at-a-time = I am still working on your last question. Ask again when it is answered.
errors-queue-place = I am busy: you are number { $place } in line.
errors-stopping = I am being restarted. Ask again in a minute.

errors-moderators-only = Only moderators can do this.
errors-shared-corpus = I am in several servers, which share one corpus: here, only members with a role that whoever runs me has named (FOOTNOTE_MODERATOR_ROLES) may change it, or moderators of the servers in FOOTNOTE_ALLOWED_GUILDS.
errors-channel-off = I don't answer in this channel. Ask a moderator where I do.
errors-not-allowed = The moderators have not allowed me to answer you here.
# $permission is the permission's name in Discord.
errors-missing-permission = I lack a permission in { $channel }: “{ $permission }”. Ask a moderator to give it to me. (Reference: { $reference })
errors-discord = Discord did not take my answer. Ask again in a minute. (Reference: { $reference })
errors-unsynced = Discord knows this command in another form than I do. Try again in an hour, or mention me with your question. (Reference: { $reference })

# Shown while an answer is made.
errors-searching = Searching the articles …
