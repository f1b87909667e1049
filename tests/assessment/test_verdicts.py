"""Verdicts one after another: however many come, no more is remembered than the last of them need."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sme_check.assessment import verdicts
from sme_check.assessment.assess import check
from sme_check.assessment.screened_many import Askers
from sme_check.assessment.verdict import Verdict
from sme_check.assessment.verdicts import Verdicts
from sme_check.engine import shared
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.evaluate import Evaluator
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.store import Store
from sme_check.screening.update import import_list
from tests.builders import a_clear_partnership, without
from tests.generated import a_partnership
from tests.screening.lists.published import a_body, xml_text

DAY = date(2026, 5, 15)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days made ready, one after another, where little is remembered."""
    made: list[date] = []

    def counted(law: Any, day: date) -> Any:
        made.append(day)
        return compile_rulebook(law, day)

    monkeypatch.setattr(verdicts, "compile_rulebook", counted)
    monkeypatch.setattr(verdicts, "_PARTNERSHIPS", 5)
    monkeypatch.setattr(verdicts, "_DAYS", 2)
    return made


def test_what_was_learnt_of_parties_is_forgotten_after_many_partnerships(days: list[date], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who answers for parties is made anew after so many partnerships, the law of the day is not; each verdict is that of one check."""
    asked: list[date] = []

    def counted(law: Any, day: date) -> Askers:
        asked.append(day)
        return Askers(law, day)

    monkeypatch.setattr(verdicts, "Askers", counted)
    several = [a_clear_partnership("books sent") if number % 2 else without(a_clear_partnership(), ("look_ups",)) for number in range(11)]
    one_by_one = Verdicts(load_rulebook())

    assert [one_by_one.of(facts, DAY) for facts in several] == [check(facts, DAY).verdict for facts in several]
    assert (days, asked) == ([DAY], [DAY] * 3)


def test_days_are_forgotten_after_many(days: list[date]) -> None:
    """No more than so many days are held ready; one that is held is not made again."""
    one_by_one = Verdicts(load_rulebook())
    asked = [DAY + timedelta(days=number) for number in (0, 1, 0, 2, 0)]
    for day in asked:
        one_by_one.of(a_clear_partnership(), day)

    assert days == [asked[0], asked[1], asked[3], asked[0]]


def test_the_law_of_many_days_does_not_outlive_the_partnerships(days: list[date], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more days are asked about than the law is kept of, all is forgotten after so many partnerships."""
    monkeypatch.setattr(verdicts, "_LAWS", 1)
    one_by_one, asked = Verdicts(load_rulebook()), [DAY, DAY + timedelta(days=1)]
    for number in range(6):
        one_by_one.of(a_clear_partnership(), asked[number % 2])

    assert days == [*asked, asked[1]]


def test_proofs_rest_on_the_list_that_the_verdict_rests_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is imported between two partnerships counts, once it does, for the verdict and for its proof."""
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(verdicts, "_PARTNERSHIPS", 1)
    facts = {"as_of": "2026-10-08", "business": {"name": "OOO Zavod Imeni Nikogo"}, "activities": [{"kind": "payment", "payment": "to_russia"}]}
    one_by_one, path = Verdicts(load_rulebook()), tmp_path / "list.xml"
    before = one_by_one.decided(facts)
    path.write_bytes(xml_text([a_body("RUS9001", "Zavod Imeni Nikogo", sanctions_imposed=["Asset freeze"])], "2026-10-08"))
    import_list(str(path), store=Store(), most_lost=1)

    assert repr(one_by_one.decided(facts)[1]) == repr(check(facts).decided_by) != repr(before[1])


def test_a_verdict_comes_with_the_findings_that_it_rests_on() -> None:
    """What is said to decide a verdict, with its whole proof, is what one check says; of what is outside, nothing."""
    several = [a_clear_partnership(), without(a_clear_partnership(), ("look_ups",)), *(a_partnership(Random(number)) for number in range(12))]
    one_by_one = Verdicts(load_rulebook())
    decided = [one_by_one.decided(facts, DAY) for facts in several]
    whole = [check(facts, DAY) for facts in several]

    assert decided == [(answer.verdict, answer.decided_by) for answer in whole]
    assert {Verdict.OUTSIDE, Verdict.PROHIBITED, Verdict.NEEDS_INFORMATION} <= {verdict for verdict, _ in decided}


def test_without_a_day_nothing_decides() -> None:
    """Without an as-of date a partnership needs information, and no finding is made."""
    assert Verdicts(load_rulebook()).decided(without(a_clear_partnership(), ("as_of",))) == (Verdict.NEEDS_INFORMATION, ())


def test_alike_activities_are_proved_each_at_its_place() -> None:
    """Two activities that differ in nothing but their place, the others not stated: each finding names its own."""
    facts = {"as_of": "2026-05-15", "business": {"name": "OOO Romashka"}, "activities": [{"kind": "payment"}, {"kind": "payment"}]}

    assert repr(Verdicts(load_rulebook()).decided(facts)[1]) == repr(check(facts).decided_by)


def test_a_look_up_of_one_is_none_of_the_next() -> None:
    """Partnerships that differ in a look-up alone are answered each by its own, whichever comes first."""
    verdicts = Verdicts(load_rulebook())
    plain = {"as_of": "2026-05-15", "business": {"name": "OOO Romashka"}, "activities": [{"kind": "payment", "payment": "to_russia"}]}
    looked = {**plain, "look_ups": [{"about": "uk_sanctions_list", "subject": "OOO Romashka", "result": "listed", "entry": "RUS9999", "as_at": "2026-05-15"}]}

    for facts in (plain, looked, plain, looked):
        verdict, findings = verdicts.decided(facts)

        assert (verdict, repr(findings)) == (check(facts).verdict, repr(check(facts).decided_by))


def test_what_was_proved_of_parties_serves_only_the_conditions_of_which_it_was_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conditions are known by what they are in memory, so with those of a day is forgotten what was proved of them."""
    given: list[dict[Any, Any]] = []

    def watched(*words: Any) -> Evaluator:
        given.append(words[3])
        return Evaluator(*words)

    monkeypatch.setattr(verdicts, "Evaluator", watched)
    remembering, facts = Verdicts(load_rulebook()), {"as_of": DAY, "business": {"name": "OOO Romashka"}, "activities": [{"kind": "payment"}]}
    for forget in (False, False, True):
        if forget:
            monkeypatch.setattr(shared, "_KEPT", {})
        assert remembering.decided(facts)[1]

    assert given[0] is given[1]
    assert given[2] is not given[0]


def test_what_was_proved_of_parties_serves_its_own_day_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same parties on another day are proved anew, and said to be what one check says of them on it."""
    given: list[Any] = []

    def watched(*words: Any) -> Evaluator:
        given.append(words[3])
        return Evaluator(*words)

    monkeypatch.setattr(shared, "_KEPT", {})
    monkeypatch.setattr(verdicts, "Evaluator", watched)
    remembering, facts = Verdicts(load_rulebook()), {"business": {"name": "OOO Romashka"}, "activities": [{"kind": "payment"}]}
    for day in (DAY, date(2017, 2, 28), DAY):
        assert repr(remembering.decided(facts, day)[1]) == repr(check(facts, day).decided_by)

    assert given[0] is given[2]
    assert given[1] is not given[0]


def test_what_is_kept_of_parties_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one set of parties no more is kept than was said, nor of all of them; the answers stay what they were."""
    monkeypatch.setattr(verdicts, "_OF_ONE", 4)
    monkeypatch.setattr(verdicts, "_PROOFS", 8)
    remembering = Verdicts(load_rulebook())
    several = [
        {"as_of": DAY, "business": {"name": name}, "activities": [{"kind": kind}]} for name in ("OOO Romashka", "OOO Polye") for kind in ("payment", "loan")
    ]
    for facts in (*several, *several):
        verdict, findings = remembering.decided(facts)

        assert (verdict, repr(findings)) == (check(facts).verdict, repr(check(facts).decided_by))
    assert len([kept for day in remembering._parties.values() for kept in day.values()]) <= 2


def test_sets_of_parties_of_which_nothing_is_proved_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many partnerships come, no more sets of parties are held than proofs may be."""
    monkeypatch.setattr(verdicts, "_PROOFS", 4)
    monkeypatch.setattr(verdicts, "find", lambda *_words, **_how: "nothing of the parties is asked")
    remembering = Verdicts(load_rulebook())
    for number in range(9):
        remembering.decided({"as_of": DAY, "business": {"name": f"OOO Romashka {number}"}, "activities": [{"kind": "payment"}]})

    assert sum(map(len, remembering._parties.values())) <= 4


def test_what_was_proved_of_parties_is_of_all_of_them() -> None:
    """Partnerships that differ in the UK party alone, or in another party to the activity alone, are proved each of its own, whichever comes first."""
    payment, bank = {"kind": "payment", "payment": "to_russia"}, {"name": "PAO Sberbank", "inn": "7707083893"}
    plain: dict[str, Any] = {"as_of": DAY, "business": {"name": "OOO Romashka"}, "activities": [payment]}
    with_others = [{**plain, "activities": [{**payment, "others": others}]} for others in ([], [bank])]
    several = [plain, {**plain, "uk_party": {"name": "PAO Sberbank"}}, *with_others]
    remembering = Verdicts(load_rulebook())
    for facts in (*several, *several):
        verdict, findings = remembering.decided(facts)

        assert (verdict, repr(findings)) == (check(facts).verdict, repr(check(facts).decided_by))
