"""Workbooks in: the template an adviser fills in, and the reading of it, or of the adviser's own sheet, into a frame."""
