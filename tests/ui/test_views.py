"""What is read of an answer: every verdict has a word, every text of a stranger is escaped, the proof keeps every step."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from sme_check.assessment.assess import check
from sme_check.assessment.assessment import Assessment
from sme_check.assessment.verdict import Verdict
from sme_check.engine.finding import Outcome
from sme_check.engine.proof import Proof
from sme_check.errors import Problem
from sme_check.ui.proof_view import findings_as_html, lines_of, telling
from sme_check.ui.state import steps
from sme_check.ui.verdict_view import currency_as_html, deciding_as_html, licences_as_html, outreach_as_html, scope_as_html, verdict_as_html, warnings_as_html
from sme_check.ui.words import fault, link, path_in_words

NASTY = "<script>alert(1)</script>\"'&"
FACTS: dict[str, Any] = {
    "uk_party": {"link": "uk_body"},
    "business": {"name": NASTY, "kind": "organisation", "established_in": "RU", "owners": [{"name": NASTY, "share": "51 %"}]},
    "activities": [{"kind": "joint_venture", "description": NASTY}, {"kind": "export", "goods": [{"description": NASTY, "code": "490199"}]}],
    "licences": [{"number": NASTY}],
}


@pytest.fixture(scope="module")
def answer() -> Assessment:
    """An answer on facts of which every text wants to be markup."""
    return check(FACTS, "2026-05-15")


class Balance(HTMLParser):
    """Counts what is opened and closed, and which tags there are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Balance:
    parser = Balance()
    parser.feed(html)
    assert not parser.open
    return parser


def parts(answer: Assessment) -> list[str]:
    views = (verdict_as_html, currency_as_html, deciding_as_html, licences_as_html, warnings_as_html, outreach_as_html, scope_as_html)
    return [*(view(answer) for view in views), findings_as_html(answer.findings, answer.rulebook)]


def test_no_text_of_a_stranger_becomes_markup(answer: Assessment) -> None:
    """Names and descriptions are shown as they were typed, and every element is closed."""
    for html in parts(answer):
        assert "script" not in read(html).seen


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_a_word_not_only_a_colour(answer: Assessment, verdict: Verdict) -> None:
    """Each verdict says its name and its meaning."""
    html = verdict_as_html(replace(answer, verdict=verdict))

    assert verdict.value.replace("_", " ").capitalize() in html
    assert verdict.meaning in html
    read(html)


def test_the_proof_shows_every_step(answer: Assessment) -> None:
    """As many steps as the proofs have, exceptions and licensing included."""

    def count(proof: Proof) -> int:
        return 1 + sum(count(part) for part in proof.parts)

    steps_of = sum(count(item.proof) + sum(count(lift.proof) for lift in (*item.exceptions, *item.licensing)) for item in answer.findings)
    assert findings_as_html(answer.findings, answer.rulebook).count("<li") == steps_of


def test_what_plainly_falls_away_is_shown_on_request_only(answer: Assessment) -> None:
    """The findings shown first are those that do not plainly fall away, and there are others."""
    told = telling(answer.findings)

    assert told
    assert len(told) < len(answer.findings)
    assert {"does_not_apply"} == {item.outcome.value for item in answer.findings if item not in told}


def test_the_line_that_fares_worst_comes_first(answer: Assessment) -> None:
    """Every line stands once, under the gravest outcome of a measure that decides; what only calls for care makes no line grave."""
    lines = lines_of(answer.findings)

    assert set(lines) == {finding.line for finding in answer.findings}
    assert next(iter(lines.items())) == (answer.decided_by[0].line, Outcome.PROHIBITED)
    warnings = [finding for finding in answer.findings if finding.measure.effect != "prohibits"]
    assert warnings
    assert set(lines_of(warnings).values()) == {Outcome.DOES_NOT_APPLY}


def test_what_decided_it_is_cited_and_linked(answer: Assessment) -> None:
    """Each deciding measure has its provision and a link to its source."""
    html = deciding_as_html(answer)

    for finding in answer.decided_by[:1]:
        assert finding.measure.title in html
        assert f'href="{finding.measure.source.url}"' in html


def test_a_provisional_answer_says_why() -> None:
    """Beyond the day up to which the law was checked, the answer is marked, and says where to look."""
    html = currency_as_html(check(FACTS, "2026-11-22"))

    assert "Why provisional" in html
    assert "legislation.gov.uk" in html


def test_only_a_web_address_becomes_a_link() -> None:
    """Anything else stays text."""
    assert link("javascript:alert(1)", "x") == "x"
    assert 'rel="noopener noreferrer"' in link("https://example.org/?a=1&b=2", "x")


def test_a_fault_says_what_was_found_and_what_is_accepted() -> None:
    """Found, accepted and the nearest name, escaped."""
    html = fault(Problem("business.inn", NASTY, "ten digits", "7707083893"))

    assert "ten digits" in html
    assert "7707083893" in html
    assert "script" not in read(html).seen


def test_a_place_is_said_in_the_words_of_the_form() -> None:
    """The number and the name of a thing, and the headings of the form, not the keys of a file."""
    draft = {"business": {"owners": [{}, {"name": "Ivanov"}]}, "activities": [{"kind": "export"}]}

    assert path_in_words(draft, steps("business.owners[1].share")) == "Russian business › Owner 2 (Ivanov) › Share"
    assert path_in_words(draft, steps("activities[0].goods")) == "Activity › Goods"
    assert path_in_words({"activities": [{"kind": "export"}, {}]}, steps("activities[1].goods")) == "Activity 2 › Goods"
