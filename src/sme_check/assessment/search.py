"""Look for a name or a number in the lists held, as screening would, without a partnership around it."""

from datetime import date

from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.index import Hit, Likeness, Query
from sme_check.screening.lists.numbers import imo_numbers, register_numbers
from sme_check.screening.store import Store

from .imported import registers_on
from .registers import policy_of

__all__ = ["look_for"]


def look_for(text: str, rulebook: Rulebook, as_of: date, store: Store | None = None) -> tuple[Hit, ...]:
    """Every entry that a name is or may be, or that bears one of the numbers in the text; best first.

    Args:
        text: A name in any script, an INN, an OGRN, a ship's IMO number, or several of them.
        rulebook: The law, with the parties it names.
        as_of: The day asked about.
        store: The lists imported; None for the user's.

    Returns:
        The hits, none of those that are shown to be somebody else. That there is none clears nobody: look at what is held, and of which day.
    """
    name = " ".join(text.split())
    numbers = (*register_numbers(name), *(("imo", digits) for digits in imo_numbers(name)))
    query = Query((name,) if any(map(str.isalpha, name)) else (), identifiers=tuple(numbers))
    registers, _digest, _notes = registers_on(rulebook, as_of, store)
    hits = [hit for register in registers for hit in register.index.search(query, policy_of(rulebook).possible)]
    found = [hit for hit in hits if hit.likeness is not Likeness.DIFFERENT]
    return tuple(sorted(found, key=lambda hit: (hit.likeness is not Likeness.MATCH, -hit.score, hit.entry.id)))
