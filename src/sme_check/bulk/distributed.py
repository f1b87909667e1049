"""Past one machine: `check_frame` on the workers of a Dask cluster, partition by partition.

The rulebook and the lists go to every worker once, by Dask's own plugin of workers, also to one that joins later; the workers need neither the rules nor
the store, only this package in the same version. A worker that holds something else says so and answers nothing.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from sme_check._version import __version__
from sme_check.assessment.carried import Lists, screening_against
from sme_check.assessment.imported import lists_in_use
from sme_check.errors import FactError, Problem, WorkerError
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .frame import ANSWERS, check_frame
from .frames.cells import read_cells
from .frames.headings import Heading, placed_headings

try:
    from dask.distributed import WorkerPlugin, get_client, get_worker
except ImportError as error:
    raise ImportError("sme_check.bulk.distributed needs Dask: pip install 'sme-check[distributed]'", name=error.name) from error

if TYPE_CHECKING:
    import dask.dataframe as dd
    from dask.distributed import Client

__all__ = ["Law", "check_partitions"]

_ROW, _KEY = "sme_check row", "sme_check key"


def check_partitions(
    frame: "dd.DataFrame",
    as_of: date | str | None = None,
    *,
    rulebook: Rulebook | None = None,
    words: bool = True,
    gather: bool = False,
    client: "Client | None" = None,
) -> "dd.DataFrame":
    """Answer a Dask frame as `check_frame` answers a pandas frame, each partition by itself.

    Args:
        frame: (n, facts), as for `check_frame`. All rows of a reference stand in one partition, or are brought there by `gather`.
        as_of: The day whose law is applied; None for the column `as_of`.
        rulebook: The law; None for the rulebook that comes with the package. Screening is against the lists imported on this machine.
        words: Whether `decided_by`, `licensing`, `missing` and `outreach` are said.
        gather: Whether the rows of a reference are first brought into one partition, by Dask's own shuffle.
        client: The Dask client; None for the one in use.

    Returns:
        (n, facts and answers), not yet computed. Index, order of rows, partitions and divisions are as given; with `gather` the index is, and the rows of
        each partition are other rows in the order given, divisions unknown. Without `gather` a column `reference` is read now, to see that none is split.

    Raises:
        FactError: As `check_frame`; or references that stand in several partitions, by name.
        WorkerError: There is no client; or a worker has another version of this package, or none.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    meta = _typed(check_frame(frame._meta, as_of, rulebook=law, words=words))
    client = _client(client)
    _same_version(client)
    whole = _gathered(frame) if gather else _unsplit(frame, client)
    plugin = Law.of(law)
    client.register_plugin(plugin)
    return cast("dd.DataFrame", whole.map_partitions(_answer, plugin.name, as_of, words, meta=meta))


@dataclass(frozen=True, slots=True)
class _Held:
    """What a worker holds of one law: read once; one partition at a time, for what is compiled is shared."""

    rulebook: Rulebook
    lists: Lists
    alone: Lock


class Law(WorkerPlugin):
    """A rulebook and the lists beside it, as Dask's plugin carries them to each worker.

    Args:
        version: The version of this package that sends them.
        digest: The SHA-256 of the content.
        content: The rulebook and the lists, as JSON.

    Attributes:
        name: What tasks ask their worker for.
    """

    idempotent = True

    def __init__(self, version: str, digest: str, content: bytes) -> None:
        self.version, self.digest, self._content = version, digest, content
        self.name = f"sme-check {version} {digest}"

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Law":
        """The law and the lists as this machine holds them."""
        said = {"fingerprint": rulebook.fingerprint, "documents": rulebook.documents, "lists": lists_in_use(rulebook).to_plain()}
        content = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        return cls(__version__, hashlib.sha256(content).hexdigest(), content)

    def setup(self, worker: Any) -> None:
        """Read what was sent, once for the worker."""
        whole = hashlib.sha256(self._content).hexdigest() == self.digest
        self.held = self._read() if whole and self.version == __version__ else None
        self._content = b""

    def _read(self) -> _Held:
        said = json.loads(self._content)
        return _Held(Rulebook(said["documents"], said["fingerprint"]), Lists.from_plain(said["lists"]), Lock())


def _answer(part: pd.DataFrame, law: str, as_of: date | str | None, words: bool) -> pd.DataFrame:
    """Answer a partition, on a worker."""
    held = _held(law)
    with held.alone, screening_against(held.lists):
        return _typed(check_frame(part, as_of, rulebook=held.rulebook, words=words))


