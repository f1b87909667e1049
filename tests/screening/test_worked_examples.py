"""Worked examples of ownership and control: those of the guidance, and others, each with its answer under three laws and its path in words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.facts.written import parse_yaml
from sme_check.screening import Answer, eu_owned_or_controlled, owned_by, owned_or_controlled
from sme_check.screening.graph import as_dot, ownership_graph
from tests.screening.test_ownership import is_listed

FILE = Path(__file__).parent / "worked-examples.yaml"
EXAMPLES = parse_yaml(FILE.read_text(encoding="utf-8"), FILE.name)["examples"]
LAWS = {"uk": owned_or_controlled, "reg16": owned_by, "eu": eu_owned_or_controlled}


def with_(word: str = "name") -> list[Any]:
    """The examples that have something to say under a word."""
    return [pytest.param(example, id=example["name"]) for example in EXAMPLES if word in example]


def an_owner(name: str, facts: Any) -> dict[str, Any]:
    """An owner as the file gives it: a bare figure is the share."""
    stated = dict(facts) if isinstance(facts, Mapping) else {"share": facts}
    owners = stated.pop("owners", None)
    kind = "individual" if owners is None else "organisation"
    plain: dict[str, Any] = {"kind": kind, "votes_follow_shares": "votes" not in stated, "board_majority": False, "joint_with": "none"}
    if stated.get("kind", kind) != "individual":
        plain["controlled_otherwise"] = False
    return {"name": name, **plain, **stated, "owners": None if owners is None else [an_owner(*item) for item in owners.items()]}


def a_firm(example: dict[str, Any]) -> Party:
    """The firm of an example."""
    owners = [an_owner(*item) for item in example.get("owners", {}).items()]
    plain: dict[str, Any] = {"name": "Romashka", "kind": "organisation", "controlled_otherwise": False, "owners": owners}
    return Party.model_validate({**plain, **example.get("firm", {})})


def named(owners: Any) -> list[str]:
    """The owners of an example at any depth, in the order of the file."""
    return [name for owner, facts in (owners or {}).items() for name in (owner, *(named(facts.get("owners")) if isinstance(facts, Mapping) else ()))]


def says(answer: Answer) -> str:
    """What an answer comes to, as the file words it."""
    if answer.truth is Truth.UNKNOWN:
        return "refer" if answer.gap == "judgement" else "asks"
    return "owned" if answer.truth is Truth.TRUE else "not_owned"


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("example", with_())
def test_the_answer_is_right(example: dict[str, Any], law: str) -> None:
    """Each example has the answer that the law gives, and one that says owned gives the chain from the listed person to the firm."""
    answer = LAWS[law](a_firm(example), is_listed)

    assert says(answer) == example[law], answer
    if answer.truth is Truth.TRUE:
        assert "Listed" in " ".join(answer.path), answer.path
        assert "Romashka" in answer.path[-1] or any("Romashka" in step for step in answer.path)


@pytest.mark.parametrize("example", with_("path"))
def test_the_path_is_said_in_words(example: dict[str, Any]) -> None:
    """The chain of holdings is told step by step."""
    told = [" | ".join(test(a_firm(example), is_listed).path) for law, test in LAWS.items() if example[law] == "owned"]

    for words in example["path"]:
        assert any(words in path for path in told), (words, told)


@pytest.mark.parametrize("example", with_("asks"))
def test_what_is_missing_is_named(example: dict[str, Any]) -> None:
    """Where a fact would settle it, the fact is named by its path."""
    missing = {path for law, test in LAWS.items() if example[law] == "asks" for path in test(a_firm(example), is_listed).missing}

    assert missing >= set(example["asks"])


@pytest.mark.parametrize("example", with_("judge"))
def test_what_is_to_be_judged_is_said(example: dict[str, Any]) -> None:
    """Where a person must judge, the question says of whom and of what."""
    asked = [ask.text for law, test in LAWS.items() if example[law] == "refer" for ask in test(a_firm(example), is_listed).questions]

    for words in example["judge"]:
        assert any(words in text for text in asked), (words, asked)


@pytest.mark.parametrize("example", with_())
def test_each_example_can_be_drawn(example: dict[str, Any]) -> None:
    """Every owner of an example is a box of the drawing, and every holding an arrow."""
    firm = a_firm(example)
    graph = ownership_graph(firm, lambda party: is_listed(party).truth)
    dot = as_dot(graph)

    assert dot.count(" -> ") == len(graph.holdings) == len(graph.nodes) - 1
    assert [node.name for node in graph.nodes if not node.unnamed] == [firm.name, *named(example.get("owners"))]


def test_there_are_examples_enough() -> None:
    """Besides those of the guidance there are at least forty, and each name is its own."""
    names = [example["name"] for example in EXAMPLES]
    guidance = ("OFSI", "FAQ", "Best Practices", "EWHC", "EWCA")

    assert len(names) == len(set(names))
    assert sum(not any(word in example["source"] for word in guidance) for example in EXAMPLES) >= 40
