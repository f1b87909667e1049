"""Where a fact stands, as an adviser would say it."""

import re
from collections.abc import Iterator
from functools import cache

from sme_check.facts.declare import FactModel
from sme_check.facts.partnership import Partnership
from sme_check.facts.table import FactInfo, facts_of

__all__ = ["place_in_words"]

_STEP = re.compile(r"([a-z_]+)(?:\[([0-9]+)\])?")


@cache
def place_in_words(place: str) -> str:
    """Where a fact stands, by its heading and by whose it is; anything else as it is.

    Args:
        place: Its path in a partnership file.

    >>> place_in_words("activities[0].description"), place_in_words("business.town")
    ('Description of activity 1', 'Town of the Russian business')
    >>> place_in_words("business.owners[1].owners[0].joint_with"), place_in_words("activities[1].goods[0].description")
    ('Joint arrangement of owner 1 of owner 2', 'Goods item 1 of activity 2')
    """
    steps = list(_steps(place))
    if not steps or steps[-1][1] is not None:
        return place
    *above, (fact, _) = steps
    numbered = [f" of {_noun(info.model)} {number + 1}" for info, number in reversed(above) if number is not None and info.model is not None]
    whole = [f" of the {info.heading}" for info, _ in reversed(above) if info.heading not in fact.heading]
    said = fact.heading + ("".join(numbered) or "".join(whole))
    return re.sub(r"^(\w+) of \1\b", r"\1", said, flags=re.IGNORECASE)


def _steps(place: str) -> Iterator[tuple[FactInfo, int | None]]:
    """What is declared of each step of a path, with its number; nothing where one is unknown."""
    model: type[FactModel] | None = Partnership
    found: list[tuple[FactInfo, int | None]] = []
    for step in place.split("."):
        part = _STEP.fullmatch(step)
        info = next((item for item in facts_of(model) if part is not None and item.name == part[1]), None) if model is not None else None
        if part is None or info is None:
            return
        found.append((info, int(part[2]) if part[2] else None))
        model = info.model
    yield from found


def _noun(model: type[FactModel]) -> str:
    """What one of a list is called, from the name of its model."""
    return " ".join(re.findall("[A-Z][a-z]*", model.__name__)).lower()
