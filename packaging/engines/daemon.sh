# shellcheck shell=bash
# dockerd and a containerd of its own: left alone, dockerd would join the machine's containerd.

DAEMONS=(dockerd containerd registry registry-auth)

is_up() { [[ -e $DIR/ready ]] && all_alive && answers; }

answers() { curl -fs --max-time 2 --unix-socket "$SOCKET" -o /dev/null http://engine/_ping; }

# A pid may have been given to a stranger since: its command line must name our folder.
alive() { # a name with a pid file
    local pid words
    [[ -e $DIR/$1.pid ]] && pid=$(<"$DIR/$1.pid") && [[ -e /proc/$pid ]] || return 1
    mapfile -d '' words <"/proc/$pid/cmdline"
    [[ ${words[*]} == *"$DIR/"* ]]
}

start_daemons() {
    write_configuration
    link_binaries
    rm -f "$SOCKET" "$DIR/docker-own.pid"
    start_registries
    launch containerd containerd --config "$DIR/containerd.toml"
    launch dockerd dockerd --config-file "$DIR/daemon.json"
    wait_for 60 ready_or_ended && all_alive && return
    tell_failure
    return 1
}

tell_failure() {
    local name
    say "The engine $VERSION did not get ready."
    for name in "${DAEMONS[@]}"; do
        [[ $name == dockerd ]] || ! alive "$name" || continue
        say "The end of $DIR/$name.log:"
        tail -n 20 "$DIR/$name.log" >&2
    done
}

ready_or_ended() { one_ended || { answers && registries_answer; }; }

# Not `! all_alive`: a process that was just launched does not bear its command line yet.
one_ended() {
    local name
    for name in "${DAEMONS[@]}"; do [[ -e /proc/$(<"$DIR/$name.pid") ]] || return 0; done
    return 1
}

all_alive() {
    local name
    for name in "${DAEMONS[@]}"; do alive "$name" || return 1; done
}

# In its own session, and with nothing of the caller's open: whoever pipes our output sees its end.
launch() { # a name, then the command
    local name=$1
    setsid nsenter --net="/run/netns/$NS" \
        env -i PATH="$DIR/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin" HOME="$DIR" "$DIR/bin/${*:2:1}" "${@:3}" \
        </dev/null >>"$DIR/$name.log" 2>&1 9>&- &
    echo $! >"$DIR/$name.pid"
    disown
}

write_configuration() {
    cat >"$DIR/containerd.toml" <<TOML
version = 2
root = "$DIR/containerd/root"
state = "$DIR/containerd/state"
disabled_plugins = [
  "io.containerd.grpc.v1.cri", "io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime",
  "io.containerd.nri.v1.nri", "io.containerd.internal.v1.opt",
]
[grpc]
address = "$DIR/containerd.sock"
TOML
    # The cgroup is how `down` finds the processes of containers whose shim is gone.
    cat >"$DIR/daemon.json" <<JSON
{
  "hosts": ["unix://$SOCKET"],
  "containerd": "$DIR/containerd.sock",
  "pidfile": "$DIR/docker-own.pid",
  "data-root": "$DIR/data",
  "exec-root": "$DIR/exec",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "cgroup-parent": "/gantry-$VERSION",
  "insecure-registries": ["$REGISTRY", "$REGISTRY_AUTH"],
  "bip": "$BRIDGE",
  "default-address-pools": [{"base": "$POOL", "size": 24}]
}
JSON
}

kill_daemons() {
    lock
    end_daemons
}

end_daemons() {
    local name
    for name in dockerd containerd; do
        ! alive $name || kill -KILL "$(<"$DIR/$name.pid")"
    done
    wait_for 10 daemons_gone
}

daemons_gone() { ! alive dockerd && ! alive containerd; }

# Ends and removes all that belongs to the engine, whatever state it is in. Everything is thrown away, so nothing is stopped gently.
clear_away() {
    local remains
    end_daemons
    if ! wait_for 10 end_processes; then
        say "Processes of the engine $VERSION do not end: $(processes | tr '\n' ' ')"
        return 1
    fi
    unmount_all
    remove_network
    cgroups | xargs -r -I{} find {} -depth -type d -exec rmdir {} +
    remains=("$DIR"/*)
    [[ ${1:-} != keep-logs ]] || remains=("$DIR"/{ready,data,exec,containerd,bin})
    rm -rf "${remains[@]}"
    rmdir "$DIR" 2>/dev/null || true
}

processes() { { pids_in_network && cgroups | xargs -r -I{} find {} -name cgroup.procs -exec cat {} +; } | sort -u; }

end_processes() {
    local pids
    # Version 1 of cgroups holds a signal back while a container is paused.
    cgroups | xargs -r -I{} find {} -name freezer.state | while read -r file; do echo THAWED >"$file"; done
    pids=$(processes)
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    kill -KILL $pids 2>/dev/null || true
    return 1
}

# The engine's cgroup in each hierarchy, or the only one.
cgroups() { find /sys/fs/cgroup -maxdepth 2 -type d -name "gantry-$VERSION"; }

unmount_all() {
    awk -v prefix="$DIR/" 'index($5, prefix) == 1 {print $5}' /proc/self/mountinfo | sort -r | xargs -r umount -l
}
