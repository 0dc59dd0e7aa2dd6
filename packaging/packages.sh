# Sourced by the scripts beside it: installs system libraries on Debian and Ubuntu when it may,
# and else says how.

# usage: need_packages WHAT-FOR FILE-OR-LIBRARY:PACKAGE...   exits 3 when something stays missing
need_packages() {
  [ "$(uname -s)" = Linux ] || return 0
  local purpose=$1 pair missing='' how
  shift
  PATH=$PATH:/sbin:/usr/sbin
  for pair; do
    has_part "${pair%%:*}" || missing="$missing ${pair#*:}"
  done
  [ -n "$missing" ] || return 0
  if command -v apt-get >/dev/null && how=$(as_root); then
    echo "gantry: installing$missing" >&2
    apt_install "$how" $missing && return 0
  fi
  if command -v apt-get >/dev/null; then
    echo "gantry: $purpose needs libraries that are missing. Install them with: sudo apt-get install$missing" >&2
  else
    echo "gantry: $purpose needs libraries that are missing; Debian calls them$missing" >&2
  fi
  exit 3
}

has_part() {
  case $1 in
    lib*) ldconfig -p 2>/dev/null | grep -qF "$1" ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    echo env
  elif sudo -n true 2>/dev/null; then
    echo 'sudo -n env'
  else
    return 1
  fi
}

# The package lists of a new machine may be empty, and another program may hold the lock for a while.
apt_install() {
  local how=$1 try
  shift
  for try in 1 2 3; do
    if $how DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=120 \
      --no-install-recommends "$@" >/dev/null 2>&1; then
      return 0
    fi
    $how apt-get update -qq -o DPkg::Lock::Timeout=120 >/dev/null 2>&1 || sleep 5
  done
  $how DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

WINDOW_PARTS='libgtk-3.so.0:libgtk-3-0 libXtst.so.6:libxtst6 libXxf86vm.so.1:libxxf86vm1 libGL.so.1:libgl1'
