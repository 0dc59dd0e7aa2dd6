# Sourced by the scripts beside it: finds a JDK 25 without being told where it is.
# Sets GANTRY_JDK, or says what to install and returns 1.

is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

find_jdk_25() {
  local path_java candidate
  path_java=$(command -v java 2>/dev/null && true)
  [ -z "$path_java" ] || path_java=$(dirname "$(dirname "$(readlink -f "$path_java")")")
  for candidate in "${GANTRY_JDK:-}" "${JAVA_HOME:-}" "$path_java" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      GANTRY_JDK=$candidate
      return 0
    fi
  done
  cat >&2 <<'MSG'
gantry: no JDK 25 was found. Looked at JAVA_HOME, the java on the PATH, and the usual folders.
Install one, for example Temurin 25 ("temurin-25-jdk" on Debian and Ubuntu with Adoptium's packages,
"brew install --cask temurin@25" on macOS), or set JAVA_HOME to where it is.
MSG
  return 1
}
