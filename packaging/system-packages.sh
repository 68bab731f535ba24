#!/bin/sh
# Makes sure that the libraries Qt and the tests load from the system are there.
#
# On Debian as root it installs what is missing and says nothing when nothing is; on Debian as
# another user it prints the one command to run; on other systems it names the missing libraries.
set -eu

# What Qt loads without a screen, for one and for printing; the X server that the tests run,
# what takes text and pictures out of PDFs for them, and
# the library that gives the program under test a clock of its own.
packages="
libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0
libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
libx11-xcb1 libcups2 xvfb xauth libfaketime poppler-utils git
"
python=${PYTHON:-python3}

if [ ! -f /etc/debian_version ] || ! command -v dpkg-query >/dev/null; then
    case $(uname -s) in
    Linux) ;;
    *) exit 0 ;; # the wheels bring all they need
    esac
    missing=""
    for library in libEGL.so.1 libGL.so.1 libglib-2.0.so.0 libfontconfig.so.1 libdbus-1.so.3 \
        libxkbcommon.so.0 libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 \
        libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render-util.so.0 \
        libxcb-shape.so.0 libxcb-sync.so.1 libxcb-xfixes.so.0 libxcb-xkb.so.1 libX11-xcb.so.1; do
        ldconfig -p 2>/dev/null | grep -q "$library" || missing="$missing $library"
    done
    for program in Xvfb git; do
        command -v "$program" >/dev/null || missing="$missing $program"
    done
    if [ -n "$missing" ]; then
        echo "Missing on this system, install them with its package manager:$missing" >&2
        exit 1
    fi
    exit 0
fi

# A Python from elsewhere brings its own venv; Debian's has it in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    packages="$packages python3 python3-venv"
fi

missing=""
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    # Later releases call some libraries NAMEt64; dpkg then knows the old name as provided.
    [ "$state" = installed ] ||
        [ "$(dpkg-query -W -f '${db:Status-Status}' "${package}t64" 2>/dev/null || true)" = installed ] ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ]; then
    echo "Missing on this system:$missing" >&2
    echo "Run: sudo apt-get install$missing" >&2
    exit 1
fi
echo "Installing from Debian:$missing"
export DEBIAN_FRONTEND=noninteractive
# An old list may name files that the mirror no longer has, so it is fetched anew.
apt-get update -q
# shellcheck disable=SC2086 # the list is meant to be split
apt-get install -q -y --no-install-recommends $missing
