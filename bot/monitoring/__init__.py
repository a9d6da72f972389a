"""Metrics, logs, and whether the bot is ready, served over HTTP."""
