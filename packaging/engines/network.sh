# shellcheck shell=bash
# One network namespace for each engine: two dockerds in one flush each other's iptables chains and delete docker0.

has_network() { [[ -e $NETNS ]] && inside ip link show dev engine >/dev/null 2>&1; }

inside() { nsenter --net="$NETNS" "$@"; }

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
    # Not in /run/netns: whoever calls `ip netns add` mounts that folder upon itself, and what was
    # mounted in it before can be neither reached nor taken away.
    touch "$NETNS"
    unshare --net="$NETNS" true
    ip link add "$HOST_END" type veth peer name engine netns "$NETNS"
    ip link set "$HOST_END" alias "$DIR"
    ip addr add "$HOST_ADDRESS/24" dev "$HOST_END"
    ip link set "$HOST_END" up
    inside ip link set lo up
    inside ip addr add "$ADDRESS/24" dev engine
    inside ip link set engine up
}

remove_network() {
    [[ ! -e /sys/class/net/$HOST_END ]] || ip link del "$HOST_END"
    if [[ -e $NETNS ]]; then
        umount -l "$NETNS" 2>/dev/null || true # only a file, when a crash came between touch and unshare
        rm -f "$NETNS"
    fi
}

# What runs in the namespace and names the engine's folder is ours.
pids_in_network() {
    local process pid
    [[ -e $NETNS ]] || return 0
    for process in /proc/[0-9]*; do
        [[ $process/ns/net -ef $NETNS ]] || continue
        pid=${process#/proc/}
        ! grep -qasF -- "$DIR/" "$process/cmdline" || echo "$pid"
    done
}
