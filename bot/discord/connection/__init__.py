"""Discord itself: the connection, what is told it of commands and intents, trying again, and what its errors mean."""
