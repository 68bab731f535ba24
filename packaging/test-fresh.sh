#!/bin/sh
# make run and make test on a bare Debian: a clean clone of the last commit in a debootstrap
# chroot, with an empty HOME. Needs root. What it needs and does not find makes it fail.
#
# Mirror, proxy and certificates are those of this machine's apt, indexes those of its pip. All
# mounts are made in a namespace of their own, which ends with this script, however it ends.
set -eu
cd "$(dirname "$0")/.."
project=$(pwd)
work=$project/build/fresh
root=$work/root

die() {
    echo "make test-fresh: $*" >&2
    exit 1
}

if [ "${1:-}" != inside ]; then
    [ "$(id -u)" = 0 ] || die "root is needed to make a chroot"
    for tool in debootstrap unshare chroot mount git apt-get tar; do
        command -v "$tool" >/dev/null || die "$tool is missing (apt-get install debootstrap util-linux)"
    done
    status=0
    unshare --mount --pid --fork --kill-child -- sh "$0" inside || status=$?
    rm -rf --one-file-system "$root"
    exit "$status"
fi

suite=${SUITE:-$(. /etc/os-release && echo "${VERSION_CODENAME:-}")}
mirror=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v suite="$suite" '$1 == suite && $2 == "main" { print $3; exit }')
[ -n "$mirror" ] || die "this machine's apt names no mirror for ${suite:-an unnamed release}"

# The base is made once and kept: only what the project itself asks for is proved each time.
base=$work/base-$suite.tar
rm -rf --one-file-system "$root"
mkdir -p "$root" "$work"
if [ ! -f "$base" ]; then
    echo "== A bare Debian $suite"
    debootstrap --variant=minbase --include=make "$suite" "$root" "$mirror" >"$work/debootstrap.log" 2>&1 ||
        { tail -n 20 "$work/debootstrap.log" >&2; die "debootstrap failed"; }
    tar -C "$root" -cf "$base.partial" --one-file-system .
    mv "$base.partial" "$base"
else
    tar -C "$root" -xpf "$base"
fi

# What belongs to the machine, not to the release: name servers, apt's sources, proxies, keys.
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf; do
    [ ! -e "$file" ] || cp -L "$file" "$root$file"
done
rm -f "$root/etc/apt/sources.list"
apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    while read -r release component uri; do
        case $release in "$suite" | "$suite"-*) ;; *) continue ;; esac
        echo "deb $uri $release $component"
    done >"$root/etc/apt/sources.list"
apt-config dump | grep -E '^Acquire::(https?::(Proxy|CaInfo|Verify)|Check-)' \
    >"$root/etc/apt/apt.conf.d/10-this-machine" || true

settings=$work/settings
sh packaging/pip-settings.sh >"$settings"
env | grep -E '^(https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY|SSL_CERT_FILE)=' >>"$settings" || true

mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
# Certificates and local indexes that the settings name are wanted in there too; certificates
# under another name, for Debian's own bundle will be installed over the usual one.
for path in $(sed 's/^[^=]*=//; s,file://,,g' "$settings"); do
    case $path in /*) ;; *) continue ;; esac
    path=${path%/simple}
    if [ -d "$path" ]; then
        mkdir -p "$root$path"
        mount --bind "$path" "$root$path"
    elif [ -f "$path" ]; then
        mkdir -p "$root/machine"
        cp -L "$path" "$root/machine/$(basename "$path")"
        sed -i "s,=$path\$,=/machine/$(basename "$path")," "$settings"
    fi
done

mkdir -p "$root/work/shared"
git clone -q --no-hardlinks "$project" "$root/work/main"
[ -d ../shared/corpora ] || die "the corpora are not at ../shared/corpora"
cp -r ../shared/corpora "$root/work/shared/corpora"
rm -rf "$root/root"
mkdir "$root/root"

set -- make
while IFS= read -r line; do set -- "$line" "$@"; done <"$settings"
for target in ${TARGETS:-run test}; do
    echo "== make $target on a bare Debian $suite"
    chroot "$root" /usr/bin/env -i -C /work/main HOME=/root LANG=C.UTF-8 CI=true \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "$@" "$target"
done
