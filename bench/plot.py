"""Growth by size, drawn: engines on the same rules, and lines end to end."""

from pathlib import Path
from typing import Any

__all__ = ["draw"]


def draw(found: dict[str, Any], target: Path) -> None:
    """Write the plot as SVG: the same results give the same file."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "sme_check", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.8), constrained_layout=True)
    _engines(left, found["rules"])
    _lines(right, found["sizes"])
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})


def _engines(axes: Any, rules: list[dict[str, Any]]) -> None:
    for row in (row for row in rules if "rates" in row):
        sizes = sorted(map(int, row["rates"]))
        seconds = [size / row["rates"][str(size)] for size in sizes]
        ours = row["engine"].startswith("sme_check")
        whole = row["kind"] == "vector"
        axes.plot(sizes, seconds, marker="o", markersize=3, linewidth=2 if ours else 1, linestyle="-" if whole else ":", label=row["engine"])
    _log(axes, "150 rules: rows", "CPU seconds")
    axes.legend(fontsize=7, frameon=False, loc="lower right")


def _lines(axes: Any, sizes: list[dict[str, Any]]) -> None:
    done = [row for row in sizes if "cpu" in row]
    counts = [row["lines"] for row in done]
    axes.plot(counts, [row["cpu"] for row in done], marker="o", markersize=3, linewidth=2, color="C0", label="check_frame, CPU seconds")
    axes.plot(counts, [done[-1]["cpu"] * count / counts[-1] for count in counts], color="grey", linewidth=0.8, linestyle="--", label="in proportion")
    memory = axes.twinx()
    memory.plot(counts, [row["peak_mb"] for row in done], marker="s", markersize=3, linewidth=1, color="C1", label="peak MB (right)")
    memory.set_ylim(bottom=0)
    memory.spines["right"].set_visible(True)
    _log(axes, "end to end: lines", "CPU seconds")
    handles, labels = (a + b for a, b in zip(axes.get_legend_handles_labels(), memory.get_legend_handles_labels(), strict=True))
    axes.legend(handles, labels, fontsize=7, frameon=False)


def _log(axes: Any, across: str, up: str) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.grid(visible=True, which="major", linewidth=0.3)
