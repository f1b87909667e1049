"""Files written whole or not at all: whoever reads one finds what stood there before or what stands there now, never half of it."""

import os
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes, *, passing: str) -> None:
    """Write a file beside its place, see it safe on the disk, and put it there.

    Args:
        path: Its place, in a folder that is there.
        content: What it holds.
        passing: How the name of the file ends as long as it is passing; one is left if the program is killed meanwhile.

    Raises:
        OSError: It could not be written; what stood there stands there still.
    """
    import tempfile  # here, for few who start the program write anything

    handle, part = tempfile.mkstemp(dir=path.parent, suffix=passing)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)
