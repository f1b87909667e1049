"""The page as an adviser clicks through it, without a browser: fields, faults, the answer, and open questions answered where they stand."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sme_check.facts.activity import Activity, ActivityKind
from sme_check.facts.business import Business, UkParty
from sme_check.facts.partnership import Partnership
from sme_check.facts.table import facts_of
from sme_check.ui.files import example_files
from sme_check.ui.groups import Group

APP = Path(__file__).resolve().parents[2] / "app.py"
SECTIONS = [group.name for group in Group if group is not Group.CASE]


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page, opened afresh; the compiled rulebook is kept for the other tests, away from the user's own."""
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path_factory.getbasetemp() / "rulebook-cache"))
    return run(AppTest.from_file(str(APP), default_timeout=60))


def run(page: AppTest) -> AppTest:
    """Run the page, which must never break."""
    page.run()
    assert not page.exception, page.exception
    return page


def section(page: AppTest, name: str) -> AppTest:
    page.segmented_control(key="section").set_value(name)
    return run(page)


def type_in(page: AppTest, key: str, text: str) -> AppTest:
    page.text_input(key=key).set_value(text)
    return run(page)


def choose(page: AppTest, key: str, value: str) -> AppTest:
    page.selectbox(key=key).set_value(value)
    return run(page)


def mark(page: AppTest, key: str, value: str) -> AppTest:
    page.radio(key=key).set_value(value)
    return run(page)


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return run(page)


def html(page: AppTest) -> str:
    """All that the page says in its own HTML."""
    return "\n".join(element.proto.body for element in page.get("html"))


def facts(page: AppTest) -> Any:
    return page.session_state["facts.draft"]


def keys(page: AppTest) -> set[str]:
    widgets = [*page.text_input, *page.text_area, *page.selectbox, *page.radio, *page.multiselect, *page.button]
    return {str(widget.key).split(":")[0] for widget in widgets if widget.key}


def opened(page: AppTest) -> AppTest:
    """The page with every "more facts" opened."""
    while closed := [toggle for toggle in page.toggle if toggle.value is False and str(toggle.key).startswith("more-")]:
        closed[0].set_value(True)
        run(page)
    return page


def a_joint_venture(page: AppTest) -> AppTest:
    """A UK body and a body established in Russia, which would form a joint venture."""
    choose(page, "form-uk_party-link", "uk_body")
    choose(page, "form-business-kind", "organisation")
    section(page, "WHERE")
    type_in(page, "form-business-established_in", "RU")
    section(page, "WHAT")
    return choose(page, "form-activities-0-kind", "joint_venture")


def test_every_declared_fact_can_be_stated(page: AppTest) -> None:
    """Each fact of the partnership, both sides and an activity has a field in some part of the form."""
    found: set[str] = keys(page)
    for name in SECTIONS:
        found |= keys(opened(section(page, name)))

    expected = {f"form-{info.name}" for info in facts_of(Partnership) if info.kind not in ("group",) and info.name != "activities"}
    for model, path in ((UkParty, "uk_party"), (Business, "business"), (Activity, "activities-0")):
        expected |= {f"form-{path}-{info.name}" for info in facts_of(model)}
    assert expected <= found


def test_nothing_is_known_until_it_is_said(page: AppTest) -> None:
    """Opening every field of the form states no fact."""
    for name in SECTIONS:
        opened(section(page, name))
        assert not [field.key for field in page.text_input if field.value]
        assert not [field.key for field in page.selectbox if field.value]
        assert not [field.key for field in page.radio if field.value not in ("", "unknown")]

    assert "facts.draft" not in page.session_state


@pytest.mark.parametrize("kind", [kind.value for kind in ActivityKind])
def test_every_kind_of_activity_can_be_filled_in(page: AppTest, kind: str) -> None:
    """No kind of activity breaks a part of the form."""
    section(page, "WHAT")
    choose(page, "form-activities-0-kind", kind)
    for name in SECTIONS:
        section(page, name)

    assert facts(page)["activities"] == [{"kind": kind}]


def test_facts_survive_a_walk_through_the_form(page: AppTest) -> None:
    """What was typed in one part is still there after the others were looked at."""
    type_in(page, "form-business-name", "OOO Romashka")
    for name in (*SECTIONS, "WHO"):
        section(page, name)

    assert page.text_input(key="form-business-name").value == "OOO Romashka"


