"""Open questions: each once, in the order in which they help, with the measures that turn on them."""

from pathlib import Path

from sme_check.assessment.questions import CLAIM
from tests.assessment.small import VERDICTS, an_export, assessed
from tests.small_law import a_measure


def test_what_is_settled_asks_nothing(tmp_path: Path) -> None:
    """Outside leaves no question open."""
    assert assessed(tmp_path).questions == ()


def test_a_question_is_asked_once_for_all_that_turn_on_it(tmp_path: Path) -> None:
    """Two measures that lack the same fact ask one question, which names both."""
    forbids = {"all": [{"fact": "goods.code", "listed_in": "goods/3a"}, {"fact": "activity.purpose", "equals": "commercial"}]}
    assessment = assessed(tmp_path, an_export(None), rules={"measures/uk2019/t.yaml": a_measure(forbids)})

    (question,) = assessment.questions
    assert (question.kind, question.place, question.measures) == ("fact", "activities[0].goods[0].code", ("uk2019.46B", "uk2019.T"))


def test_the_same_question_about_two_items_is_two(tmp_path: Path) -> None:
    """Each item whose code is missing is asked for at its own place."""
    facts = an_export(None)
    facts["activities"][0]["goods"].append({})

    assert [question.place for question in assessed(tmp_path, facts).questions] == ["activities[0].goods[0].code", "activities[0].goods[1].code"]


def test_facts_come_before_look_ups_and_judgements(tmp_path: Path) -> None:
    """What the adviser knows is asked first, then what can be looked up, then what must be judged."""
    facts = an_export("970121", military_end_use=True)
    facts["activities"].append({"kind": "export", "goods": [{"code": "84"}], "military_end_use": False})

    assert [question.kind for question in assessed(tmp_path, facts).questions] == ["fact", "data", "judgement"]


def test_a_look_up_says_about_what_and_of_what(tmp_path: Path) -> None:
    """The answer to a gap is a look-up with the `about` and the `subject` of the question."""
    (question,) = assessed(tmp_path, an_export("970121")).questions
    answer = {"about": question.about, "subject": question.subject, "result": "not_listed", "as_at": "2023-01-09"}

    assert question.place == "look_ups"
    assert assessed(tmp_path, {**an_export("970121"), "look_ups": [answer]}).questions == ()


def test_an_exception_that_nobody_claims_is_offered(tmp_path: Path) -> None:
    """Where a measure applies, what could still lift it is named; once claimed it is not offered again."""
    (question,) = assessed(tmp_path, an_export("84713000")).questions

    assert (question.about, question.subject, question.place, question.measures) == (CLAIM, "personal_effects", "activities[0].claims", ("uk2019.46B",))
    assert assessed(tmp_path, an_export("84713000", claims=["personal_effects"])).questions == ()


def test_an_exception_is_not_offered_before_the_measure_applies(tmp_path: Path) -> None:
    """While it is unknown whether the measure applies, nobody is asked to claim anything."""
    assert [question.about for question in assessed(tmp_path, an_export(**VERDICTS["needs_information"])).questions] == [""]
