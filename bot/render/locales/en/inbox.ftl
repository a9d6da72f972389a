# Links that people post: the card of one, and what becomes of it. $who, $channel and $roles are mentions, $when is a moment.
inbox-on = Links that people post in { $channel } are shown as articles, each with a card. A moderator adds one by its button, or by reacting with ✅.
inbox-on-trusted = Links that people post in { $channel } are shown as articles, each with a card. A moderator adds one by its button, or by reacting with ✅; links by { $roles } are added at once.
inbox-off = Links in { $channel } are left alone from now on.
inbox-needs-intent = To see links that don't mention me I need the message-content intent: turn it on in Discord's developer portal (Bot) and set FOOTNOTE_MESSAGE_CONTENT=true. Without it, **{ $menu }** in a message's Apps menu does the same.
inbox-posted = Posted by { $who } in { $channel }, { $when }.
inbox-posted-there = Posted in { $channel }, { $when }.
inbox-ask = Moderators: add it?
inbox-accepted = It is being added.
inbox-added = **Added.** Answers can use it from now on.
inbox-not-added = It wasn't added.
inbox-declined = A moderator declined this link.
inbox-waiting = This link is already waiting for a moderator.
inbox-held = Already here: “{ $title }”.
inbox-held-since = Already here since { $day }: “{ $title }”.
inbox-not-trusted = { $channel } doesn't trust this role. Choose one that is offered as you type.
inbox-no-link = There is no link to an article in this message.
inbox-too-many =
    { $most ->
        [one] You can post one link a day here. Ask a moderator to add more.
       *[other] You can post { $most } links a day here. Ask a moderator to add more.
    }
inbox-deleted = The message with this link was deleted. Moderators: take the article out as well?
inbox-take-out = Remove the article
