"""Text to vectors: the encoder's protocol, and the models behind it."""
