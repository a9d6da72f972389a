"""What a message is about: its text and files, the turns before it, whose it is, and whether it was asked before."""
