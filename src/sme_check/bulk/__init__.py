"""Many partnerships at once: frames, workbooks, runs past one machine."""
