"""Words for the business beside what a heading asks of it: "Company INN", "ИНН контрагента"."""

from sme_check.facts.synonyms import synonyms

__all__ = ["without_business"]


def without_business(words: str) -> str:
    """A heading without the words for the business, as `said` gives it; "" where it has none, or nothing else.

    >>> without_business("company inn"), without_business("инн контрагента"), without_business("owner inn"), without_business("company")
    ('inn', 'инн', '', '')
    """
    split = words.split()
    rest = [word for word in split if word not in synonyms().business]
    return " ".join(rest) if len(rest) < len(split) else ""
