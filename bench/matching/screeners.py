"""Screeners to compare: each is made of a list's entries and says, for a name, how alike the entries are that it finds."""

import importlib.util
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from typing import Any, Protocol

from sets import Entry, Question

from sme_check.screening import Index, Likeness, ListedParty, Query

__all__ = ["LogicV2", "Ours", "Screener", "Tfidf", "TokenSort", "peers"]

_KINDS = {"person": "individual", "organisation": "organisation", "ship": "ship"}
LOWEST = 0.6  # nothing less alike is of interest


class Screener(Protocol):
    """What is compared."""

    title: str

    def __call__(self, questions: Sequence[Question]) -> list[dict[str, float]]:
        """For each name, the likeness of the entries found."""


class Ours:
    """This project's index."""

    title = "sme-check"

    def __init__(self, entries: Iterable[Entry], lowest: float = LOWEST) -> None:
        self.index = Index.build(ListedParty(entry.id, "list", _KINDS[entry.kind], (*entry.names, *entry.weak)) for entry in entries)
        self.lowest = lowest

    def __call__(self, questions: Sequence[Question]) -> list[dict[str, float]]:
        """What it finds for each name."""
        found = self.index.search_many(map(self.query, questions), self.lowest)
        return [{hit.entry.id: hit.score for hit in reversed(hits) if hit.likeness is not Likeness.DIFFERENT} for hits in found]

    @staticmethod
    def query(question: Question) -> Query:
        """The question as the index is asked."""
        return Query((question.name,), _KINDS[question.kind])


class TokenSort:
    """rapidfuzz: token_sort_ratio over every name of the list, those of one kind."""

    def __init__(self, entries: Iterable[Entry], best: int = 5) -> None:
        from rapidfuzz import fuzz, process, utils

        self.title = f"rapidfuzz {version('rapidfuzz')} token_sort_ratio"
        self._best, self._scorer, self._process, self._clean = best, fuzz.token_sort_ratio, process, utils.default_process
        self._names: dict[str, list[str]] = {}
        self._ids: dict[str, list[str]] = {}
        for entry in entries:
            for name in (*entry.names, *entry.weak):
                self._names.setdefault(entry.kind, []).append(self._clean(name))
                self._ids.setdefault(entry.kind, []).append(entry.id)

    def __call__(self, questions: Sequence[Question]) -> list[dict[str, float]]:
        """What it finds for each name."""
        return [self._one(question) for question in questions]

    def _one(self, question: Question) -> dict[str, float]:
        names = self._names.get(question.kind, [])
        found = self._process.extract(self._clean(question.name), names, scorer=self._scorer, score_cutoff=100 * LOWEST, limit=self._best)
        best: dict[str, float] = {}
        for _name, score, place in found:
            best.setdefault(self._ids[question.kind][place], score / 100)
        return best


class LogicV2:
    """nomenklatura's logic-v2, on the entries that our index or rapidfuzz would look at."""

    def __init__(self, entries: Sequence[Entry], candidates: int = 10) -> None:
        from followthemoney import model  # type: ignore[import-not-found, unused-ignore]
        from nomenklatura.matching.logic_v2.model import LogicV2 as Algorithm  # type: ignore[import-not-found, unused-ignore]

        self.title = f"nomenklatura {version('nomenklatura')} logic-v2"
        self._model, self._algorithm, self._config = model, Algorithm, Algorithm.default_config()
        self._near: list[Screener] = [Ours(entries, 0.5), TokenSort(entries, candidates)]
        self._entries = {entry.id: self._proxy(entry.id, entry.kind, [*entry.names, *entry.weak]) for entry in entries}
        self._asked = 0

    def _proxy(self, identity: str, kind: str, names: list[str]) -> Any:
        schema = {"person": "Person", "ship": "Vessel"}.get(kind, "Company")
        return self._model.get_proxy({"id": identity, "schema": schema, "properties": {"name": names}})

    def pair(self, question: Question, entry: str) -> float:
        """How alike a name and an entry are."""
        self._asked += 1  # analysed names are kept by identity
        return float(self._algorithm.compare(self._proxy(f"q{self._asked}", question.kind, [question.name]), self._entries[entry], self._config).score)

    def __call__(self, questions: Sequence[Question]) -> list[dict[str, float]]:
        """What it finds for each name."""
        out = []
        for question in questions:
            near = dict.fromkeys(entry for screener in self._near for entry in screener([question])[0])
            near.update(dict.fromkeys([question.entry] if question.entry in self._entries else []))
            out.append({entry: self.pair(question, entry) for entry in near})
        return out


class Tfidf:
    """Trigrams weighed by their rarity, multiplied by sparse-dot-topn: the best name of the list for each question."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        import numpy as np
        from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found, unused-ignore]
        from sparse_dot_topn import sp_matmul_topn  # type: ignore[import-not-found, unused-ignore]

        self.title = f"TF-IDF with sparse-dot-topn {version('sparse-dot-topn')}"
        rows = [(entry.id, name) for entry in entries for name in (*entry.names, *entry.weak)]
        self._ids = [row[0] for row in rows]
        self._multiply, self._vectors = sp_matmul_topn, TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
        self._list = self._vectors.fit_transform([row[1] for row in rows]).T.tocsr()

    def __call__(self, questions: Sequence[Question]) -> list[dict[str, float]]:
        """What it finds for each name."""
        asked = self._vectors.transform([question.name for question in questions])
        found = self._multiply(asked, self._list, top_n=3, threshold=0.3, sort=True, n_threads=1)
        out = []
        for start, end in zip(found.indptr, found.indptr[1:], strict=False):
            best: dict[str, float] = {}
            for place, score in zip(found.indices[start:end], found.data[start:end], strict=True):
                best.setdefault(self._ids[place], float(score))
            out.append(best)
        return out


def peers() -> tuple[list[Callable[[list[Entry]], Screener]], list[str]]:
    """Those that can be had here, and the names of those that cannot."""
    wanted: dict[str, tuple[str, Callable[[list[Entry]], Screener]]] = {
        "rapidfuzz": ("rapidfuzz token_sort_ratio", TokenSort),
        "nomenklatura": ("nomenklatura logic-v2", LogicV2),
        "sparse_dot_topn": ("TF-IDF with sparse-dot-topn", Tfidf),
    }
    here = {module: importlib.util.find_spec(module) is not None for module in wanted}
    return [make for module, (_title, make) in wanted.items() if here[module]], [title for module, (title, _make) in wanted.items() if not here[module]]
