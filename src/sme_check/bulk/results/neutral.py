"""Texts that a spreadsheet would take for a formula on opening a CSV file: marked with an apostrophe, and how to take it away again."""

import re

__all__ = ["as_given", "neutral"]

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9 ]*(?:[.,][0-9]+)?%?")


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it, if it begins like one and is no plain number.

    >>> neutral("=cmd|'/c calc'!A1"), neutral("-5.2"), neutral("Tver"), neutral("'=1")
    ("'=cmd|'/c calc'!A1", '-5.2', 'Tver', "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def as_given(text: str) -> str:
    """The text that was made neutral: one apostrophe less where one was put.

    >>> as_given(neutral("=1+1")), as_given("Tver"), as_given("'quoted'")
    ('=1+1', 'Tver', "'quoted'")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
