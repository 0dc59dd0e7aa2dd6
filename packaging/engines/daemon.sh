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
    (
        close_inherited
        exec setsid nsenter --net="$NETNS" \
            env -i PATH="$DIR/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin" HOME="$DIR" "$DIR/bin/$2" "${@:3}"
    ) </dev/null >>"$DIR/$name.log" 2>&1 &
    echo $! >"$DIR/$name.pid"
    disown
}

# All but the three standard ones: our lock, and what the caller left open.
close_inherited() {
    local fd
    for fd in "/proc/$BASHPID/fd"/*; do
        fd=${fd##*/}
        ((fd <= 2)) || exec {fd}>&-
    done
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

# Ends and removes all that belongs to the engine, whatever state it is in. Its data goes too, so nothing is stopped gently.
clear_away() { # keep-logs, or nothing
    end_daemons
    if ! wait_for 10 end_processes; then
        say "Processes of the engine $VERSION do not end: $(processes | tr '\n' ' ')"
        return 1
    fi
    unmount_all
    remove_network
    in_cgroups -type d -exec rmdir {} +
    remove_shim_sockets
    if [[ ${1:-} == keep-logs ]]; then
        rm -rf "$DIR"/{ready,data,exec,containerd}
    else
        rm -rf "$DIR"
    fi
}

# Asked again until none is left: a container may start one more while its others end.
end_processes() {
    local pids
    # Version 1 of cgroups holds a signal back while a container is paused.
    in_cgroups -name freezer.state | while read -r state; do echo THAWED >"$state" || true; done
    pids=$(processes)
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    kill -KILL $pids 2>/dev/null || true
    return 1
}

processes() {
    {
        pids_in_network
        in_cgroups -name cgroup.procs -exec cat {} +
    } | sort -u
}

# Deepest first; what a container leaves while we look is no error.
in_cgroups() {
    find /sys/fs/cgroup -depth \( -path "*/gantry-$VERSION" -o -path "*/gantry-$VERSION/*" \) "$@" 2>/dev/null || true
}

unmount_all() {
    awk -v prefix="$DIR/" 'index($5, prefix) == 1 {print $5}' /proc/self/mountinfo | sort -r | xargs -r umount -l
}

# All containerds of a machine keep these in one folder.
remove_shim_sockets() {
    [[ ! -d $DIR/containerd/state ]] || { grep -rhoE '/run/containerd/s/[0-9a-f]{64}' "$DIR/containerd/state" || true; } | sort -u | xargs -r rm -f
}
