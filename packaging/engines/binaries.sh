# shellcheck shell=bash
# Binaries out of Debian's packages, unpacked and never installed: installing docker.io would start a system engine.

# runc and tini of later suites want a newer glibc, so every engine takes bookworm's.
COMMON=(runc tini busybox-static docker-registry)
declare -A PACKAGES=(
    [bookworm]="docker.io containerd ${COMMON[*]}"
    [trixie]="docker.io docker-cli containerd"
    [sid]="docker.io docker-cli containerd"
    [plugins]="docker-compose docker-buildx"
)

install_host_tools() {
    local missing=() libraries
    command -v iptables >/dev/null || missing+=(iptables)
    command -v ip >/dev/null || missing+=(iproute2)
    command -v curl >/dev/null || missing+=(curl)
    libraries=$(ldconfig -p)
    [[ $libraries == *libdevmapper.so.1.02.1* ]] || missing+=(libdevmapper1.02.1)
    [[ $libraries == *libseccomp.so.2* ]] || missing+=(libseccomp2)
    [[ $libraries == *libsystemd.so.0* ]] || missing+=(libsystemd0)
    ((${#missing[@]} == 0)) || apt_install "${missing[@]}"
}

apt_install() (
    exec 8>"$ENGINES/locks/apt" 9>&-
    flock -w 900 8
    say "Installing ${*}"
    attempt apt_get install -y -qq --no-install-recommends "$@" && return
    attempt apt_get update -qq
    attempt apt_get install -y -qq --no-install-recommends "$@"
)

apt_get() { DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "$@" </dev/null >&2; }

attempt() {
    local try
    for try in 1 2 3; do
        "$@" && return
        ((try == 3)) || sleep $((try * 3))
    done
    return 1
}

fetch_binaries() (
    unpacked "$VERSION" && unpacked bookworm && unpacked plugins && return
    exec 8>"$ENGINES/locks/download" 9>&-
    flock -w 900 8
    for suite in bookworm "$VERSION" plugins; do
        unpacked "$suite" || attempt fetch "$suite" || fail 1 "The packages of $suite could not be fetched."
    done
)

unpacked() { [[ -d $ENGINES/packages/$1 ]]; }

# apt itself, with lists of its own: it knows the mirror and proxy, checks signatures and sums, and retries.
fetch() {
    local suite=$1 from=${1/plugins/sid} work=$ENGINES/fetching
    say "Fetching the Docker packages of $suite"
    rm -rf "$work"
    mkdir -p "$work"/{lists/partial,cache,debs,root} "$ENGINES/packages"
    : >"$work/installed"
    printf 'deb %s %s main\n' "$(mirror)" "$from" >"$work/sources.list"
    cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$work/lists";
Dir::State::Status "$work/installed";
Dir::Cache "$work/cache";
Acquire::Languages "none";
Acquire::Retries "5";
APT::Sandbox::User "root";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear Acquire::IndexTargets::deb::DEP-11;
CONF
    # shellcheck disable=SC2086
    timeout 600 apt-get -qq -c "$work/apt.conf" update </dev/null >&2 &&
        (cd "$work/debs" && timeout 600 apt-get -qq -c "$work/apt.conf" download ${PACKAGES[$suite]} </dev/null >&2) &&
        find "$work/debs" -name '*.deb' -exec dpkg -x {} "$work/root" \; &&
        mv "$work/root" "$ENGINES/packages/$suite" || return 1
    rm -rf "$work"
}

mirror() {
    local found
    found=$(debian_indexes)
    if [[ -z $found ]]; then
        attempt apt_get update -qq
        found=$(debian_indexes)
    fi
    [[ -n $found ]] || { say "apt knows no Debian mirror." && return 1; }
    head -n 1 <<<"$found"
}

# shellcheck disable=SC2016 # apt fills in $(REPO_URI)
debian_indexes() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' 'Label: Debian'; }

# Links in the engine's own folder: a process then names its engine on its command line.
link_binaries() {
    local own=$ENGINES/packages/$VERSION common=$ENGINES/packages/bookworm
    local plugins=$ENGINES/packages/plugins/usr/libexec/docker/cli-plugins
    mkdir -p "$DIR/bin/cli-plugins"
    ln -sfn -t "$DIR/bin/cli-plugins" "$plugins"/docker-{compose,buildx}
    ln -sfn -t "$DIR/bin" \
        "$own"/usr/bin/{docker,containerd,containerd-shim-runc-v2,ctr} "$own"/usr/sbin/{dockerd,docker-proxy} \
        "$common"/usr/sbin/runc "$common"/usr/bin/docker-registry
    ln -sfn "$common/usr/bin/tini-static" "$DIR/bin/docker-init"
    # A kernel without nf_tables has only the older tables.
    nsenter --net="$NETNS" iptables -w -t nat -L -n >/dev/null 2>&1 && return
    ln -sfn /usr/sbin/iptables-legacy "$DIR/bin/iptables"
    ln -sfn /usr/sbin/ip6tables-legacy "$DIR/bin/ip6tables"
}
