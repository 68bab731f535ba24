#!/bin/sh
# Prints the caller's pip settings as PIP_NAME=value lines, wherever pip keeps them, so that an
# install with another HOME or in a chroot still reaches the indexes this machine is set up for.
set -eu
"${PYTHON:-python3}" -m pip config list 2>/dev/null |
    sed -n "s/^\(global\|install\|:env:\)\.\([a-z-]*\)='\(.*\)'$/\2 \3/p" |
    while read -r name value; do
        echo "PIP_$(echo "$name" | tr 'a-z-' 'A-Z_')=$value"
    done
