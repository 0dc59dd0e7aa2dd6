# shellcheck shell=bash
# One network namespace for each engine: two dockerds in one flush each other's iptables chains and delete docker0.

has_network() { [[ -e /run/netns/$NS ]] && ip -n "$NS" link show dev engine >/dev/null 2>&1; }

# The address is there once on a machine; the alias of our end of the link tells whose it is.
owner() { cat "/sys/class/net/$HOST_END/ifalias" 2>/dev/null || true; }

owns_network() { [[ $(owner) == "$DIR" ]]; }

refuse_a_stranger() {
    local owner
    owner=$(owner)
    [[ -z $owner || $owner == "$DIR" || ! -d $owner ]] ||
        fail 1 "The engine $VERSION is already there from $owner, and a machine has room for one."
}

# No default route: a missing image then fails at once, not after a DNS timeout.
add_network() {
    mkdir -p /run/netns
    touch "/run/netns/$NS"
    # `ip netns add` would leave /run/netns mounted upon itself.
    unshare --net="/run/netns/$NS" true
    ip link add "$HOST_END" type veth peer name engine netns "$NS"
    ip link set "$HOST_END" alias "$DIR"
    ip addr add "$HOST_ADDRESS/24" dev "$HOST_END"
    ip link set "$HOST_END" up
    ip -n "$NS" link set lo up
    ip -n "$NS" addr add "$ADDRESS/24" dev engine
    ip -n "$NS" link set engine up
}

remove_network() {
    [[ ! -e /sys/class/net/$HOST_END ]] || ip link del "$HOST_END"
    if [[ -e /run/netns/$NS ]]; then
        umount -l "/run/netns/$NS" 2>/dev/null || true # only a file, when a crash came between touch and unshare
        rm -f "/run/netns/$NS"
    fi
}

# What runs in the namespace and names the engine's folder is ours.
pids_in_network() {
    local pids
    [[ -e /run/netns/$NS ]] || return 0
    pids=$(ip netns pids "$NS" 2>/dev/null) || return 0
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    printf '/proc/%s/cmdline\n' $pids | xargs grep -lasF -- "$DIR/" | cut -d / -f 3 || true
}
