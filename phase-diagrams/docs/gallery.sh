#!/bin/sh
# Draws the gallery: runs every command of gallery.md in the order of the page, in target/gallery, and copies the
# pictures beside it. Names of commands' folders (--output) are names of pictures.
set -e
docs=$(cd "$(dirname "$0")" && pwd)
cavity=$docs/../../cavity
work=$docs/../target/gallery
rm -rf "$work"
mkdir -p "$work" "$docs/gallery"
cd "$work"
grep '^\./cavity ' "$docs/gallery.md" | sed 's/^\.\/cavity //' | while IFS= read -r line; do
    echo "cavity $line"
    status=0
    eval "\"$cavity\" $line" </dev/null >>log 2>&1 || status=$?
    # 1: theory and simulation disagree somewhere, or a cell did not converge; the picture says so.
    [ "$status" -le 1 ] || { tail -3 log; exit "$status"; }
done
for picture in */figure.png; do
    cp "$picture" "$docs/gallery/$(dirname "$picture").png"
done
for picture in *.png; do
    cp "$picture" "$docs/gallery/$picture"
done
