"""Words and small pieces of HTML for the page; every text that somebody gave is escaped. No streamlit here."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from sme_check.errors import Problem
from sme_check.facts.declare import FactModel
from sme_check.facts.table import FactInfo

from .state import Draft, Path, info_at, value_at

__all__ = ["and_list", "capital", "day_in_words", "fault", "help_of", "label_of", "line_in_words", "link", "name_at", "noun_of", "path_in_words", "plain_label"]

_LINE = re.compile(r"^activities\[([0-9]+)\]")
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$:<>-])")


def capital(text: str) -> str:
    """The text with a capital first letter.

    >>> capital("form a joint venture")
    'Form a joint venture'
    """
    return text[:1].upper() + text[1:]


def day_in_words(day: date) -> str:
    """A date as it is said.

    >>> day_in_words(date(2017, 2, 8))
    '8 February 2017'
    """
    return f"{day.day} {day:%B %Y}"


def and_list(names: Sequence[str]) -> str:
    """Names in a row.

    >>> and_list(["finance", "services", "goods"])
    'finance, services and goods'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def plain_label(text: str) -> str:
    """A text for a label, in which nothing is read as markup.

    >>> plain_label("a_b") == "a" + chr(92) + "_b"
    True
    """
    return _MARKUP.sub(r"\\\1", text)


def label_of(info: FactInfo) -> str:
    """The question of a fact, with its unit."""
    return f"{info.question}{f' ({info.unit})' if info.unit else ''}"


def help_of(info: FactInfo) -> str | None:
    """What to know before answering, and where to find the answer."""
    parts = [info.help, f"Where to find it: {info.where}." if info.where else ""]
    return "\n\n".join(part for part in parts if part) or None


def noun_of(model: type[FactModel]) -> str:
    """What one of a list of things is called, from the name of its model.

    >>> from sme_check.facts.activity import GoodsItem
    >>> noun_of(GoodsItem)
    'Goods item'
    """
    return capital(" ".join(re.findall("[A-Z][a-z]*", model.__name__)).lower())


def name_at(draft: Draft, path: Path) -> str:
    """What the thing at a path is called in the form, empty if it has no name yet."""
    given = value_at(draft, path)
    if not isinstance(given, dict):
        return ""
    info = info_at((*path, "kind"))
    kind = info.choices.get(str(given.get("kind")), "") if info and path[0] == "activities" and len(path) == 2 else ""
    return str(given.get("name") or given.get("name_cyrillic") or given.get("description") or kind or given.get("code") or given.get("subject") or "")


def path_in_words(draft: Draft, path: Path) -> str:
    """Where a fact stands, in the words of the form: `Russian business › Owner 2 (Ivanov) › INN`."""
    words: list[str] = []
    for number, step in enumerate(path):
        info = info_at(path[: number + 1])
        if isinstance(step, int):
            name = name_at(draft, path[: number + 1])
            noun = noun_of(info.model) if info and info.model else words[-1]
            alone = len(value_at(draft, path[:number]) or ()) < 2 and path[0] == "activities" and number == 1
            words[-1] = noun if alone else f"{noun} {step + 1}{f' ({name})' if name else ''}"
        else:
            words.append(info.heading if info else step)
    return " › ".join(words)


def line_in_words(line: str) -> str:
    """What a line is about, as the form calls it.

    >>> line_in_words("activities[0]: form a joint venture")
    'Activity 1: form a joint venture'
    """
    return _LINE.sub(lambda found: f"Activity {int(found[1]) + 1}", line)


def fault(problem: Problem) -> str:
    """A fault of a field: what was found, what is accepted, what is nearest."""
    nearest = f" Did you mean <b>{escape(problem.nearest)}</b>?" if problem.nearest else ""
    return f'<div class="fault" role="alert"><b>Cannot be read:</b> {escape(problem.found)}<br>Accepted: {escape(problem.accepted)}.{nearest}</div>'


def link(url: str, text: str) -> str:
    """A link that opens beside the page and tells the other side nothing; plain text where the address is none."""
    if not url.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
