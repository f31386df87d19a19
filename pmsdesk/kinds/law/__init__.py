"""Changes of the law: what is announced, how sure it is, and that somebody looked at it."""
