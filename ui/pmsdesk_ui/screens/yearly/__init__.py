"""The annual plan in the window: the year by month, objectives, what has no plan yet."""
