"""Teach the check of claims: what it is taught on, and how."""
