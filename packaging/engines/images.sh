# shellcheck shell=bash
# shellcheck disable=SC2030,SC2031,SC2154 # a recipe runs in the one subshell that made its folder
# Images made without a registry or a builder: archives as `docker save` writes them, loaded through the API.
# All in them is fixed, so an image has the same id in every engine and at every time.

CHECK_EACH_SECOND='"Interval": 1000000000, "Timeout": 5000000000, "Retries": 3'

load_fixtures() {
    load_archive "$(archive fixtures)"
}

load_archive() { api POST '/images/load?quiet=1' -o /dev/null -H 'Content-Type: application/x-tar' -T "$1"; }

# The path of an archive, made when it is missing or when what it is made from has changed.
archive() { # the name of a recipe below
    local sum file
    sum=$(find "$here"/{images.sh,sample.sh,fixtures} -type f -print0 | sort -z | xargs -0 cat | sha256sum)
    file=$ENGINES/$1-${sum:0:12}.tar
    [[ -e $file ]] || make_archive "$1" "$file"
    printf '%s\n' "$file"
}

make_archive() ( # name, file
    exec 9>&-
    work=$(mktemp -d "$ENGINES/images.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    manifest=()
    "recipe_$1"
    (IFS=, && printf '[%s]\n' "${manifest[*]}") >"$work/archive/manifest.json"
    tar -C "$work/archive" -cf "$work/archive.tar" .
    find "$ENGINES" -maxdepth 1 -name "$1-*.tar" -mtime +7 -delete
    mv "$work/archive.tar" "$2"
)

recipe_fixtures() {
    busybox_layer
    local layer
    mkdir -p "$work/tree/hello/srv"
    seq 600000 >"$work/tree/hello/srv/numbers.txt" # long enough to see a pull make progress
    for layer in web web-1 web-2 db chatty flaky hello; do fixture_layer $layer; done

    image gantry/base:1 2026-09-01T08:00:00Z '"Cmd": ["sh"]' base
    image gantry/web:1 2026-09-01T08:01:00Z "$(web_config 1)" base web web-1
    image gantry/web:2 2026-10-01T08:01:00Z "$(web_config 2)" base web web-2
    image gantry/db:1 2026-09-01T08:02:00Z '
        "Cmd": ["database"], "ExposedPorts": {"5432/tcp": {}}, "Volumes": {"/data": {}},
        "Env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "POSTGRES_USER=gantry", "POSTGRES_PASSWORD=not-a-secret", "PGDATA=/data"]' base db
    image gantry/chatty:1 2026-09-01T08:03:00Z '"Cmd": ["chatty"]' base chatty
    image gantry/flaky:1 2026-09-01T08:04:00Z '"Cmd": ["flaky"]' base flaky
    image gantry/sick:1 2026-09-01T08:05:00Z '
        "Cmd": ["idle"],
        "Healthcheck": {"Test": ["CMD-SHELL", "echo cannot reach the database; exit 1"], '"$CHECK_EACH_SECOND"'}' base
    image gantry/hello:1 2026-09-01T08:06:00Z '"Cmd": ["cat", "/srv/hello.txt"]' base hello
}

web_config() { # version
    cat <<JSON
"Cmd": ["serve"], "ExposedPorts": {"8080/tcp": {}},
"Labels": {"org.opencontainers.image.title": "web", "org.opencontainers.image.version": "$1"},
"Healthcheck": {"Test": ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"], $CHECK_EACH_SECOND}
JSON
}

busybox_layer() {
    local root=$work/tree/base applet
    mkdir -p "$root"/{bin,sbin,usr/bin,usr/sbin,tmp,root,home/app,srv,var/log,dev,proc,sys}
    cp "$ENGINES/packages/bookworm/bin/busybox" "$root/bin/busybox"
    for applet in $("$root/bin/busybox" --list-full); do
        [[ $applet == */busybox || -e $root/$applet || -L $root/$applet ]] || ln -s /bin/busybox "$root/$applet"
    done
    fixture_layer base
}

# A layer from the files in fixtures/NAME, over what lies in the work tree already.
fixture_layer() { # name
    local root=$work/tree/$1
    mkdir -p "$root"
    [[ ! -d $here/fixtures/$1 ]] || cp -r "$here/fixtures/$1/." "$root"
    chmod -R u=rwX,go=rX "$root"
    [[ ! -d $root/tmp ]] || chmod 1777 "$root/tmp"
    mkdir -p "$work/archive/$1"
    stable_tar "$root" | sha256sum | cut -d ' ' -f 1 >"$work/$1.sum"
    stable_tar "$root" | gzip -1 >"$work/archive/$1/layer.tar"
}

stable_tar() {
    tar -C "$1" --sort=name --mtime=@1788249600 --owner=0 --group=0 --numeric-owner --format=ustar -cf - .
}

image() { # name or nothing, time of creation, members of its configuration, layers…
    local name=$1 created=$2 config=$3 layer diffs=() histories=() paths=() id
    for layer in "${@:4}"; do
        diffs+=("\"sha256:$(<"$work/$layer.sum")\"")
        histories+=("{\"created\": \"$created\", \"created_by\": \"COPY $layer / # buildkit\"}")
        paths+=("\"$layer/layer.tar\"")
    done
    [[ $config == *'"Env"'* ]] || config+=', "Env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"]'
    (
        IFS=,
        cat >"$work/config.json" <<JSON
{"architecture": "$(dpkg --print-architecture)", "os": "linux", "created": "$created", "config": {$config},
 "rootfs": {"type": "layers", "diff_ids": [${diffs[*]}]}, "history": [${histories[*]}]}
JSON
    )
    id=$(sha256sum <"$work/config.json")
    id=${id%% *}
    mv "$work/config.json" "$work/archive/$id.json"
    [[ -z $name ]] || name="[\"$name\"]"
    manifest+=("$(IFS=, && printf '{"Config": "%s.json", "RepoTags": %s, "Layers": [%s]}' "$id" "${name:-null}" "${paths[*]}")")
}
