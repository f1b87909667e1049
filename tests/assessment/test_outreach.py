"""Outreach: the kind of partner that the report meant, and nothing said that the facts do not bear out."""

import csv
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sme_check.assessment.outreach import Outreach, OutreachVerdict, assess_outreach
from sme_check.assessment.verdict import Verdict
from sme_check.facts.read import read_partnership
from sme_check.rulebook.load import rules_folder
from sme_check.rulebook.read import read_documents
from sme_check.rulebook.rulebook import Rulebook

REPORT_DAY = date(2017, 2, 28)
TODAY = date(2026, 2, 3)


@cache
def rules() -> Rulebook:
    """The outreach tables with what they lean on, read from the files."""
    root = rules_folder()
    files = [*sorted((root / "outreach").glob("*.yaml")), root / "instruments.yaml", root / "lists" / "territory" / "regions.yaml"]
    documents, _ = read_documents(root, {path: path.read_text(encoding="utf-8") for path in files})
    return Rulebook(documents, "outreach")


def dotted(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts by dotted path, as a partnership has them."""
    return {"business": {path.removeprefix("business."): value for path, value in facts.items()}}


def outreach(facts: Mapping[str, Any], day: date | None = REPORT_DAY, sanctions: Verdict = Verdict.OUTSIDE) -> Outreach:
    return assess_outreach(read_partnership({"business": dict(facts)}), day, sanctions, rules())


def value(answer: Outreach, subject: str) -> str:
    return next(finding.value for finding in answer.findings if finding.subject == subject)


def reasons(answer: Outreach, subject: str) -> str:
    return "\n".join(next(finding.because for finding in answer.findings if finding.subject == subject))


def a_bakery(**facts: Any) -> dict[str, Any]:
    """A small bakery, with every fact that the outreach findings ask for on the day of the report."""
    plain = {
        "ogrn": "1025401484514",
        "inn": "5404166970",
        "kind": "organisation",
        "legal_form": "12300",
        "ownership_form": "16",
        "established_in": "RU",
        "region": "54",
        "okved_main": "10.71",
        "headcount": 12,
        "headcount_year": 2016,
        "revenue_million_rub": 30,
        "revenue_year": 2016,
        "sme_register": "micro",
        "sme_register_date": "2017-01-10",
        "state_share": 0,
        "funds_share": 0,
        "large_or_foreign_share": 0,
        "state_controlled": False,
    }
    return {**plain, **facts}


CASES = [pytest.param(case, id=f"{table}: {case['name']}") for table, data in rules().outreach.items() for case in data["cases"]]


@pytest.mark.parametrize("case", CASES)
def test_the_rules_own_cases(case: Mapping[str, Any]) -> None:
    """Every worked example in rules/outreach/ comes out as it says."""
    facts = read_partnership(dotted(case.get("facts") or {}))
    answer = assess_outreach(facts, date.fromisoformat(case["as_of"]), Verdict(case.get("sanctions") or "outside"), rules())
    found = {"verdict": answer.verdict.value, **{finding.subject: finding.value for finding in answer.findings}}

    assert {subject: found[subject] for subject in case["expect"]} == case["expect"], answer


def test_the_bakery_is_suitable() -> None:
    """A small private business in an ordinary sector, outside all sanctions, is what the report meant."""
    answer = outreach(a_bakery())

    assert answer.verdict is OutreachVerdict.SUITABLE
    assert answer.missing == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"headcount": 120, "sme_register": "medium"}, "medium"),
        ({"legal_form": "65243", "sme_register": None, "state_share": None, "state_controlled": None}, "The state"),
        ({"state_share": 51}, "The state"),
        ({"okved_main": "64.19"}, "sector"),
    ],
)
def test_unsuitable_says_why(change: dict[str, Any], reason: str) -> None:
    """A settled ground makes it unsuitable, and is named."""
    answer = outreach(a_bakery(**change))

    assert answer.verdict is OutreachVerdict.UNSUITABLE
    assert reason in " ".join(answer.because)


@pytest.mark.parametrize("sanctions", Verdict)
def test_only_outside_is_suitable(sanctions: Verdict) -> None:
    """Nothing is suitable that sanctions may reach; what is still open there leaves it open here."""
    settled = {Verdict.OUTSIDE: OutreachVerdict.SUITABLE, Verdict.PROHIBITED: OutreachVerdict.UNSUITABLE, Verdict.LICENCE_REQUIRED: OutreachVerdict.UNSUITABLE}

    assert outreach(a_bakery(), sanctions=sanctions).verdict is settled.get(sanctions, OutreachVerdict.CANNOT_TELL)


@pytest.mark.parametrize(
    ("fact", "also"),
    [
        ("okved_main", ()),
        ("state_share", ()),
        ("state_controlled", ()),
        ("headcount", ("sme_register",)),
        ("headcount_year", ("sme_register",)),
        ("revenue_million_rub", ("sme_register",)),
        ("legal_form", ("sme_register",)),
        ("large_or_foreign_share", ("sme_register",)),
    ],
)
def test_what_is_missing_is_named(fact: str, also: tuple[str, ...]) -> None:
    """Each fact that decides is asked for when it is not stated, and nothing is taken for granted."""
    answer = outreach(a_bakery(**{fact: None}, **dict.fromkeys(also)))

    assert answer.verdict is OutreachVerdict.CANNOT_TELL
    assert f"business.{fact}" in answer.missing


def test_nothing_is_said_without_a_day() -> None:
    """Without an as-of date every finding is open."""
    answer = outreach(a_bakery(), None)

    assert answer.verdict is OutreachVerdict.CANNOT_TELL
    assert answer.missing == ("partnership.as_of",)
    assert {finding.value for finding in answer.findings} == {"cannot_tell"}


def test_nothing_is_said_without_tables() -> None:
    """A rulebook that lacks a table leaves it open, and says so."""
    answer = assess_outreach(read_partnership({"business": a_bakery()}), REPORT_DAY, Verdict.OUTSIDE, Rulebook({**rules().documents, "outreach": {}}, ""))

    assert answer.verdict is OutreachVerdict.CANNOT_TELL


def test_the_register_answers_by_itself() -> None:
    """An extract of the year says the size although no figure is known."""
    figures = ("headcount", "headcount_year", "revenue_million_rub", "revenue_year", "large_or_foreign_share", "funds_share")

    assert value(outreach(a_bakery(**dict.fromkeys(figures))), "size") == "micro"


def test_a_contradiction_names_both_sides() -> None:
    """Register and figures that cannot both be right are both shown, and nobody can tell."""
    answer = outreach(a_bakery(headcount=180))

    assert value(answer, "size") == "cannot_tell"
    assert "180 people in 2016: medium" in reasons(answer, "size")
    assert "register had it as micro on 2017-01-10" in reasons(answer, "size")
    assert answer.verdict is OutreachVerdict.CANNOT_TELL


def test_either_of_two_larger_sizes_is_not_small() -> None:
    """What is open between medium and none at all changes nothing: it is not small."""
    answer = outreach(a_bakery(headcount=120, revenue_million_rub=None, sme_register=None))

    assert value(answer, "size") == "not_small"
    assert answer.verdict is OutreachVerdict.UNSUITABLE


def test_a_sector_alone_decides_nothing_about_sanctions() -> None:
    """Every sector finding says that a sector neither clears nor bars."""
    for code in ("10.71", "62.01", None, "04"):
        assert "A sector alone never clears a partnership" in reasons(outreach(a_bakery(okved_main=code), TODAY), "sector")


def test_further_codes_are_shown_and_do_not_decide() -> None:
    """Additional codes show what a firm may do, not what it does."""
    answer = outreach(a_bakery(okved_others=["62.01", "47.24"]), TODAY)

    assert value(answer, "sector") == "ordinary"
    assert "It also has 62.01," in reasons(answer, "sector")


def test_what_is_to_be_checked_fits_the_day() -> None:
    """Measures of 2022 are not spoken of in 2017."""
    assert "54C" in reasons(outreach(a_bakery(okved_main="62.01"), TODAY), "sector")
    assert "54C" not in reasons(outreach(a_bakery(okved_main="62.01")), "sector")


@pytest.mark.parametrize(("day", "told"), [(date(2022, 2, 9), False), (date(2022, 2, 10), True)])
def test_a_strategic_sector_is_told_from_its_day(day: date, told: bool) -> None:
    """From the day on which a sector became a ground for designation the rules' own words say so."""
    answer = outreach(a_bakery(okved_main="61.10"), day)

    assert (str(rules().outreach["sectors"]["sectors"]["strategic_says"]) in reasons(answer, "sector")) is told


def test_a_small_part_of_the_state_is_told() -> None:
    """A minority part leaves it independent, but since 2022 it is a ground for designation."""
    before, since = outreach(a_bakery(state_share=10)), outreach(a_bakery(state_share=10), TODAY)

    assert value(before, "independence") == value(since, "independence") == "independent"
    assert "reg 6(4)(a)" not in reasons(before, "independence")
    assert "reg 6(4)(a)" in reasons(since, "independence")


def test_a_later_day_than_was_checked_is_told() -> None:
    """An answer for a day after the tables were checked says so."""
    assert "was checked up to 2026-05-20" in reasons(outreach(a_bakery(), date(2026, 8, 1)), "sector")


def test_every_finding_is_cited() -> None:
    """Each finding names the instrument and provision it rests on."""
    for finding in outreach(a_bakery()).findings:
        assert finding.citation
    assert "Decree 265 of 2016" in outreach(a_bakery()).findings[1].citation


def test_every_division_has_a_class_on_every_day() -> None:
    """All 88 divisions, each on the days that matter, with the periods of a row joined without a gap."""
    table = rules().outreach_rules
    assert table is not None
    divisions = {code for code in table.sectors if len(code) == 2}

    assert len(divisions) == 88
    for sector in table.sectors.values():
        assert sector.code[:2] in divisions
        spans = [reach.in_force[0] for reach in sector.reaches]
        assert spans[0].first <= table.codes_from
        assert spans[-1].last is None
        assert all(before.last is not None and (after.first - before.last).days == 1 for before, after in pairwise(spans))


# --- promises over all facts ----------------------------------------------------------------------------------------------------------

SHARES = st.sampled_from([0, 10, 25, "more than 25", 30, "20-30", "up to 25", 49, 51, 100])
OWNERS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from([None, "individual", "organisation", "public_body"]),
            "share": st.one_of(st.none(), SHARES),
            "state_controlled": st.sampled_from([None, True, False]),
            "board_majority": st.sampled_from([None, True, False]),
            "owners": st.sampled_from([None, [{"kind": "individual", "share": 100}], [{"kind": "public_body", "share": 60}]]),
        }
    ),
    max_size=3,
)
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(["organisation", "sole_trader", "individual", "public_body"]),
    "legal_form": st.sampled_from(["12300", "12267", "11064", "14100", "15300", "20101", "50102", "65243", "70401", "75403", "19000"]),
    "ogrn": st.sampled_from(["1025401484514", "304500116000157"]),
    "inn": st.sampled_from(["5404166970", "500100732259"]),
    "established_in": st.sampled_from(["RU", "CY"]),
    "region": st.sampled_from(["77", "91", "94"]),
    "okved_main": st.sampled_from(["10.71", "10", "13.92", "55.10", "53.20", "62.01", "64.19", "25.4", "58", "04", "85.41"]),
    "okved_others": st.sampled_from([[], ["62.01"], ["47.11", "64.1"]]),
    "headcount": st.sampled_from([0, 15, 16, 100, 101, 250, 251, 1501]),
    "headcount_year": st.sampled_from([2014, 2016, 2018, 2025]),
    "revenue_million_rub": st.sampled_from([0.0, 60.0, 100.0, 120.0, 500.0, 801.0, 2000.0, 2001.0]),
    "revenue_year": st.sampled_from([2014, 2016, 2018, 2025]),
    "sme_register": st.sampled_from(["micro", "small", "medium", "absent"]),
    "sme_register_date": st.sampled_from(["2016-07-01", "2016-12-10", "2018-12-10", "2026-01-10", "2026-06-01"]),
    "state_share": SHARES,
    "funds_share": SHARES,
    "large_or_foreign_share": SHARES,
    "government_of_russia": st.booleans(),
    "state_controlled": st.booleans(),
    "ownership_form": st.sampled_from(["16", "12", "41"]),
    "controlled_otherwise": st.booleans(),
    "owners": OWNERS,
}
DAYS = st.sampled_from([date(2015, 7, 1), date(2015, 8, 1), REPORT_DAY, date(2018, 11, 1), date(2019, 1, 1), date(2022, 2, 10), TODAY])


