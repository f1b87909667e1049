#!/bin/sh
# Makes .venv ready: the locked packages by their hashes, then this project, editable. Run by make; safe to run again.
set -eu
cd "$(dirname "$0")/.."
venv=.venv
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        if new_enough "$name"; then echo "$name"; return 0; fi
    done
    echo "setup: no Python 3.11 or later was found; install one, or say where it is: make PYTHON=/path/to/python3 ..." >&2
    return 1
}

# A Python can lack what a venv needs (Debian packs ensurepip apart); its own pip, or as root on Debian the missing package, stands in.
make_venv() {
    python=$(find_python)
    echo "setup: making $venv with $("$python" --version 2>&1)"
    rm -rf "$venv"
    if "$python" -m venv "$venv" >/dev/null 2>&1; then return 0; fi
    rm -rf "$venv"
    if "$python" -m pip --version >/dev/null 2>&1 && "$python" -m venv --without-pip "$venv" >/dev/null 2>&1 \
        && "$python" -m pip --python "$venv/bin/python" -qq install pip >/dev/null 2>&1; then return 0; fi
    rm -rf "$venv"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "setup: $python cannot make a venv; installing python$version-venv"
        apt-get update -qq >/dev/null 2>&1 || true
        if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "python$version-venv" >/dev/null 2>&1 && "$python" -m venv "$venv"; then return 0; fi
    fi
    rm -rf "$venv"
    echo "setup: $python cannot make a virtual environment; install its venv and pip (on Debian or Ubuntu: apt install python$version-venv)" >&2
    return 1
}

if ! { [ -x "$venv/bin/python" ] && new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }; then make_venv; fi
if ! cmp -s requirements.lock "$venv/.locked"; then
    echo "setup: installing the locked packages, checked against their hashes"
    "$venv/bin/python" -m pip -qq install --require-hashes --requirement requirements.lock
    cp requirements.lock "$venv/.locked"
fi
echo "setup: installing sme_check from this checkout"
"$venv/bin/python" -m pip -qq install --no-deps --no-build-isolation --editable .
touch "$venv/.ready"
