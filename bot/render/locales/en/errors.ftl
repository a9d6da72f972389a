# Why there is no answer, and what a member can do about it: one or two sentences each.
# $reference stands in the log as well.
errors-unforeseen = Something unexpected went wrong. The bot's owner can find it in the log as { $reference }.
errors-trouble = I can't answer right now: something is wrong on my side. The bot's owner can find it in the log as { $reference }.
errors-unreachable = I can't reach something I need right now. Ask again in a minute. The bot's owner can find it in the log as { $reference }.
errors-empty-corpus = I have no articles to answer from yet; a moderator needs to refresh the corpus. (Reference: { $reference })
errors-elsewhere-only = I don't answer questions in this server.
errors-guild-only = This only works in a server.
errors-how-to-ask = Ask me something: mention me with a question, or use { COMMAND("ask") }.
# Discord hands over the text of a message only where the bot is mentioned in it.
errors-no-text = Discord shows me no text here unless I am mentioned. Mention me with your question, or use { COMMAND("ask") }.

errors-cooldown =
    { $seconds ->
        [one] You have asked a lot in a short time. Try again in a second.
       *[other] You have asked a lot in a short time. Try again in { $seconds } seconds.
    }
errors-channel-cooldown =
    { $seconds ->
        [one] This channel has had many questions in a short time. Try again in a second.
       *[other] This channel has had many questions in a short time. Try again in { $seconds } seconds.
    }
errors-one-at-a-time = I am still working on your last question. Ask again once it is answered.
errors-queue-place = I'm busy: you are number { $place } in line.
errors-stopping = I'm restarting. Ask again in a minute.

errors-moderators-only = Only moderators can do this.
errors-shared-corpus = Several servers share this corpus. Here, it can only be changed by members with a role that the bot's owner has named (FOOTNOTE_MODERATOR_ROLES), or by moderators of the servers in FOOTNOTE_ALLOWED_GUILDS.
errors-channel-off = I don't answer in this channel. Ask a moderator where I do.
errors-not-allowed = The moderators haven't allowed me to answer you here.
# $permission is the permission's name in Discord.
errors-missing-permission = I'm missing a permission in { $channel }: “{ $permission }”. Ask a moderator to give it to me. (Reference: { $reference })
errors-discord = Discord didn't accept my answer. Ask again in a minute. (Reference: { $reference })
errors-unsynced = Discord has another version of this command than I do. Try again in an hour, or mention me with your question. (Reference: { $reference })

# Shown while an answer is made.
errors-searching = Searching the articles …

# Told by a direct message, where the answer can't stand in the channel that was asked in.
errors-not-posted = Discord didn't let me answer in { $channel }. Ask again in a minute, or ask me here. (Reference: { $reference })
errors-no-access = I'm not allowed to answer in { $channel }. Ask a moderator to let me see the channel and write there, or ask me here. (Reference: { $reference })
errors-timed-out = I'm timed out in this server, so I can't answer in { $channel }. Ask a moderator, or ask me here. (Reference: { $reference })
errors-thread-closed = { $channel } is archived or locked, so I can't answer there. Ask in another channel, or ask me here. (Reference: { $reference })
errors-automod = AutoMod in that server didn't let my answer through in { $channel }. Ask me here instead. (Reference: { $reference })
errors-slow-mode = { $channel } is in slow mode, so I can't answer there yet. Ask again in a minute, or ask me here. (Reference: { $reference })

# What a message carries, or replies to, that can't be read.
errors-pictures = I can't read images. Write what you want to know, or paste the text.
errors-unreadable-file = I only read text files. Write what you want to know, or paste the text.
errors-unreadable-reply = Discord doesn't show me the text of the message that you reply to. On that message, choose Apps → **Check against the corpus**, or mention me with the text itself.
# To people who added the bot for themselves, and use it in a server that doesn't have it.
errors-not-in-server = This only works in a server that I was added to. Ask a moderator to add me.
