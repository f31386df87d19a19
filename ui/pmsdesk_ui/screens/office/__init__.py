"""Parts of the office's pages: what people, checklists, plans and settings share."""
