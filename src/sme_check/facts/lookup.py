"""What an adviser looked up by hand or decided: facts that fill exactly one gap of the data held, with who and when."""

from .amounts import FactDate
from .declare import Choice, FactModel, fact

__all__ = ["LOOK_UPS", "LicenceClaim", "LookUp", "LookUpResult"]


LOOK_UPS = ("uk_tariff", "uk_sanctions_list")
"""What an adviser may look at by hand, besides the text of a list."""


class LookUpResult(Choice):
    """What the look-up showed."""

    LISTED = "listed", "yes: a match, a control, or the description is met"
    NOT_LISTED = "not_listed", "no: no match, no control, or the description is not met"


class LookUp(FactModel):
    """One look-up by hand, or one decision on a possible name match.

    `about` is what was looked at: `uk_sanctions_list`, `uk_tariff`, or the id of a dated list whose description was read.
    `subject` is the name, number or commodity code that was looked up.
    """

    about: str | None = fact("Looked at", "What was looked at?", help="uk_sanctions_list, uk_tariff, or the id of a list, as the open question says.")
    subject: str | None = fact("Looked for", "Which name, number or code was looked up?")
    result: LookUpResult | None = fact("Result", "What did it show?")
    entry: str | None = fact(
        "List entry",
        "Which entry does it concern?",
        help="The entry's unique id, when a possible match is confirmed or set aside; for the tariff, the list whose control it shows, such as goods/3e.",
    )
    as_at: FactDate | None = fact(
        "As at", "As at which date did the source speak?", help="The date of the list or tariff that was read, not the day of reading it."
    )
    by: str | None = fact("By", "Who looked?")
    reason: str | None = fact("Reason", "Why, for a decision: for example another date of birth?")


class LicenceClaim(FactModel):
    """A licence that the adviser says is held: shown as claimed, never as a permission."""

    number: str | None = fact("Licence number", "What is the number of the licence?")
    authority: str | None = fact("Granted by", "Who granted it?")
    valid_to: FactDate | None = fact("Valid to", "Until when is it valid?")
