"""The first page after signing in, for each role its own."""
