"""Answers in a chat model's words: prompts, the stream parser, and the circuit breaker."""
