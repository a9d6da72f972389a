"""Fit what weighs features: when to abstain, and which sentence answers."""
