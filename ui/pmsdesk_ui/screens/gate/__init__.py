"""The pages before the window proper: signing in, the first start, a forgotten password."""
