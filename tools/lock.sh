#!/bin/sh
# Writes requirements.lock: run-time and development packages, pinned and hashed, for every supported Python and system.
# The pins of the present lock stay unless pyproject.toml moves them; UPGRADE=1 takes the newest of everything.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1

echo "lock: fetching the resolver"
.venv/bin/python -m venv "$work/venv"
"$work/venv/bin/python" -m pip -qq install uv
if [ -z "${UPGRADE:-}" ] && [ -e requirements.lock ]; then cp requirements.lock "$work/lock"; fi
echo "lock: resolving for Python 3.11 and later on every system"
"$work/venv/bin/uv" pip compile pyproject.toml --quiet --extra dev --universal --python-version 3.11 \
    --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --output-file "$work/lock"
{ echo "# Written by \`make lock\`: run-time and development packages, each pinned and hashed. It names no index: yours is used."; grep -v '^#' "$work/lock"; } > requirements.lock
if grep -n '://' requirements.lock; then echo "lock: the lines above name a host, which a lock must not" >&2; exit 1; fi
echo "lock: $(grep -c '==' requirements.lock) packages in requirements.lock"