def _held(law: str) -> _Held:
    """What this worker holds of a law.

    Raises:
        WorkerError: It holds none, or another, or this is no worker.
    """
    try:
        worker = get_worker()
    except ValueError:
        raise WorkerError([Problem("this process", "no worker of a Dask cluster", "the workers of the client that was asked")]) from None
    held = getattr(worker.plugins.get(law), "held", None)
    if held is None:
        found = ", ".join(name for name in worker.plugins if name.startswith("sme-check ")) or "none"
        raise WorkerError([Problem(f"worker {worker.address}", f"sme-check {__version__}; of rulebooks and lists: {found}", law)])
    kept: _Held = held
    return kept


def _typed(answered: pd.DataFrame) -> pd.DataFrame:
    """Answers of one type, also where a partition has no rows."""
    return answered.astype({name: _text() for name in ANSWERS if name in answered and name != "provisional"})


def _text() -> Any:
    """The type that text has in this pandas."""
    return pd.Series([""]).dtype


def _client(client: "Client | None") -> "Client":
    try:
        return client or get_client()
    except ValueError:
        raise WorkerError([Problem("client", "no Dask client", "a client made before: dask.distributed.Client(address)")]) from None


def _same_version(client: "Client") -> None:
    """Ask every worker for its version; by value, so that a worker without this package can answer too."""

    def version() -> str:
        try:
            from sme_check._version import __version__ as found
        except ImportError:
            return "none"
        return found

    problems = [
        Problem(f"worker {address}", f"sme-check {found}", f"sme-check {__version__}, as here")
        for address, found in sorted(client.run(version).items())
        if found != __version__
    ]
    if problems:
        raise WorkerError(problems)


def _reference(meta: pd.DataFrame) -> tuple[str, Heading] | None:
    """The column of references, however it is written."""
    found = zip(meta.columns, placed_headings(list(meta.columns)), strict=True)
    return next(((str(name), placed.heading) for name, placed in found if placed.heading[0] == ("reference",)), None)


def _unsplit(frame: "dd.DataFrame", client: "Client") -> Any:
    """A frame, seen to have each reference in one partition.

    Raises:
        FactError: The first references that stand in several.
    """
    found = _reference(frame._meta)
    if found is None or frame.npartitions == 1:
        return frame
    seen: Any = frame[[found[0]]].map_partitions(_distinct, *found, meta={_KEY: _text()})
    times = seen[_KEY].value_counts(split_out=frame.npartitions)
    counted: Any = client.compute(times[times > 1])
    split = sorted(counted.result().index)
    if split:
        shown = ", ".join(split[:5]) + (f" and {len(split) - 5} more" if len(split) > 5 else "")
        raise FactError([Problem(f"column {found[0]}", f"rows of {shown} in several partitions", "all rows of a reference in one partition, or gather=True")])
    return frame


def _gathered(frame: Any) -> Any:
    """The same rows, those of each reference in one partition; a row without a reference is a partnership of its own and goes anywhere."""
    found = _reference(frame._meta)
    if found is None:
        return frame
    numbered = frame.assign(**{_ROW: 1})
    numbered[_ROW] = numbered[_ROW].cumsum()
    keyed = numbered.map_partitions(_with_key, *found, meta=numbered._meta.assign(**{_KEY: pd.Series(dtype=_text())}))
    return keyed.shuffle(_KEY).map_partitions(_in_order, meta=frame._meta)


def _references(part: pd.DataFrame, name: str, heading: Heading) -> "np.ndarray[Any, Any]":
    """The reference of each row as check_frame reads it; None where there is none."""
    column = read_cells(name, heading, part[name]).column
    return np.array([None, None, *column.values[2:]], dtype=object)[column.codes]


def _distinct(part: pd.DataFrame, name: str, heading: Heading) -> pd.DataFrame:
    found = {reference for reference in _references(part, name, heading) if reference is not None}
    return pd.DataFrame({_KEY: pd.Series(sorted(found), dtype=_text())})


def _with_key(part: pd.DataFrame, name: str, heading: Heading) -> pd.DataFrame:
    """A key by which rows belong together; a row without a reference has its own."""
    references = _references(part, name, heading)
    keys = [f"row {row}" if reference is None else f"reference {reference}" for reference, row in zip(references, part[_ROW], strict=True)]
    return part.assign(**{_KEY: pd.Series(keys, index=part.index, dtype=_text())})


def _in_order(part: pd.DataFrame) -> pd.DataFrame:
    return part.sort_values(_ROW).drop(columns=[_ROW, _KEY])
