"""One job at a time over all processes: the lock, the runs on record, and their progress."""
