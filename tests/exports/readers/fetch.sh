#!/usr/bin/env bash
# Fetches the programs that read our files back in the tests into build/readers, from the registries of their
# languages. What can't be fetched is said; its tests are skipped by name.
#   fetch.sh PYTHON
set -uo pipefail
case $1 in /*) python=$1 ;; *) python=$PWD/$1 ;; esac
cd "$(dirname "$0")"
out=$(cd ../../.. && pwd)/build/readers

# fetched NAME SPEC: whether what SPEC asks for is there already
fetched() { cmp -s "$2" "$out/$1/.fetched"; }

# fetch NAME SPEC COMMAND...: runs COMMAND in an empty folder, which counts when it ends well
fetch() {
    local name=$1 spec=$2
    shift 2
    fetched "$name" "$spec" && return
    rm -rf "${out:?}/$name"
    mkdir -p "$out/$name"
    if "$@" >"$out/$name.log" 2>&1; then
        cp "$spec" "$out/$name/.fetched"
    else
        echo "$name could not be fetched (see build/readers/$name.log): its tests will be skipped"
    fi
}

node() { cp package.json package-lock.json "$out/node/" && npm ci --prefix "$out/node" --no-audit --no-fund; }

gephi() { mvn -q -B -f pom.xml dependency:copy-dependencies -DoutputDirectory="$out/gephi"; }

# PyICU has no wheel; unoptimised it compiles in half the time
ftm() {
    "$python" -m venv "$out/ftm" &&
        CFLAGS="-O0 -g0" "$out/ftm/bin/pip" install --disable-pip-version-check --no-input --no-deps -r ftm.txt
}

fetch node package.json node
fetch gephi pom.xml gephi
fetch ftm ftm.txt ftm
exit 0
