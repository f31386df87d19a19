"""Verbs: plain functions f(work, key, **facts) that people and the clock run through the door."""
