# Where the bot answers, and whom.

channels-mode-off = never
channels-mode-mention = when mentioned
channels-mode-all = every question
channels-mode-thread = in a thread of its own
channels-set = Answers in { $channel }: { $mode }. The same goes for its threads.
channels-needs-intent = That needs the message-content intent: turn it on in Discord's developer portal (Bot) and set FOOTNOTE_MESSAGE_CONTENT=true. Until then I only see messages that mention me.
channels-lacking = I'm missing these permissions there: { $permissions }.
channels-no-text-channel = Choose a text, forum, voice or stage channel.
channels-default = All other channels: only when mentioned.
channels-line = { $channel }: { $mode }
channels-allowed = { $who } may ask questions. Nobody who isn't allowed may.
channels-denied = { $who } may not ask questions.
channels-cleared = Removed the rule for { $who }.
channels-allowed-channel = I answer in { $who }, and in no channel that isn't allowed.
channels-denied-channel = I don't answer in { $who }.
channels-cleared-channel = Removed the rule for { $who }.
channels-nobody = Choose a role, a member or a channel.
channels-forum = In a forum I answer each new post once, in the post; after that, whoever mentions me or replies. Tags “{ posts-tag-answered }”, “{ posts-tag-needs-coverage }” and “{ posts-tag-solved }” are set where the forum has them and I have the permission “{ permissions-manage-threads }”.
