"""What the page remembers between two runs: the draft, the answer and what it was given on. All of it on this machine, in this window."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from sme_check.errors import Problem

from .state import Draft, Path, value_at, with_value

if TYPE_CHECKING:
    from sme_check.assessment.assessment import Assessment

__all__ = ["answered", "bring_back", "current", "draft", "has_before", "problems", "put", "recall", "remember", "remember_answer", "replace_draft", "sync"]

_DRAFT, _BEFORE, _ANSWER = "facts.draft", "facts.before", "answer"


def draft() -> Draft:
    """The facts as they stand in the form."""
    found: Draft = st.session_state.get(_DRAFT, {})
    return found


def put(path: Path, value: Any) -> None:
    """Keep a value that was typed or chosen."""
    st.session_state[_DRAFT] = with_value(draft(), path, value)


def replace_draft(new: Draft) -> None:
    """Put other facts into the form; those that stood there can be brought back."""
    st.session_state[_BEFORE] = draft()
    st.session_state[_DRAFT] = dict(new)


def bring_back() -> None:
    """Bring back the facts that stood in the form before a file, an example or a fresh start took their place."""
    if _BEFORE in st.session_state:
        st.session_state[_DRAFT], st.session_state[_BEFORE] = st.session_state[_BEFORE], draft()


def remember(name: str, value: Any) -> None:
    """Remember a value of the page's own under a name."""
    st.session_state[f"page.{name}"] = value


def recall(name: str, otherwise: Any = None) -> Any:
    """What was remembered under a name."""
    return st.session_state.get(f"page.{name}", otherwise)


def sync(key: str, wanted: Any) -> None:
    """Let a field show what the draft says, without disturbing one in which somebody is typing."""
    if key not in st.session_state or st.session_state[key] != wanted:
        st.session_state[key] = wanted


def remember_answer(assessment: "Assessment", facts: Draft) -> None:
    """Keep an answer beside the facts it was given on."""
    st.session_state[_ANSWER] = (assessment, facts)


def answered() -> "tuple[Assessment, Draft] | None":
    """The last answer, with the facts it was given on."""
    found: tuple[Assessment, Draft] | None = st.session_state.get(_ANSWER)
    return found


def has_before() -> bool:
    """Whether there are facts to bring back."""
    return bool(st.session_state.get(_BEFORE))


def current(path: Path) -> Any:
    """What the draft says at a path."""
    return value_at(draft(), path)


def problems() -> tuple[Problem, ...]:
    """What in the draft cannot be read."""
    return tuple(recall("problems", ()))


def replace_quietly(new: Draft) -> None:
    """Put a changed draft in the place of the one it was made from."""
    st.session_state[_DRAFT] = dict(new)


def forget_answer() -> None:
    """Let the answer go: it was given on other facts."""
    st.session_state.pop(_ANSWER, None)
    for name in ("asked", "check-faults", "rule-faults", "all-questions"):
        st.session_state.pop(f"page.{name}", None)
