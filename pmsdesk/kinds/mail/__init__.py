"""Reminders that leave the program by mail."""
