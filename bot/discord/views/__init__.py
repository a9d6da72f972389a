"""What people see and press in Discord: embeds, and buttons that outlive a restart, with what they open."""
