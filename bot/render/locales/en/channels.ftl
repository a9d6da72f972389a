# Where the bot answers, and whom.

channels-mode-off = never
channels-mode-mention = when mentioned
channels-mode-all = every question
channels-mode-thread = in a thread of its own
channels-set = I answer in { $channel }: { $mode }. Its threads go the same way.
channels-needs-intent = That needs the message-content intent: turn it on in Discord's developer portal (Bot) and set FOOTNOTE_MESSAGE_CONTENT=true. Until then I see only messages that mention me.
channels-lacking = I lack permissions there: { $permissions }.
channels-no-text-channel = Name a text channel.
channels-default = Channels that aren't named here: when mentioned.
channels-line = { $channel }: { $mode }
channels-allowed = { $who } may ask; whoever isn't allowed may not.
channels-denied = { $who } may not ask.
channels-cleared = There is no rule on { $who } any more.
channels-allowed-channel = I answer in { $who }; in channels that are not allowed, I do not.
channels-denied-channel = I do not answer in { $who }.
channels-cleared-channel = There is no rule on { $who } any more.
channels-nobody = Name a role, a member or a channel.
