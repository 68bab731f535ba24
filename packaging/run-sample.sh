#!/bin/sh
# Opens the window on a sample book; with no screen, does the day's main job without one.
set -eu
cd "$(dirname "$0")/.."
rolodex=.venv/bin/rolodex
book=run/sample.rolodex

mkdir -p run
if [ ! -f "$book" ]; then
    echo "Making a sample book: $book"
    "$rolodex" demo "$book"
fi

# DISPLAY may name a server that is gone, so the question is asked by opening it.
if .venv/bin/python packaging/window_picture.py --probe; then
    echo "Opening $book"
    exec "$rolodex" --book "$book"
fi

picture=run/window.png
echo "There is no screen here, so this is what the window would tell you today:"
echo
"$rolodex" --book "$book" agenda
echo
.venv/bin/python packaging/window_picture.py "$book" "$picture"
echo "The window, drawn without a screen: $(pwd)/$picture"
