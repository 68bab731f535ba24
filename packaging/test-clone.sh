#!/bin/sh
# make run and make test in a clean clone of the last commit, with an empty HOME and no other
# environment than a path and the machine's pip settings.
set -eu
cd "$(dirname "$0")/.."
project=$(pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/rolodex-clone.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM HUP

mkdir "$folder/home" "$folder/shared"
git clone -q --no-hardlinks "$project" "$folder/main"
[ ! -d ../shared/corpora ] || ln -s "$(cd ../shared/corpora && pwd)" "$folder/shared/corpora"
sh packaging/pip-settings.sh >"$folder/settings"

in_clone() {
    (
        cd "$folder/main"
        set --  "$@"
        while IFS= read -r line; do set -- "$line" "$@"; done <"$folder/settings"
        env -i HOME="$folder/home" PATH="$PATH" "$@"
    )
}
in_clone make run
in_clone make test
