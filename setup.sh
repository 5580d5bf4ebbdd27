#!/usr/bin/env bash
# Installs what recto needs on Debian 12 and builds it.
#
#   ./setup.sh run    install, build release, render every deck of decks/ into output/
#   ./setup.sh test   install, build, run all tests
#   ./setup.sh deps   install only
#   ./setup.sh install  install what is needed, build, and put recto in place under PREFIX (/usr/local by default)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

build_packages=(
  build-essential cmake ninja-build pkg-config
  libhpdf-dev libpugixml-dev libcli11-dev doctest-dev libharfbuzz-dev libicu-dev libhyphen-dev libfmt-dev
  libdeflate-dev libsource-highlight-dev libboost-regex-dev libqrencode-dev libpng-dev nlohmann-json3-dev libjemalloc-dev
  libsqlite3-dev libzip-dev libzstd-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev
)
run_packages=(
  fonts-vollkorn fonts-inter fonts-jetbrains-mono fonts-ebgaramond fonts-lato fonts-liberation fonts-dejavu
  fonts-noto-core fonts-noto-cjk fonts-symbola
  libsource-highlight-common hyphen-en-us hyphen-en-gb hyphen-de hyphen-el hyphen-fr hyphen-hi hyphen-ru
)
test_packages=(
  python3 python3-pikepdf python3-django python3-djangorestframework qpdf poppler-utils mupdf-tools ghostscript
  libharfbuzz-bin zbar-tools
  hunspell hunspell-en-us fonts-inter-variable zstd clang-format-14
  man-db zsh fish lintian
)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

missing() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || printf '%s\n' "$package"
  done
}

install_packages() {
  local wanted
  mapfile -t wanted < <(missing "$@")
  [ "${#wanted[@]}" -eq 0 ] && return
  echo "installing: ${wanted[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

build() {
  # shellcheck disable=SC2086  # several flags in one variable
  cmake --preset "$1" "${@:2}" ${RECTO_CMAKE_FLAGS:-} >/dev/null
  cmake --build --preset "$1"
}

# As the user where the prefix can be written, else as root.
install_program() {
  local prefix="${PREFIX:-/usr/local}" parent
  parent="$prefix"
  while [ ! -e "$parent" ]; do parent="$(dirname "$parent")"; done
  if [ -w "$parent" ]; then cmake --install build/release; else as_root cmake --install build/release; fi
  echo "recto is in $prefix/bin"
}

case "${1:-}" in
  run)
    install_packages "${build_packages[@]}" "${run_packages[@]}"
    build release -DRECTO_TESTS=OFF
    build/release/recto build
    ;;
  test)
    install_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
    build release -DRECTO_TESTS=ON
    ctest --preset release --parallel "$(nproc)"
    ;;
  install)
    install_packages "${build_packages[@]}" "${run_packages[@]}"
    build release -DRECTO_TESTS=OFF -DCMAKE_INSTALL_PREFIX="${PREFIX:-/usr/local}"
    install_program
    ;;
  deps)
    install_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
    ;;
  *)
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
