"""Frames answered: the law asked of all rows at once, and what is said put together once for each distinct answer."""
