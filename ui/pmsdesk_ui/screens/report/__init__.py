"""Papers: chosen, previewed, saved, printed."""
