"""Who owns whom, as a graph that can be drawn: parties as nodes, holdings as arrows from the owner to what it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..facts.truth import Truth

if TYPE_CHECKING:
    from ..facts.party import Owner, Party

__all__ = ["Graph", "Holding", "Node", "as_dot", "ownership_graph"]

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Node:
    """A party of the graph.

    Attributes:
        path: Where it stands among the facts: `business`, `business.owners[0]`.
        name: What to call it.
        listed: Whether it is listed, as far as was asked.
        unnamed: Whether it stands for owners whom nobody named.
    """

    path: str
    name: str
    listed: Truth = Truth.UNKNOWN
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """An arrow from an owner to what it holds, with what is said of the holding."""

    owner: str
    held: str
    says: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by their paths, and holdings between them."""

    nodes: tuple[Node, ...]
    holdings: tuple[Holding, ...]


def _says(owner: "Owner") -> str:
    """A holding in words: shares, votes where they differ, the board, a joint arrangement."""
    words = [str(owner.share) if owner.share is not None else "share not stated"]
    if owner.votes is not None and owner.votes != owner.share:
        words.append(f"votes {owner.votes}")
    if owner.board_majority:
        words.append("appoints the board")
    if owner.joint_with and owner.joint_with.casefold() != "none":
        words.append(f"jointly: {owner.joint_with}")
    return ", ".join(words)


def _rest(party: "Party", path: str) -> Iterator[tuple[Node, Holding]]:
    """Owners whom nobody named, where the shares stated leave room for them."""
    stated = [owner.share.lowest if owner.share is not None else 0 for owner in party.owners or ()]
    rest = _WHOLE - sum(stated)
    if party.owners is not None and rest > 0:
        here = f"{path}.unnamed"
        yield Node(here, "not named", unnamed=True), Holding(here, path, f"up to {rest:f} %")


def _walk(party: "Party", path: str, is_listed: Callable[["Party"], Truth]) -> Iterator[Node | Holding]:
    yield Node(path, party.name or party.name_cyrillic or path, is_listed(party))
    for number, owner in enumerate(party.owners or ()):
        here = f"{path}.owners[{number}]"
        yield Holding(here, path, _says(owner))
        yield from _walk(owner, here, is_listed)
    for node, holding in _rest(party, path):
        yield node
        yield holding


def ownership_graph(party: "Party", is_listed: Callable[["Party"], Truth], path: str = "business") -> Graph:
    """The owners of a party, theirs, and so on, with the shares that nobody accounts for.

    Args:
        party: The party.
        is_listed: Whether a party is listed; asked once for each.
        path: Where the party stands among the facts.

    Returns:
        The graph, in the order in which the facts name them.
    """
    parts = list(_walk(party, path, is_listed))
    return Graph(tuple(part for part in parts if isinstance(part, Node)), tuple(part for part in parts if isinstance(part, Holding)))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


_LOOKS = {
    Truth.TRUE: 'style="filled,bold", fillcolor="#f6dcdc", color="#a11d1d"',
    Truth.FALSE: 'style="filled", fillcolor="#e9f1ea", color="#3f6b46"',
    Truth.UNKNOWN: 'style="filled,dashed", fillcolor="#eef1f6", color="#44546a"',
}
_WORDS = {Truth.TRUE: "listed", Truth.FALSE: "not listed", Truth.UNKNOWN: "not known whether listed"}


def as_dot(graph: Graph) -> str:
    r"""The graph in the language of Graphviz, owners above what they hold; each box says in words whether the party is listed.

    >>> from sme_check.facts.party import Party
    >>> firm = Party.model_validate({"name": "Romashka", "owners": [{"name": "Anna", "share": 100}]})
    >>> print(as_dot(ownership_graph(firm, lambda _: Truth.FALSE)).splitlines()[2].strip())
    "business" [label="Romashka\nnot listed", style="filled", fillcolor="#e9f1ea", color="#3f6b46"];
    """
    lines = ["digraph owners {", '  rankdir=TB; node [shape=box, fontname="Helvetica"]; edge [fontname="Helvetica", fontsize=10];']
    for node in graph.nodes:
        words = node.name if node.unnamed else f"{node.name}\n{_WORDS[node.listed]}"
        label = "\\n".join(_quoted(part)[1:-1] for part in words.split("\n"))
        lines.append(f'  {_quoted(node.path)} [label="{label}", {_LOOKS[node.listed]}];')
    lines += [f"  {_quoted(item.owner)} -> {_quoted(item.held)} [label={_quoted(item.says)}];" for item in graph.holdings]
    return "\n".join([*lines, "}"]) + "\n"
