"""Currency: how old the law held is for the day asked about, and what that means for the answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sme_check.facts.line import Line
from sme_check.facts.of_party import ABSENT
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["CurrencyNote", "currency_of", "notes_in_words"]

AREAS = ("finance", "services", "transport", "territory", "entities")


@dataclass(frozen=True, slots=True)
class CurrencyNote:
    """An area whose law was checked up to a day before the day asked about.

    Attributes:
        area: The area.
        checked_to: The day up to which it was checked.
        beyond: How many days the as-of date lies after it.
        refused: Whether that is more than the limit, so that nothing is `outside`.
    """

    area: str
    checked_to: date
    beyond: int
    refused: bool


def _about_goods(lines: Iterable[Line]) -> bool:
    """Whether goods, technology or software may come into it: not only if nothing says so, but unless it is said that they do not."""
    return any(line.item is not ABSENT or line.activity is None or line.activity.software_access is not False for line in lines)


def currency_of(rulebook: Rulebook, as_of: date, lines: tuple[Line, ...]) -> tuple[CurrencyNote, ...]:
    """The areas that bear on the lines and were checked only up to a day before the as-of date."""
    held = rulebook.currency
    areas = (*AREAS, "goods") if _about_goods(lines) else AREAS
    notes = [CurrencyNote(area, held.of_area(area), (as_of - held.of_area(area)).days, (as_of - held.of_area(area)).days > held.law_days) for area in areas]
    return tuple(note for note in notes if note.beyond > 0)


def notes_in_words(notes: Sequence[CurrencyNote], rulebook: Rulebook) -> Iterator[str]:
    """Up to which day the law was checked, area by area, and where to look for amendments; nothing if there is nothing to say."""
    for note in notes:
        tail = "; that is too long before for anything to be outside" if note.refused else ""
        yield f"The law on {note.area} was checked up to {note.checked_to}, {note.beyond} days before{tail}."
    if notes:
        yield f"{rulebook.currency.because} Look for amendments at {', '.join(rulebook.currency.look_for_amendments)}"