def known_bakeries(day: date) -> dict[str, Any]:
    """A clear bakery of the day, so that settled answers are common among the generated ones."""
    return a_bakery(headcount_year=day.year - 1, revenue_year=day.year - 1, sme_register_date=str(day))


@st.composite
def stated_and_more(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any], date]:
    """Some facts, and the same with more of them."""
    day = draw(DAYS)
    changed = draw(st.fixed_dictionaries({}, optional=FACTS))
    full = {**known_bakeries(day), **changed} if draw(st.booleans()) else draw(st.fixed_dictionaries(FACTS))
    left_out = draw(st.sets(st.sampled_from(sorted(full)), max_size=8))
    return {name: fact for name, fact in full.items() if name not in left_out}, full, day


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stated_and_more())
def test_more_facts_never_flip_the_verdict(example: tuple[dict[str, Any], dict[str, Any], date]) -> None:
    """Filling an unknown never moves suitable to unsuitable, or back; nor any settled finding to another value."""
    some, full, day = example
    before, after = outreach(some, day), outreach(full, day)

    assert {before.verdict, after.verdict} != {OutreachVerdict.SUITABLE, OutreachVerdict.UNSUITABLE}, (before, after)
    narrower = {"not_small": {"medium", "not_sme"}}
    for subject in ("sector", "size", "independence"):
        was, now = value(before, subject), value(after, subject)
        assert "cannot_tell" in (was, now) or now == was or now in narrower.get(was, set()), (subject, was, now)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stated_and_more())
