"""The page of the annual plan and the management review, and the page of one's own decisions."""