def test_a_fault_stands_at_its_field_and_loses_nothing(page: AppTest) -> None:
    """A mistyped number is said at the field and in its part's label; it stays as typed, and a check keeps all."""
    type_in(page, "form-business-name", "OOO Romashka")
    type_in(page, "form-business-inn", "7707083890")

    assert "Cannot be read:" in html(page)
    assert any("INN" in caption.value and "7707083890" in caption.value for caption in page.caption)
    press(page, "check")
    section(page, "MONEY")
    section(page, "WHO")
    assert page.text_input(key="form-business-inn").value == "7707083890"
    assert page.text_input(key="form-business-name").value == "OOO Romashka"
    assert any("1 answer cannot be read" in error.value for error in page.error)


def test_today_is_never_assumed(page: AppTest) -> None:
    """Without a date nothing is assessed: the date is the first question, and it can be answered where it is asked."""
    a_joint_venture(page)
    press(page, "check")
    assert "Needs information" in html(page)
    assert "No as-of date" in html(page)

    type_in(page, "q1-as_of", "19 July 2022")
    press(page, "check-again")

    assert "Law of 19 July 2022" in html(page)
    assert page.text_input(key="form-as_of").value == "19 July 2022"


def test_today_can_be_chosen(page: AppTest) -> None:
    """The button fills in today's date, visibly."""
    press(page, "today")

    assert page.text_input(key="form-as_of").value == datetime.now().astimezone().date().isoformat()


def test_a_joint_venture_is_prohibited_and_says_by_what(page: AppTest) -> None:
    """The verdict is a word, with its meaning, the provision and a link to it."""
    a_joint_venture(page)
    type_in(page, "form-as_of", "2026-05-15")
    press(page, "check")

    said = html(page)
    assert "Prohibited" in said
    assert "reg 18B" in said
    assert 'href="https://www.legislation.gov.uk/uksi/2019/855' in said
    assert said.count("This is not legal advice.") == 1


def test_a_joint_venture_before_the_ban_is_not_prohibited_by_it(page: AppTest) -> None:
    """On the eve of reg 18B the same facts are not held against it."""
    a_joint_venture(page)
    type_in(page, "form-as_of", "2022-07-18")
    press(page, "check")

    assert '<div class="verdict v-prohibited"' not in html(page)


def test_an_answer_on_other_facts_says_so(page: AppTest) -> None:
    """A fact changed after the check marks the answer as out of date."""
    a_joint_venture(page)
    type_in(page, "form-as_of", "2026-05-15")
    press(page, "check")
    assert "Facts have changed" not in html(page)

    type_in(page, "form-reference", "Bakery")

    assert "Facts have changed" in html(page)


def questions(page: AppTest) -> Iterator[str]:
    return (element.proto.body for element in page.get("html") if element.proto.body.startswith("<div class='question'>"))


def test_an_exception_is_claimed_where_it_is_offered(page: AppTest) -> None:
    """An exception that could lift a measure is offered with its question; relying on it becomes a claim, and can be taken back."""
    section(page, "WHO")
    choose(page, "form-uk_party-link", "uk_body")
    choose(page, "form-business-kind", "organisation")
    section(page, "WHERE")
    type_in(page, "form-business-established_in", "RU")
    section(page, "WHAT")
    choose(page, "form-activities-0-kind", "service")
    choose(page, "form-activities-0-service", "auditing")
    type_in(page, "form-as_of", "2026-05-15")
    press(page, "check")
    assert any("An exception could help" in question for question in questions(page))

    page.checkbox[0].set_value(True)
    run(page)
    claimed = facts(page)["activities"][0]["claims"]
    assert len(claimed) == 1
    press(page, "check-again")
    assert page.multiselect(key="form-activities-0-claims").value == claimed

    page.multiselect(key="form-activities-0-claims").set_value([])
    run(page)
    assert facts(page)["activities"][0]["claims"] is None


