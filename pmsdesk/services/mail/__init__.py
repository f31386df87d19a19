"""Reminders by mail: gathered, kept, sent, and told where they cannot be."""
