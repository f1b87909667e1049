"""Columns found some rows at a time are those that were found, however the rows lie."""

import numpy as np

from sme_check.bulk.answering.portions import Portions


def test_columns_come_back_as_they_were_put_in() -> None:
    """In the order of the rows, each kind of column as it was, texts with whatever letters they have."""
    texts = np.array(["", "Я; \x00", "\ud800 half", "same", "same"], dtype=object)
    flags = np.array([True, False, True, False, True])
    found = Portions(5)
    for rows in (np.array([0, 3]), np.array([1, 2, 4])):
        found.add(rows, {"text": texts[rows], "flag": flags[rows]})
    columns = dict(found.columns())

    assert columns["text"].tolist() == texts.tolist()
    assert columns["flag"].tolist() == flags.tolist()
    assert columns["flag"].dtype == bool


def test_equal_texts_are_one_object() -> None:
    """Also where they were found at different times: rows that share an answer share its text."""
    found = Portions(4)
    for rows in (np.array([0, 1]), np.array([2, 3])):
        found.add(rows, {"text": np.array(["much the same"] * 2, dtype=object)})

    assert len({id(text) for text in dict(found.columns())["text"]}) == 1
