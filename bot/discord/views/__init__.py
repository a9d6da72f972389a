"""What stands under an answer: buttons that outlive a restart, and what they open."""
