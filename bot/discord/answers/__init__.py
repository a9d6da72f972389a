"""What an answer becomes in a channel: its messages, live as it is written, forum tags, and how many may ask."""
