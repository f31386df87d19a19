"""The self-inspection: rounds, filling in, review."""
