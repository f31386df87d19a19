"""The annual plan: objectives, the year's activities, and what became of them."""
