"""A question becomes a query: what a follow-up refers to, boosts, and the type of answer asked for."""
