"""What is taken away: the result workbook, CSV, Parquet; each made when it is asked for."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from sme_check.bulk.answering.answered import day_of

from .memory import Run

__all__ = ["XLSX", "result_file", "show_downloads"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The type of a workbook, as browsers name it."""

_KINDS = {"xlsx": "Result workbook (.xlsx)", "csv": "CSV files (.zip)", "parquet": "Parquet files (.zip)"}


def show_downloads(run: Run) -> None:
    """Offer the result in each form."""
    stem = Path(run.given.name).stem
    with st.container(horizontal=True, width="content", key="bulk-downloads"):
        for kind, label in _KINDS.items():
            main = kind == "xlsx"
            st.download_button(
                label,
                _maker(run, kind),
                file_name=f"{stem} checked.xlsx" if main else f"{stem} checked {kind}.zip",
                mime=XLSX if main else "application/zip",
                key=f"bulk-{kind}",
                on_click="ignore",
                type="primary" if main else "secondary",
                icon=":material/download:",
                help=None if main else "The rows with their answers; findings, questions, measures, problems and the record beside them",
            )


def _maker(run: Run, kind: str) -> Callable[[], bytes]:
    """What makes a result file when it is asked for; made once, and kept with the run."""

    def make() -> bytes:
        if kind not in run.files:
            run.files[kind] = result_file(run, kind)
        return run.files[kind]

    return make


def result_file(run: Run, kind: str) -> bytes:
    """The result of a run: a workbook, or a packed folder of CSV or Parquet files.

    Args:
        run: A run that has its answers.
        kind: `xlsx`, `csv` or `parquet`.
    """
    from sme_check.bulk.results.standing import Standing
    from sme_check.bulk.results.write import write_results
    from sme_check.rulebook.load import load_rulebook

    assert run.job.answers is not None
    standing = Standing(day_of(run.given.as_of) if run.given.as_of else None, load_rulebook())
    with TemporaryDirectory(prefix="sme-check-") as folder:
        path = Path(folder) / f"{Path(run.given.name).stem} checked.{kind}"
        files = write_results(path, run.reading.taken, run.job.answers, standing)
        return path.read_bytes() if kind == "xlsx" else _packed(files)


def _packed(files: tuple[Path, ...]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
    return held.getvalue()
