"""An activity: what the two sides would do, with what goods, service or money, where, for whom and when."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from .amounts import Days, FactDate, Money, Quantity
from .codes import CommodityCode, CountryCode
from .declare import Choice, FactModel, fact
from .party import OtherParty

__all__ = ["Activity", "ActivityKind", "ControlList", "GoodsItem", "LandInterest", "OilProject", "Payment", "Purpose", "Service", "Software", "Territory"]


class ActivityKind(Choice):
    """What the UK side would do; choose the nearest, and one activity for each."""

    EXPORT = "export", "send goods from the UK to Russia, or to somebody for use there"
    SUPPLY_TO_RUSSIA = "supply_to_russia", "supply or deliver goods from a third country to Russia"
    MAKE_AVAILABLE = "make_available", "make goods or technology available to a Russian person, or for use in Russia (lease, lend, give access)"
    TECHNOLOGY_TRANSFER = "technology_transfer", "transfer technology or software (also by e-mail, cloud or licence)"
    TECHNICAL_ASSISTANCE = "technical_assistance", "repair, install, maintain, train or advise on goods or technology"
    BROKERING = "brokering", "arrange somebody else's deal in goods"
    GOODS_FINANCE = "goods_finance", "finance or insure somebody's deal in goods"
    IMPORT = "import", "bring goods into the UK"
    ACQUIRE = "acquire", "buy goods that are in Russia or come from it, without bringing them to the UK"
    SUPPLY_FROM_RUSSIA = "supply_from_russia", "supply or deliver goods from Russia to a third country, or between third countries"
    SERVICE = "service", "provide a service to the Russian side"
    SERVICE_RECEIVED = "service_received", "buy a service from the Russian side"
    LOAN = "loan", "lend, give credit, or arrange a loan"
    SECURITIES = "securities", "deal in, or help to issue, securities or money-market instruments"
    EQUITY = "equity", "acquire a share in, or control over, a body"
    JOINT_VENTURE = "joint_venture", "form a joint venture"
    ESTABLISHMENT = "establishment", "open an office, branch or subsidiary in Russia"
    LAND = "land", "buy or take an interest in land"
    INVESTMENT_SERVICE = "investment_service", "provide an investment service"
    TRUST_SERVICE = "trust_service", "act as trustee or nominee, or set up or run a trust"
    PAYMENT = "payment", "make or receive a payment, a gift or a grant by itself"
    CORRESPONDENT_BANKING = "correspondent_banking", "hold a correspondent banking relationship"
    RESERVE_MANAGEMENT = "reserve_management", "help to manage foreign-exchange reserves or state assets"
    SHIPPING = "shipping", "carry by ship, charter a ship, or bring a ship to a port"
    AVIATION = "aviation", "fly, lease, insure or handle an aircraft"
    EDUCATION_EXCHANGE = "education_exchange", "exchange students, teachers or researchers"
    CULTURAL_EXCHANGE = "cultural_exchange", "exchange in arts, sport or civil life"
    OTHER = "other", "something else"


class ControlList(Choice):
    """The technical lists on which a classification decides, whatever the commodity code."""

    MILITARY = "military", "UK Military List (Export Control Order 2008, Schedule 2)"
    DUAL_USE = "dual_use", "Dual-Use List (Annex I of the Dual-Use Regulation)"
    CRITICAL_INDUSTRY = "critical_industry", "critical-industry goods and technology (Schedule 2A)"
    AVIATION_SPACE = "aviation_space", "aviation and space goods and technology (Schedule 2C)"
    OIL_REFINING = "oil_refining", "oil refining goods and technology (Schedule 2D)"
    QUANTUM_ADVANCED = "quantum_advanced", "quantum computing and advanced materials (Schedule 2E)"
    INTERCEPTION = "interception", "interception and monitoring goods and technology (Schedule 3C Part 2)"
    INTERNAL_REPRESSION = "internal_repression", "internal repression goods and technology (Schedule 3C Part 3)"
    CHEMICAL_BIOLOGICAL = "chemical_biological", "chemical and biological weapons-related goods and technology (Schedule 3C Part 4)"
    ENGINEERING_BIOLOGY = "engineering_biology", "engineering biology goods and technology (Schedule 3C Part 5)"
    MARITIME = "maritime", "maritime goods and technology (Merchant Shipping Notice 1874)"
    ENERGY = "energy", "energy-related goods and technology (Schedule 3; before 2021 Annex II of Regulation 833/2014)"
    INFRASTRUCTURE = "infrastructure", "infrastructure-related goods (Schedule 3 Part 3; before 2021 Annex II of Regulation 692/2014)"
    SOFTWARE = "software", "sectoral software and technology (Schedule 3IA)"


class Service(Choice):
    """What kind of service it is, by what is really done."""

    ACCOUNTING = "accounting", "accounting, bookkeeping, compiling accounts"
    AUDITING = "auditing", "auditing"
    ADVERTISING = "advertising", "advertising: planning, creating, placing"
    ARCHITECTURAL = "architectural", "architecture, landscape or urban planning"
    MANAGEMENT_CONSULTING = "management_consulting", "business and management consulting, market entry, project management"
    ENGINEERING = "engineering", "engineering: design, advice, site services"
    IT_CONSULTING = "it_consulting", "IT consultancy, software design, programming, system maintenance"
    PUBLIC_RELATIONS = "public_relations", "public relations"
    LEGAL_ADVICE = "legal_advice", "legal advice outside court"
    LITIGATION = "litigation", "representation in court, arbitration or mediation"
    TAX_ADVICE = "tax_advice", "tax advice by itself"
    MARKET_RESEARCH = "market_research", "market research, opinion polls"
    RECRUITMENT = "recruitment", "recruitment, staff services"
    TECHNICAL_TESTING = "technical_testing", "technical testing, inspection, certification"
    RESEARCH = "research", "scientific research"
    DESIGN = "design", "graphic, fashion or product design"
    HOSTING = "hosting", "hosting, domain names, messaging, social media and like internet services"
    TELECOMS = "telecoms", "telecommunications"
    DATA_PROCESSING = "data_processing", "data processing"
    OFFICE_SUPPORT = "office_support", "office support, call centre, events"
    TRAINING = "training", "training in management, IT or a technical subject"
    EDUCATION = "education", "teaching in schools, universities, languages, arts"
    TRANSLATION = "translation", "translation, interpreting"
    PUBLISHING = "publishing", "publishing, rights in books, film and music"
    PERFORMANCE = "performance", "performing, exhibiting, creating art"
    HEALTH = "health", "medical, veterinary, social care"
    HOSPITALITY = "hospitality", "catering, accommodation"
    TOURISM = "tourism", "travel and tourism"
    LOGISTICS = "logistics", "freight, forwarding, warehousing, customs clearance"
    REPAIR = "repair", "repair and installation of goods"
    CONSTRUCTION = "construction", "construction, building works"
    OIL_GAS_FIELD = "oil_gas_field", "drilling, well testing, logging, completion, floating vessels"
    INTERCEPTION = "interception", "interception or monitoring of communications"
    INSURANCE = "insurance", "insurance or reinsurance"
    INVESTMENT = "investment", "investment services"
    BANKING = "banking", "banking, money transfer"
    TRUST = "trust", "trust or nominee services"
    ESTATE_AGENCY = "estate_agency", "estate agency"
    PERSONAL = "personal", "personal services: hairdressing, cleaning, gardening"
    OTHER = "other", "another service"


class Payment(Choice):
    """Which way money or its worth passes."""

    TO_RUSSIA = "to_russia", "to the Russian side"
    FROM_RUSSIA = "from_russia", "from the Russian side"
    BOTH = "both", "both ways"
    NONE = "none", "none: nothing is paid and nothing of value passes"


class Purpose(Choice):
    """What the activity is for; a licensing ground may rest on it."""

    COMMERCIAL = "commercial", "ordinary business"
    HUMANITARIAN = "humanitarian", "humanitarian assistance"
    MEDICAL = "medical", "medical or pharmaceutical, for the civilian population"
    FOOD = "food", "production or distribution of food for the civilian population"
    CIVIL_SOCIETY = "civil_society", "civil-society work for democracy, human rights or the rule of law"
    DIPLOMATIC = "diplomatic", "a diplomatic mission, consular post or international organisation"
    CIVIL_NUCLEAR = "civil_nuclear", "civil nuclear safety or work"
    SAFETY = "safety", "safety: urgent prevention of harm to people, infrastructure or the environment"
    FLIGHT_SAFETY = "flight_safety", "safety of flight"
    SPACE = "space", "intergovernmental or commercial spaceflight"
    ENERGY_SUPPLY = "energy_supply", "critical energy supply"
    DIVESTMENT = "divestment", "leaving Russia: divestment or winding down"
    INSOLVENCY = "insolvency", "insolvency or restructuring"
    LEGAL_FEES = "legal_fees", "legal fees"
    BASIC_NEEDS = "basic_needs", "basic needs"
    FINANCIAL_REGULATION = "financial_regulation", "financial regulation or stability"
    PRIOR_OBLIGATION = "prior_obligation", "an obligation that arose before the designation"
    EXTRAORDINARY = "extraordinary", "an extraordinary expense or situation"
    JUDICIAL = "judicial", "a judicial decision or lien"
    EDUCATION = "education", "education or culture"
    PERSONAL = "personal", "personal, not commercial"


class Software(Choice):
    """What kind of software the Russian side would get, or get the use of (Schedule 3IA)."""

    BUSINESS_ENTERPRISE = "business_enterprise", "enterprise software: ERP, CRM, project or supply-chain management, business intelligence, accounting modules"
    INDUSTRIAL_DESIGN = "industrial_design", "industrial design: CAD, CAM, BIM"
    OIL_AND_GAS = "oil_and_gas", "oil and gas software"
    OTHER = "other", "other software"


class OilProject(Choice):
    """What the activity has to do with oil and gas."""

    NONE = "none", "nothing"
    DEEP_WATER = "deep_water", "oil in water deeper than 150 metres"
    ARCTIC = "arctic", "oil offshore north of the Arctic Circle"
    SHALE = "shale", "oil from shale by hydraulic fracturing"
    OTHER_OIL_GAS = "other_oil_gas", "other exploration or production of oil or gas"


class LandInterest(Choice):
    """What would be had of land."""

    OWNERSHIP = "ownership", "ownership, a share in it, or a right that leads to it"
    LEASE = "lease", "a lease, a tenancy or another right to use it"


class Territory(Choice):
    """Ukrainian places of which parts are outside the control of the Government of Ukraine."""

    CRIMEA = "crimea", "Crimea"
    SEVASTOPOL = "sevastopol", "Sevastopol"
    DONETSK_OCCUPIED = "donetsk_occupied", "the part of Donetsk oblast not controlled by Ukraine"
    LUHANSK_OCCUPIED = "luhansk_occupied", "the part of Luhansk oblast not controlled by Ukraine"
    KHERSON_OCCUPIED = "kherson_occupied", "the part of Kherson oblast not controlled by Ukraine"
    ZAPORIZHZHIA_OCCUPIED = "zaporizhzhia_occupied", "the part of Zaporizhzhia oblast not controlled by Ukraine"
    DONETSK = "donetsk", "Donetsk oblast, side not known"
    LUHANSK = "luhansk", "Luhansk oblast, side not known"
    KHERSON = "kherson", "Kherson oblast, side not known"
    ZAPORIZHZHIA = "zaporizhzhia", "Zaporizhzhia oblast, side not known"


class GoodsItem(FactModel):
    """One kind of goods, technology or software in an activity."""

    description: str | None = fact("Goods", "What are the goods?")
    code: CommodityCode | None = fact(
        "Commodity code",
        "What is the UK commodity code?",
        help="2 to 10 digits; the more digits, the fewer questions.",
        where="UK Integrated Online Tariff; invoice",
    )
    origin: CountryCode | None = fact("Origin", "In which country do the goods originate?", where="Certificate of origin; maker")
    consigned_from: CountryCode | None = fact("Consigned from", "From which country are the goods sent?")
    located_in: CountryCode | None = fact("Located in", "In which country are the goods now?")
    left_russia_on: FactDate | None = fact(
        "Left Russia on",
        "On which day had the goods left Russia, the export formalities done?",
        help="By sea or air, the day on which the ship or aircraft departed. Leave unanswered if they are still there.",
        where="Bill of lading; air waybill; export declaration",
    )
    contains_russian: bool | None = fact(
        "Made from Russian goods",
        "Processed elsewhere: do they contain or come from iron and steel, oil, gold or diamonds that originate in Russia?",
        help="Ask for the mill certificate or evidence of origin.",
    )
    unit_price_gbp: Quantity | None = fact(
        "Price of an item", "What is the sales price of one item, without VAT?", unit="GBP", help="An item is the usual retail unit."
    )
    diamond_carats: Quantity | None = fact("Carats", "What is the weight of each stone?", unit="carats")
    control_lists: tuple[ControlList, ...] | None = fact(
        "Control lists",
        "On which control lists is the item classified?",
        help="An empty list says that somebody competent has classified it and it is on none of them, whatever the code. Leave unanswered if nobody has.",
        where="Maker's export classification; ECJU OGEL and Goods Checker",
    )
    software: Software | None = fact("Software", "If software or its use is given: of which kind?")
    is_software: bool | None = fact("Is it software or technology?", "Is this software or technology rather than goods?")


def _none_claimed(found: Any) -> Any:
    """What is left empty claims nothing."""
    return () if found is None else found


class Activity(FactModel):
    """One thing that the two sides would do."""

    kind: ActivityKind | None = fact("Activity", "What would the UK side do?")
    description: str | None = fact("Description", "Describe it in a sentence.")
    goods: tuple[GoodsItem, ...] | None = fact("Goods", "Which goods, technology or software?")
    service: Service | None = fact("Service", "Which service, by what is really done?")
    software_access: bool | None = fact(
        "Software access",
        "Would the Russian side get the use of software: a licence, a log-in, a seat in a business, design or oil-and-gas system?",
        help="A seat in a customer, accounting or project-management system counts (Schedule 3IA).",
    )
    others: tuple[OtherParty, ...] | None = fact(
        "Others who take part",
        "Who else takes part, besides the business and its banks?",
        help="Recipients, end users, agents, payers, carriers. An empty list says: nobody.",
    )
    delivered_to: CountryCode | None = fact("Delivered to", "To which country are the goods or the service delivered?")
    used_in: CountryCode | None = fact("Used in", "In which country will the goods or the result of the service be used?")
    territories: tuple[Territory, ...] | None = fact(
        "Occupied territory",
        "Which Ukrainian territory does it touch: origin, delivery, use, land, place of business?",
        help="An empty list says: none. Crimea, Sevastopol, and parts of Donetsk, Luhansk, Kherson and Zaporizhzhia.",
    )
    military_end_use: bool | None = fact("Military use", "Is any of it for military use, or for a military end user?")
    oil_project: OilProject | None = fact("Oil and gas project", "What has it to do with exploring for or producing oil or gas?")
    ukrainian_infrastructure: bool | None = fact(
        "Infrastructure sectors",
        "Does it relate to infrastructure in transport, telecommunications, energy, or exploring for and producing oil, gas and minerals?",
    )
    payment: Payment | None = fact("Payment", "Which way does money, or its worth, pass?")
    amount: Money | None = fact("Amount", "How much money, in which currency?")
    in_cash: bool | None = fact("In cash", "Would banknotes be handed over or sent, rather than money through a bank?")
    payment_days: Days | None = fact(
        "Days to pay", "How many days after delivery is payment due?", unit="days", help="More than 30 days may be a loan or credit (reg 17)."
    )
    maturity_days: Days | None = fact("Maturity", "What is the maturity of the loan, credit or security?", unit="days")
    contract_date: FactDate | None = fact("Contract date", "When was the contract made?")
    made_on: FactDate | None = fact("Made or issued on", "When was the loan first made, or the security issued?", help="For a new one, the as-of date.")
    invests_in_russia: bool | None = fact(
        "For investment in Russia",
        "Is it meant to make funds or economic resources available to, or for the benefit of, a person connected with Russia?",
        help="Reg 18B(3).",
    )
    land_interest: LandInterest | None = fact("Interest in land", "Which interest in the land would be acquired?")
    nominee: bool | None = fact(
        "Nominee shareholder",
        "Is the trust service no more than to hold shares as a nominee: to vote, or to receive dividends, as somebody else directs?",
        help="Answer no if the UK side would be a trustee, or would set up, run or give an address to a trust.",
    )
    advice_enables_prohibited: bool | None = fact(
        "Advice on forbidden activity", "Would the legal advice concern an activity that UK sanctions would forbid to a UK person?"
    )
    ship_russian_link: bool | None = fact(
        "Russian ship", "Is a ship Russian-flagged, or owned, controlled, chartered or operated by a Russian or designated person, or specified by IMO number?"
    )
    aircraft_russian_link: bool | None = fact(
        "Russian aircraft", "Is an aircraft registered in Russia, or owned, chartered or operated by a Russian or designated person?"
    )
    by_ship: bool | None = fact("By ship", "Are the goods carried by ship?")
    purpose: Purpose | None = fact("Purpose", "What is it for?")
    claims: Annotated[tuple[str, ...], BeforeValidator(_none_claimed)] = fact(
        "Exceptions relied on",
        "Which exceptions do you rely on?",
        help="A claim, not a fact: what is not claimed is not relied on. `sme-check rules claims` lists them.",
        default=(),
    )
