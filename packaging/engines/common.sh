# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts use them
# Names, places and small words that all parts of packaging/engine share.

VERSIONS=(bookworm trixie sid)
ENGINES=${GANTRY_ENGINES:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/gantry/engines}
[[ $ENGINES == /* ]] || ENGINES=$PWD/$ENGINES

say() { printf '%s\n' "$*" >&2; }
say_out() { printf '%s\n' "$*"; }
fail() {
    say "${*:2}"
    exit "$1"
}

require_root_on_linux() {
    [[ $OSTYPE == linux* ]] || fail 3 "packaging/engine runs a Linux engine of its own and needs Linux."
    ((EUID == 0)) || fail 3 "packaging/engine starts a Docker engine of its own and needs root."
}

# Sets everything that differs between the engines.
choose() {
    VERSION=$1
    case $VERSION in
    bookworm) net=220 ;;
    trixie) net=226 ;;
    sid) net=228 ;;
    *) fail 2 "No engine is called \"$VERSION\": choose bookworm, trixie or sid." ;;
    esac
    DIR=$ENGINES/$VERSION
    SOCKET=$DIR/docker.sock
    NETNS=$ENGINES/$VERSION.netns
    HOST_END=gantry$net
    HOST_ADDRESS=10.$net.0.1
    ADDRESS=10.$net.0.2
    # Ports that neither an engine nor a test is likely to publish.
    REGISTRY=$ADDRESS:15000
    REGISTRY_AUTH=$ADDRESS:15001
    BRIDGE=10.$net.64.1/18
    POOL=10.$((net + 1)).0.0/16
    # The kernel takes 107 characters, and the longest of dockerd's sockets adds 34.
    ((${#DIR} <= 70)) || fail 1 "$DIR is too long to hold sockets: set GANTRY_ENGINES to a shorter folder."
    [[ $DIR != *[[:space:]]* ]] || fail 1 "$DIR has a space in it, which mounts cannot be found by: set GANTRY_ENGINES to another folder."
}

# Held until this shell ends. Daemons must not inherit descriptor 9, or it is held until they end.
lock() {
    mkdir -p "$ENGINES/locks"
    exec 9>"$ENGINES/locks/$VERSION"
    flock -w 900 9 || fail 1 "Another packaging/engine has held the engine $VERSION for 15 minutes."
    refuse_a_stranger
}

# Tries a command until it succeeds, `seconds` at most.
wait_for() {
    local seconds=$1 end
    end=$((${EPOCHREALTIME/./} + seconds * 1000000))
    until "${@:2}"; do
        ((${EPOCHREALTIME/./} < end)) || return 1
        sleep 0.05
    done
}

api() { # method, path, further words for curl
    curl -fsS --max-time 120 --unix-socket "$SOCKET" -X "$1" "http://engine$2" "${@:3}"
}

docker() { DOCKER_CONFIG=$DIR/cli timeout 120 "$DIR/bin/docker" -H "unix://$SOCKET" "$@"; }
