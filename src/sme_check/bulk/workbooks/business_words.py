"""What a column of another sheet may name the business by: its numbers or its name, alone or beside a word for it."""

from functools import lru_cache

from sme_check.facts.synonyms import said, synonyms

from .heading_words import meaning_of
from .layout import plan_of

__all__ = ["KEYS", "key_path"]

KEYS = ("business.inn", "business.ogrn", "business.name", "business.name_cyrillic")
"""What a business is known by, the surest first."""


@lru_cache(maxsize=10_000)
def key_path(title: str) -> str:
    """What a heading may say of the business that it is known by; "" for nothing.

    >>> key_path("Company INN"), key_path("Counterparty"), key_path("Owner INN")
    ('business.inn', 'business.name', '')
    """
    words = said(title)
    plain = " ".join(word for word in words.split() if word not in synonyms().business)
    found = [meaning_of(text, plan_of("partnerships"), doubtful=False).path or "" for text in (words, plain) if text]
    return next((path for path in found if path in KEYS), "")
