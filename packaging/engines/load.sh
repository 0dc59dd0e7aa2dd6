# shellcheck shell=bash
# Many small containers.

LOAD=dev.gantry.test=load

fill() { # number, --stopped or nothing
    local number='' stopped='' word
    for word in "$@"; do
        case $word in
        --stopped) stopped=yes ;;
        *) number=$word ;;
        esac
    done
    [[ $number =~ ^[1-9][0-9]{0,3}$ ]] || fail 2 "fill wants a number from 1 to 9999."
    is_up || fail 1 "The engine $VERSION is not up: packaging/engine up --version $VERSION"
    lock
    local names
    mapfile -t names < <(comm -13 <(load_names -a) <(seq -f 'load-%04g' "$number" | sort))
    many POST "$CREATE" "${names[@]/#//containers/create?name=}"
    [[ -z $stopped ]] || return 0
    mapfile -t names < <(comm -13 <(load_names) <(seq -f 'load-%04g' "$number" | sort))
    names=("${names[@]/#//containers/}")
    many POST '' "${names[@]/%//start}"
}

unfill() {
    is_up || fail 1 "The engine $VERSION is not up: packaging/engine up --version $VERSION"
    lock
    local names
    mapfile -t names < <(load_names -a)
    names=("${names[@]/#//containers/}")
    many DELETE '' "${names[@]/%/?force=1&v=1}"
}

load_names() { docker ps "$@" --filter "label=$LOAD" --format '{{.Names}}' | sort; }

# The host's network, which here is the engine's namespace: a namespace for each would cost a third of a start, and a bridge ends at a thousand.
CREATE='{"Image": "gantry/base:1", "Cmd": ["idle"], "Labels": {"dev.gantry.test": "load"}, "HostConfig": {"NetworkMode": "host"}}'

# Asks the engine for many paths, several at a time.
many() { # method, body or nothing, paths…
    local body=()
    (($# > 2)) || return 0
    [[ -z $2 ]] || body=(-H 'Content-Type: application/json' -d "$2")
    printf 'url = "http://engine%s"\noutput = /dev/null\n' "${@:3}" |
        curl -fsS --no-progress-meter --parallel --parallel-max 4 --max-time 300 --unix-socket "$SOCKET" -X "$1" "${body[@]}" -K -
}
