"""How everything here is measured: a case in a process of its own, on one CPU, peers held to one thread; medians of CPU time; peak memory."""

import gc
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

__all__ = ["ROOT", "best_of", "child", "machine", "median", "peak_mb", "pin", "spawn", "version"]

ROOT = Path(__file__).resolve().parents[1]
_THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "RAYON", "ARROW")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a measured process sees: one thread for every library, this checkout, and bytecode kept as anywhere else."""
    stated = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    threads = {f"{name}_NUM_THREADS": "1" for name in _THREADS} | {"POLARS_MAX_THREADS": "1", "ARROW_IO_THREADS": "1"}
    return stated | threads | {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0", "SME_CHECK_OFFLINE": "1"} | dict(more or {})


def pin() -> None:
    """Keep this process, and those it starts, on one CPU."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(os.environ.get("BENCH_CPU") or max(os.sched_getaffinity(0)))})


def median(work: Callable[[], Any], *, least: int = 3, seconds: float = 1.5, most: int = 25) -> float:
    """The median CPU time of some work, in seconds: at least so often, and for about so long."""
    took: list[float] = []
    gc.collect()
    gc.disable()  # as timeit does: what others left in memory is not this one's cost
    end = time.perf_counter() + seconds
    while len(took) < least or (time.perf_counter() < end and len(took) < most):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    gc.enable()
    return statistics.median(took)


def best_of(work: Callable[[], Any], times: int) -> list[float]:
    """The CPU time of each of many short runs, in seconds, ascending."""
    took = []
    for _ in range(times):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return sorted(took)


def peak_mb() -> float:
    """The most memory that this process has held, in MB."""
    try:  # ru_maxrss would begin with what the parent held
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(case: str, *words: object, more: Mapping[str, str] | None = None, timeout: float = 600) -> dict[str, Any]:
    """Run a case of `run.py` in a process of its own: what it says, or `error`."""
    command = [sys.executable, str(Path(__file__).with_name("run.py")), "--case", case, *map(str, words)]
    try:
        run = subprocess.run(command, env=environment(more), capture_output=True, text=True, check=False, timeout=timeout)
    except subprocess.TimeoutExpired:
        return {"error": f"took more than {timeout:.0f} s"}
    if run.returncode:
        return {"error": (run.stderr.strip().splitlines() or [f"exit {run.returncode}"])[-1][:300]}
    said: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return said


def spawn(*command: str, more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Run a program: its CPU time (user and system), its time on the clock, its peak memory (or this process's, if that is more) and its exit code."""
    start = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | dict(more or {}), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        errors = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "cpu": used.ru_utime + used.ru_stime,
        "clock": time.perf_counter() - start,
        "peak_mb": used.ru_maxrss / 1024,
        "exit": process.returncode,
        "error": errors.strip()[-300:],
    }


def version(distribution: str) -> str:
    """The version of a library; nothing if it is not here."""
    try:
        return version_of(distribution)
    except PackageNotFoundError:
        return ""


def machine() -> dict[str, Any]:
    """Where it was measured."""
    model = ""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    except OSError:
        pass
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "cpu": model or platform.machine(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg()[0],
    }