def test_suitable_is_suitable_for_every_size_finding(example: tuple[dict[str, Any], dict[str, Any], date]) -> None:
    """Suitable means ordinary, small and independent, each known; unsuitable always has a ground."""
    some, _, day = example
    answer = outreach(some, day)
    values = (value(answer, "sector"), value(answer, "size"), value(answer, "independence"))

    if answer.verdict is OutreachVerdict.SUITABLE:
        assert values[0] == "ordinary"
        assert values[1] in ("micro", "small")
        assert values[2] == "independent"
    assert answer.because
    assert all(finding.because and finding.citation for finding in answer.findings)


# --- real companies -------------------------------------------------------------------------------------------------------------------

BESIDE = Path(__file__).resolve().parents[2] / ".." / "shared"


def table(*path: str) -> list[dict[str, str]]:
    file = BESIDE.joinpath(*path)
    if not file.is_file():
        pytest.skip(f"{file.name} is not beside this checkout")
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_real_companies_are_never_cleared_by_the_register_of_companies_alone() -> None:
    """What an extract of the register of companies holds leaves size open, so none of them is suitable; the state's own are known."""
    verdicts: Counter[OutreachVerdict] = Counter()
    for row in table("data", "companies-dev", "egrul_companies_2025.csv"):
        facts = {"kind": "organisation", "ogrn": row["ogrn"], "inn": row["inn"], "legal_form": row["okopf"], "okved_main": row["okved_main"] or None}
        answer = outreach({**facts, "okved_others": [code for code in row["okved_additional"].split("|") if code]}, TODAY)
        verdicts[answer.verdict] += 1
        assert (value(answer, "independence") == "state") == (row["okopf"][:3] in ("652", "751", "752", "754"))

    assert verdicts[OutreachVerdict.SUITABLE] == 0
    assert verdicts[OutreachVerdict.UNSUITABLE] > 0


def test_real_entries_of_the_register_say_the_size() -> None:
    """An entry in the register of small and medium businesses says the size within a year, whatever else is known."""
    for row in table("data", "companies-dev", "fns_sme_register_sample.csv")[:500]:
        day, month, year = row["extract_date"].split(".")
        kind = "sole_trader" if "entrepreneur" in row["subject_kind"] else "organisation"
        answer = outreach({"kind": kind, "sme_register": row["sme_category"], "sme_register_date": f"{year}-{month}-{day}"}, date(int(year), 12, 31))
        assert value(answer, "size") == row["sme_category"]
