"""The table of facts: every declared fact, once, with the words that every edge uses."""

from typing import Any

import pytest

from sme_check.facts.table import ROOTS, as_stated, fact_at, fact_table, facts_of

KINDS = {"choice", "choices", "yes_no", "number", "share", "money", "date", "text", "texts", "group", "groups"}


@pytest.mark.parametrize("path", sorted(fact_table()))
def test_every_fact_is_a_question_with_a_heading(path: str) -> None:
    """Each fact has a heading and a question in plain English, and is of a kind that the edges know."""
    info = fact_table()[path]

    assert info.path == path
    assert info.heading
    assert info.heading != info.name
    assert info.question.endswith("?") or info.question.endswith(".")
    assert info.kind in KINDS
    assert bool(info.choices) == (info.kind in ("choice", "choices"))
    assert (info.model is not None) == (info.kind in ("group", "groups"))


@pytest.mark.parametrize("root", sorted(ROOTS))
def test_headings_are_told_apart(root: str) -> None:
    """Within one group no two facts bear the same heading, so that a column names one fact."""
    headings = [info.heading for info in facts_of(ROOTS[root])]

    assert sorted(headings) == sorted(set(headings))


@pytest.mark.parametrize("root", sorted(ROOTS))
def test_every_declared_fact_is_in_the_table(root: str) -> None:
    """A fact is declared once, and the table has it without another edit."""
    assert {f"{root}.{name}" for name in ROOTS[root].model_fields} <= fact_table().keys()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("activity.kind", "choice"),
        ("goods.control_lists", "choices"),
        ("business.government_of_russia", "yes_no"),
        ("business.headcount", "number"),
        ("goods.unit_price_gbp", "number"),
        ("activity.payment_days", "number"),
        ("it.share", "share"),
        ("activity.amount", "money"),
        ("partnership.as_of", "date"),
        ("goods.code", "text"),
        ("business.okved_others", "texts"),
        ("activity.claims", "texts"),
        ("partnership.business", "group"),
        ("business.owners", "groups"),
        ("it.owners", "groups"),
    ],
)
def test_the_kind_of_a_fact_follows_from_its_type(path: str, kind: str) -> None:
    """The kind is read off the declaration."""
    info = fact_at(path)

    assert info is not None
    assert info.kind == kind


def test_a_choice_has_its_answers_with_labels() -> None:
    """What may be answered comes with what the adviser reads."""
    info = fact_table()["business.sme_register"]

    assert info.choices["absent"] == "not in the register"


def test_a_fact_that_nobody_declared_is_none() -> None:
    """There is nothing at a path that no fact has."""
    assert fact_at("activity.colour") is None
    assert fact_at("okved_main") is None


@pytest.mark.parametrize(
    ("path", "value", "stated"),
    [
        ("activity.used_in", "RU", "RU"),
        ("activity.used_in", "Russia", "RU"),
        ("goods.code", "8471 30", "847130"),
        ("business.other_regions", "77", "77"),
        ("it.region", "91", "91"),
    ],
)
def test_what_a_fact_would_hold(path: str, value: Any, stated: str) -> None:
    """A value as a fact would hold it shows whether a rule's value can ever be met."""
    assert as_stated(fact_table()[path], value) == stated


def test_what_a_fact_can_never_hold_is_said_in_words() -> None:
    """A value that the fact refuses gives the reason."""
    assert "two-letter code" in as_stated(fact_table()["activity.used_in"], "Ruritania")
