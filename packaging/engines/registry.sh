# shellcheck shell=bash
# shellcheck disable=SC2153 # choose() sets REGISTRY
# Two real registries in the engine's namespace: one open, one with a password.

REGISTRY_USER=gantry
REGISTRY_PASSWORD=gantry-test
# bcrypt of that password, as htpasswd writes it: a test word, guarding nothing.
# shellcheck disable=SC2016
REGISTRY_HTPASSWD='gantry:$2y$05$eZ67fnhB8fTzxC0s8eSlIuImcjIX7iqXdC.FXMY73p92cEl7yYuQC'

start_registries() {
    printf '%s\n' "$REGISTRY_HTPASSWD" >"$DIR/htpasswd"
    write_registry_configuration registry "$REGISTRY"
    write_registry_configuration registry-auth "$REGISTRY_AUTH"
    cat >>"$DIR/registry-auth.yml" <<YAML
auth:
  htpasswd:
    realm: gantry
    path: $DIR/htpasswd
YAML
    local name
    for name in registry registry-auth; do
        alive $name || launch $name docker-registry serve "$DIR/$name.yml"
    done
}

write_registry_configuration() { # name, address
    cat >"$DIR/$1.yml" <<YAML
version: 0.1
log: {level: warn}
storage:
  filesystem: {rootdirectory: $DIR/$1}
  delete: {enabled: true}
http:
  addr: $2
  secret: gantry
YAML
}

registries_answer() {
    curl -fs --max-time 2 -o /dev/null "http://$REGISTRY/v2/" &&
        curl -fs --max-time 2 -o /dev/null -u "$REGISTRY_USER:$REGISTRY_PASSWORD" "http://$REGISTRY_AUTH/v2/"
}

# Moves gantry/hello:1 out of the engine into both, so a pull of it has something to fetch.
fill_registries() {
    local registry
    for registry in "$REGISTRY" "$REGISTRY_AUTH"; do
        push gantry/hello:1 "$registry"
    done
    api DELETE /images/gantry/hello:1 -o /dev/null
}

push() { # image, registry
    local name=$2/${1%:*} tag=${1#*:} said
    api POST "/images/$1/tag?repo=$name&tag=$tag"
    said=$(api POST "/images/$name/push?tag=$tag" -H "X-Registry-Auth: $(credentials)")
    api DELETE "/images/$name:$tag" -o /dev/null
    [[ $said != *'"error"'* ]] || fail 1 "$1 could not be pushed to $2: $said"
}

credentials() {
    printf '{"username":"%s","password":"%s"}' "$REGISTRY_USER" "$REGISTRY_PASSWORD" | base64 -w 0 | tr '+/' '-_'
}
