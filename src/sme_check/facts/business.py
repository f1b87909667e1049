"""The two sides: the UK party, and the Russian business with what says its sector, size and independence."""

from .amounts import Count, FactDate, Quantity, Share
from .codes import Okfs, Okopf, Okved, RegionCode
from .declare import Choice, FactModel, fact
from .party import Bank, Officer, Party

__all__ = ["Business", "SmeEntry", "UkLink", "UkParty"]


class UkLink(Choice):
    """How the UK party is bound by UK sanctions law (reg 3 of S.I. 2019/855; section 21 of the 2018 Act)."""

    UK_BODY = "uk_body", "a body incorporated or constituted under the law of a part of the UK, branches included"
    UK_NATIONAL = "uk_national", "a UK national, anywhere"
    ACTS_IN_UK = "acts_in_uk", "a foreign person who does some of it in the UK or its territorial sea"
    NO_UK_LINK = "no_uk_link", "no UK person, and nothing done in the UK"


class SmeEntry(Choice):
    """What the Russian register of small and medium businesses says (Federal Law 209-FZ, art 4.1)."""

    MICRO = "micro", "entered as micro"
    SMALL = "small", "entered as small"
    MEDIUM = "medium", "entered as medium"
    ABSENT = "absent", "not in the register"


class UkParty(FactModel):
    """The UK side."""

    name: str | None = fact(
        "UK party",
        "Who is the UK party?",
        help="It is looked for in the lists held. Left out, it is taken that it stands on none: that is for you to know.",
    )
    link: UkLink | None = fact("Link with the UK", "How is this party linked with the UK?")
    owned_by: tuple[str, ...] | None = fact(
        "Parents of the UK party",
        "Who owns more than half of the UK party, or controls it?",
        help="Name every parent up to the last owner: the UK subsidiary of a designated bank is frozen with the bank.",
    )
    credit_or_financial_institution: bool | None = fact("UK bank or financial institution", "Is the UK party itself a credit or financial institution?")


class Business(Party):
    """The Russian business."""

    legal_form: Okopf | None = fact(
        "Legal form (OKOPF)", "What is its legal form?", help="Five digits, for example 12300 for an OOO.", where="Extract of the Russian register"
    )
    ownership_form: Okfs | None = fact(
        "Ownership form (OKFS)",
        "What is its ownership form code?",
        help="Two digits, for example 16 for private ownership. It raises questions only.",
        where="Rosstat notice",
    )
    okved_main: Okved | None = fact("Main activity code (OKVED-2)", "What is its main activity code?", where="Extract of the Russian register")
    okved_others: tuple[Okved, ...] | None = fact(
        "Other activity codes (OKVED-2)", "Which further activity codes does it have?", where="Extract of the Russian register"
    )
    other_regions: tuple[RegionCode, ...] | None = fact(
        "Other places of business",
        "In which other regions does it have a place of business, a branch or a subsidiary?",
        help="Region codes of the Russian tax service; 91 to 95 and 90 are occupied Ukrainian territory.",
    )
    town: str | None = fact("Town", "In which town is it?")
    headcount: Count | None = fact(
        "Staff", "How many people did it employ on average in the year before?", unit="people", where="Register of small and medium businesses"
    )
    headcount_year: Count | None = fact("Year of the staff figure", "For which calendar year is the staff figure?")
    revenue_million_rub: Quantity | None = fact("Income", "What was its income in the year before?", unit="million RUB", where="Accounts; tax return")
    revenue_year: Count | None = fact("Year of the income figure", "For which calendar year is the income figure?")
    sme_register: SmeEntry | None = fact("SME register", "What does the Russian register of small and medium businesses say?", where="rmsp.nalog.ru")
    sme_register_date: FactDate | None = fact("Date of the register extract", "On which date did the register say so?")
    state_share: Share | None = fact(
        "State share", "What part do the Russian Federation, its regions and municipalities hold, directly or through bodies they own?", unit="percent"
    )
    funds_share: Share | None = fact(
        "Share of public, religious and charitable bodies", "What part do public or religious organisations, charities and other funds hold?", unit="percent"
    )
    large_or_foreign_share: Share | None = fact(
        "Share of foreign and larger companies",
        "What part do foreign companies and companies that are not small or medium businesses hold together?",
        unit="percent",
    )
    officers: tuple[Officer, ...] | None = fact("Officers", "Who are its directors and managers?", where="Extract of the Russian register")
    banks: tuple[Bank, ...] | None = fact(
        "Banks", "Through which banks does the money pass, on the Russian side and between?", where="Invoice; payment details"
    )
    acts_for_others: bool | None = fact("Acts for others", "Does it act in this on behalf, or at the direction, of somebody else?")