def test_a_look_up_is_recorded_where_it_is_asked_for(page: AppTest) -> None:
    """A gap in the data held is a look-up with its own fields; what is recorded there is a fact, and is shown among the look-ups."""
    a_joint_venture(page)
    type_in(page, "form-as_of", "2026-05-15")
    section(page, "WHO")
    type_in(page, "form-business-name", "OOO Romashka")
    press(page, "check")
    if any(button.key == "all-questions" for button in page.button):
        press(page, "all-questions")
    results = [field for field in page.selectbox if str(field.key).endswith("result")]
    assert results, "no look-up was asked for"

    results[0].set_value("not_listed")
    run(page)
    spot = str(results[0].key).removesuffix("result")
    type_in(page, f"{spot}as_at", "2026-05-15")
    type_in(page, f"{spot}by", "A. Adviser")

    (look_up,) = facts(page)["look_ups"]
    assert look_up["subject"] == "OOO Romashka"
    assert (look_up["result"], look_up["as_at"], look_up["by"]) == ("not_listed", "2026-05-15", "A. Adviser")
    section(page, "LOOKED_UP")
    assert page.text_input(key="form-look_ups-0-by").value == "A. Adviser"


def test_owners_of_owners_can_be_stated_and_taken_out(page: AppTest) -> None:
    """Owners nest; one that was taken out by mistake can be brought back."""
    mark(page, "form-business-owners:mode", "these")
    type_in(page, "form-business-owners-0-name", "Holding")
    mark(page, "form-business-owners-0-owners:mode", "these")
    type_in(page, "form-business-owners-0-owners-0-share", "more than 50")
    before = facts(page)

    press(page, "form-business-owners-0-owners-0:remove")
    assert facts(page)["business"]["owners"] == [{"name": "Holding", "owners": None}]
    press(page, "bring-back")

    assert facts(page) == before


def test_none_is_an_answer(page: AppTest) -> None:
    """A list has three answers: not known, none, and these."""
    section(page, "WHERE")
    mark(page, "form-activities-0-territories:mode", "none")
    assert facts(page)["activities"][0]["territories"] == []

    mark(page, "form-activities-0-territories:mode", "these")
    page.multiselect(key="form-activities-0-territories").set_value(["crimea"])
    run(page)
    assert facts(page)["activities"][0]["territories"] == ["crimea"]

    mark(page, "form-activities-0-territories:mode", "unknown")
    assert facts(page)["activities"][0]["territories"] is None


def test_several_activities_each_have_their_facts(page: AppTest) -> None:
    """A second activity has fields of its own in every part, and its kind alone decides which are asked first."""
    section(page, "WHAT")
    choose(page, "form-activities-0-kind", "export")
    press(page, "activities:add")
    choose(page, "form-activities-1-kind", "loan")
    section(page, "MONEY")

    assert "form-activities-1-maturity_days" in keys(page)
    assert "form-activities-0-maturity_days" not in keys(page)


def test_the_proofs_of_several_activities_come_one_at_a_time(page: AppTest) -> None:
    """The gravest stands first, another one's are a choice away; where what was chosen is no more, the gravest stands there again."""
    type_in(page, "form-as_of", "2026-05-15")
    a_joint_venture(page)
    press(page, "activities:add")
    choose(page, "form-activities-1-kind", "loan")
    press(page, "check")
    assert page.selectbox(key="proofs-line").value == "activities[0]: form a joint venture"
    assert "Activity 1: form a joint venture. In force since" in html(page)
    assert "Activity 2: lend, give credit, or arrange a loan. In force since" not in html(page)

    choose(page, "proofs-line", "activities[1]: lend, give credit, or arrange a loan")
    assert "Activity 2: lend, give credit, or arrange a loan. In force since" in html(page)

    choose(page, "form-activities-1-kind", "export")
    press(page, "check")
    assert page.selectbox(key="proofs-line").value == "activities[0]: form a joint venture"


@pytest.mark.parametrize("name", sorted(example_files()))
def test_every_example_opens_and_is_answered(page: AppTest, name: str) -> None:
    """An example fills the form, and a check answers it."""
    choose(page, "example", name)
    for part in SECTIONS:
        section(page, part)
    press(page, "check")

    assert '<div class="verdict v-' in html(page)
    assert not page.error


def test_a_rulebook_out_of_order_keeps_the_facts(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the rules cannot be read, the page says so and the facts stay."""
    from sme_check.assessment import assess
    from sme_check.errors import Problem, RuleFileError

    def refuse(*_: object, **__: object) -> None:
        raise RuleFileError([Problem("rules/x.yaml, line 1", "found", "accepted")])

    type_in(page, "form-business-name", "OOO Romashka")
    monkeypatch.setattr(assess, "check", refuse)
    press(page, "check")

    assert any("Nothing could be checked" in error.value for error in page.error)
    assert "rules/x.yaml, line 1" in page.code[0].value
    assert page.text_input(key="form-business-name").value == "OOO Romashka"
