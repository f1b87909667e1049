"""Frames as given: columns by their headings, cells read, rows by partnership."""
