"""A party: anybody who takes part, and what can be known of them and of who stands behind them."""

from typing import ClassVar

from .amounts import FactDate, Share
from .codes import CountryCode, RegionCode
from .declare import Choice, FactModel, fact
from .identifiers import Bic, Inn, Ogrn

__all__ = ["Bank", "Officer", "OtherParty", "Owner", "Party", "PartyKind", "Role"]


class PartyKind(Choice):
    """What a party is in law."""

    ORGANISATION = "organisation", "a company, partnership or other body"
    SOLE_TRADER = "sole_trader", "a sole trader (an individual, in Russian ИП)"
    INDIVIDUAL = "individual", "an individual"
    PUBLIC_BODY = "public_body", "a ministry, agency or other public body"


class Role(Choice):
    """What another party does in the activity."""

    RECIPIENT = "recipient", "receives the goods, the service or the money"
    END_USER = "end_user", "uses the goods or the service in the end"
    INTERMEDIARY = "intermediary", "an agent, broker, dealer or forwarder between the two"
    PAYER = "payer", "pays for somebody else"
    SUPPLIER = "supplier", "makes or supplies what the business sells"
    BORROWER = "borrower", "borrows, or issues the securities"
    CARRIER = "carrier", "carries the goods"
    INSURER = "insurer", "insures the deal"


class Party(FactModel):
    """What may be known of anybody who takes part; `always_a_body` says whether no person can be one such."""

    always_a_body: ClassVar[bool] = False

    name: str | None = fact(
        "Name",
        "What is its name in Latin letters?",
        help="As on its papers, with the legal form.",
        where="Contract, letterhead, extract of the Russian register (EGRUL)",
    )
    name_cyrillic: str | None = fact("Name in Cyrillic", "What is its name in Russian?", where="Extract of the Russian register (EGRUL or EGRIP)")
    other_names: tuple[str, ...] | None = fact("Other names", "Which other names, trade names or abbreviations does it use?")
    kind: PartyKind | None = fact("Kind", "Is it a body, a sole trader or an individual?")
    inn: Inn | None = fact(
        "INN",
        "What is its Russian taxpayer number (INN)?",
        help="10 digits for an organisation, 12 for a person.",
        where="Extract of the Russian register; stamp; invoice",
    )
    ogrn: Ogrn | None = fact(
        "OGRN",
        "What is its Russian registration number (OGRN or OGRNIP)?",
        help="13 digits for an organisation, 15 for a sole trader.",
        where="Extract of the Russian register; stamp",
    )
    born: FactDate | None = fact("Date of birth", "When was the person born?", where="Passport")
    established_in: CountryCode | None = fact(
        "Established in",
        "Under the law of which country is it incorporated or constituted?",
        help="For a body. Two-letter code, for example RU.",
        where="Extract of the company register",
    )
    domiciled_in: CountryCode | None = fact("Domiciled in", "In which country is it domiciled?", help="For a body: where it has its seat.")
    resident_in: CountryCode | None = fact(
        "Resident in", "In which country does the person ordinarily live?", help="For an individual or a sole trader; nationality does not decide."
    )
    located_in: CountryCode | None = fact("Located in", "In which country is the person now?", help="For an individual or a sole trader.")
    uk_national: bool | None = fact(
        "UK national",
        "Is the person a UK national?",
        help="For an individual or a sole trader: British citizens, and the other British nationals of section 21 of the Sanctions Act 2018.",
        where="Passport",
    )
    region: RegionCode | None = fact(
        "Region code",
        "Under which Russian tax-service region code is it registered?",
        help="The first two digits of the KPP. Not the vehicle plate nor the OKATO code, which differ.",
        where="Extract of the Russian register: address",
    )
    government_of_russia: bool | None = fact(
        "Government of Russia",
        "Is it a part of the Government of Russia itself?",
        help="The Presidency and bodies under the President; the Chairman of the Government and deputies; a ministry; another public body or agency of the "
        "Government, armed forces and law enforcement included; the Central Bank (reg 6(7) of S.I. 2019/855). "
        "A company that the state merely owns is not: that is the next answer.",
    )
    state_controlled: bool | None = fact(
        "State-owned or controlled",
        "Does the Russian state, a region or a municipality own the majority of it, or control it in another way?",
        help="Through other bodies too: a golden share, an appointed director, a decree. Answer no only when you have asked.",
    )
    owners: tuple["Owner", ...] | None = fact(
        "Owners",
        "Who owns it, to the last owner? Whoever holds more than 25 %, directly or through others, must be named.",
        help="Name everybody else you know of too; leave unstated what you do not know. "
        "Of a holding by a nominee, a bare trustee or a pledgee, name the one whose it really is.",
        where="Extract of the register; beneficial-ownership statement",
    )
    controlled_otherwise: bool | None = fact(
        "Controlled in another way",
        "Can anybody, an owner named or not, get its affairs run as they wish in another way than by the majorities stated?",
        help="By votes, the right to appoint the board, an agreement, nominees, family or office (reg 7(4)). Answer no only when you have asked.",
    )


class Owner(Party):
    """Somebody who holds a part of a party."""

    share: Share | None = fact(
        "Share",
        "What part of the shares or capital does this owner hold?",
        unit="percent",
        help="Of a body without shares: what part of its capital or profits.",
    )
    votes: Share | None = fact(
        "Votes",
        "What part of the voting rights does this owner hold?",
        unit="percent",
        help="Count them for whoever decides how they are used, and what an owner may acquire at will. "
        "Leave out if votes follow the shares and you have checked that; say so in the next answer.",
    )
    votes_follow_shares: bool | None = fact("Votes follow shares", "Do this owner's votes follow the share?")
    board_majority: bool | None = fact(
        "Appoints the board",
        "May this owner appoint or remove a majority of the board?",
        help="Or of whoever manages it instead: a general partner manages a partnership, a founder may appoint the council of a foundation.",
    )
    joint_with: str | None = fact(
        "Joint arrangement",
        "With whom does this owner exercise rights jointly by arrangement?",
        help="Give the same word to all owners of one arrangement, and to joint holders; write none when you have asked and there is none.",
    )


class Officer(Party):
    """A director, manager or other officer."""

    position: str | None = fact("Position", "What is the officer's position?")


class Bank(Party):
    """A bank through which money passes."""

    always_a_body: ClassVar[bool] = True

    bic: Bic | None = fact("BIC", "What is the bank's BIC (Russian BIK, or SWIFT)?", where="Invoice; payment details")


class OtherParty(Party):
    """Somebody else who takes part in an activity."""

    role: Role | None = fact("Role", "What does this party do in it?")


Party.model_rebuild()
