"""What a column of another sheet may name the business by: its numbers or its name, alone or beside a word for it."""

from .heading_words import meaning_of
from .layout import plan_of

__all__ = ["KEYS", "key_path"]

KEYS = ("business.inn", "business.ogrn", "business.name", "business.name_cyrillic")
"""What a business is known by, the surest first."""


def key_path(title: str) -> str:
    """What a heading may say of the business that it is known by; "" for nothing.

    >>> key_path("Company INN"), key_path("Counterparty"), key_path("Owner INN")
    ('business.inn', 'business.name', '')
    """
    path = meaning_of(title, plan_of("partnerships"), doubtful=False).path or ""
    return path if path in KEYS else ""
