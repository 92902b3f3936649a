#!/bin/sh
# system-packages.sh PYTHON PACKAGE...: see what the system lacks and, as root on Debian or Ubuntu, install it.
# Never stops the build: without LibreOffice everything but PDF works.
set -u
python=$1
shift

missing=""
lacks() { missing="$missing $1"; }
"$python" -c 'import ensurepip, venv' 2>/dev/null || lacks python3-venv
command -v soffice >/dev/null 2>&1 || [ -n "${VANTHU_SOFFICE:-}" ] || lacks libreoffice-writer-nogui
# Debian 12 ships Liberation 1.07 as fonts-liberation: it has no Vietnamese letters, those came with version 2.
if ! fc-list ':family=Liberation Serif:lang=vi' family 2>/dev/null | grep -q .; then
    lacks fonts-liberation
    lacks fonts-liberation2
fi
command -v pdftoppm >/dev/null 2>&1 || lacks poppler-utils
# The tests start a server of their own; Debian keeps its programs off the path.
command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || lacks postgresql
# Optional: scans are read by it.
if ! tesseract --list-langs 2>/dev/null | grep -qx vie; then
    lacks tesseract-ocr
    lacks tesseract-ocr-vie
fi
command -v bwrap >/dev/null 2>&1 || [ "$(uname)" != Linux ] || lacks bubblewrap

# Only what the Makefile names.
wanted=""
for package in "$@"; do
    case " $missing " in *" $package "*) wanted="$wanted $package" ;; esac
done
[ -n "$wanted" ] || exit 0

echo "system packages missing:$wanted"
by_hand="apt-get install --no-install-recommends$wanted"
if [ "${VANTHU_NO_APT:-}" = 1 ]; then
    echo "VANTHU_NO_APT=1: not installed. By hand, as root: $by_hand"
elif ! command -v apt-get >/dev/null 2>&1; then
    echo "This is not Debian or Ubuntu. Install with this system's own packages: Python's venv module, LibreOffice Writer,"
    echo "the Liberation fonts, poppler's pdftoppm and, on Linux, bubblewrap; then run make again."
elif [ "$(id -u)" != 0 ]; then
    echo "Not root: not installed. Run: sudo $by_hand"
else
    echo "installing: $by_hand"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null || echo "apt-get update failed."
    # The tests start a PostgreSQL of their own; one that runs by itself is nobody's wish.
    case "$wanted" in *postgresql*)
        mkdir -p /etc/postgresql-common/createcluster.d &&
            echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/vanthu.conf ;;
    esac
    # One by one: a name that this release does not have keeps no other from being installed.
    for package in $wanted; do
        apt-get install -y -qq --no-install-recommends "$package" >/dev/null ||
            echo "apt-get failed. By hand, as root: apt-get update && apt-get install $package"
    done
fi
exit 0
