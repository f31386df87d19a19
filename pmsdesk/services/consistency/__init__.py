"""What was forgotten: rules across records, one small function each, one click from the cure."""
