"""A proposed partnership: everything an adviser can say about it."""

from .activity import Activity
from .amounts import FactDate
from .business import Business, UkParty
from .declare import FactModel, fact
from .lookup import LicenceClaim, LookUp

__all__ = ["Partnership"]


class Partnership(FactModel):
    """One proposed partnership between a UK party and a Russian business, on a date.

    Every fact may be left out: it is then unknown, and an answer says whether it matters.
    """

    reference: str | None = fact("Reference", "What do you call this case?")
    as_of: FactDate | None = fact("As-of date", "The law of which day is to be applied?")
    uk_party: UkParty = fact("UK party", "Who is the UK party?", default=UkParty.model_construct())
    business: Business = fact("Russian business", "Who is the Russian business?", default=Business.model_construct())
    activities: tuple[Activity, ...] | None = fact("Activities", "What would they do together?")
    look_ups: tuple[LookUp, ...] = fact("Look-ups", "What did you look up by hand?", default=())
    licences: tuple[LicenceClaim, ...] = fact("Licences claimed", "Which licences are said to be held?", default=())
