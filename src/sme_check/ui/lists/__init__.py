"""The parts of the page of lists: what is held, how to bring it up to date, who is on it, what changed."""
