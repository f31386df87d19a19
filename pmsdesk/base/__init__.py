"""Plain Python: words, errors, flows, days. Nothing here knows a database or a window."""
