"""Whole columns at once: the rulebook of a day compiled to operations on bit planes, equal to the proofs line for line."""
