# Permissions that the bot needs, as Discord's client calls them in the settings of a channel.
permissions-view-channel = View Channel
permissions-send-messages = Send Messages
permissions-send-messages-in-threads = Send Messages in Threads
permissions-create-public-threads = Create Public Threads
permissions-read-message-history = Read Message History
permissions-embed-links = Embed Links
permissions-attach-files = Attach Files
permissions-manage-threads = Manage Threads
