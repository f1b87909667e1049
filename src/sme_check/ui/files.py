"""Open and save: a partnership file into the form, an example, the facts out of it again."""

from functools import cache
from pathlib import Path

import streamlit as st

from . import session
from .state import facts_as_yaml, load_text
from .words import plain_label

__all__ = ["example_files", "show_files"]


@cache
def example_files(folder: Path | None = None) -> dict[str, Path]:
    """The example cases by name; none where there is no folder of them."""
    package = Path(__file__).resolve().parents[1]
    folders = (folder,) if folder else (package / "_examples", package.parents[1] / "examples")
    return {file.stem.replace("-", " "): file for place in folders if place.is_dir() for file in sorted(place.glob("*.y*ml"))}


def show_files() -> None:
    """Show how to open a file or an example, save the facts, and start afresh."""
    with st.popover("Open or save", icon=":material/folder_open:"):
        st.file_uploader("Open a partnership file (YAML or JSON)", type=["yaml", "yml", "json"], key="upload", on_change=_open_upload)
        examples = example_files()
        if examples:
            st.selectbox("Or an example", ["", *examples], format_func=lambda name: name or "Choose an example", key="example", on_change=_open_example)
        st.download_button("Save the facts (YAML)", lambda: facts_as_yaml(session.draft()), file_name=_file_name(), mime="application/yaml", on_click="ignore")
        st.button("Start afresh", on_click=lambda: _open("", "empty.yaml"), key="afresh")
        if session.has_before():
            st.button("Bring back the facts from before", on_click=_bring_back, key="bring-back")
    for problem in session.recall("file-faults", ()):
        nearest = f"; nearest: {problem.nearest}" if problem.nearest else ""
        st.warning(plain_label(f"In the file: {problem.where}: found {problem.found}; accepted: {problem.accepted}{nearest}"))


def _file_name() -> str:
    return f"{session.current(('reference',)) or 'partnership'}.yaml"


def _open_upload() -> None:
    upload = st.session_state.get("upload")
    if upload is not None:
        _open(upload.getvalue().decode("utf-8-sig", errors="replace"), upload.name)


def _open_example() -> None:
    name = st.session_state.get("example")
    if name:
        _open(example_files()[name].read_text(encoding="utf-8"), f"{name}.yaml")


def _open(text: str, name: str) -> None:
    loaded = load_text(text, name) if text else None
    if loaded is None or loaded.draft:
        session.replace_draft(loaded.draft if loaded else {})
        session.forget_answer()
    session.remember("file-faults", loaded.problems if loaded else ())


def _bring_back() -> None:
    session.bring_back()
    session.forget_answer()
    session.remember("file-faults", ())
