"""Runs: a frame answered portion by portion, so that one can see how far it is, stop it, and go on with it."""
