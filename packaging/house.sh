# Shared by ./run and ./test: install what is missing, build the program, build the page.
# Sourced from bash with `set -euo pipefail`, from the top folder of the repository.

log_folder=build/log
mkdir -p "$log_folder"

say() { printf '%s\n' "$*"; }
fail() {
  printf 'stafett: %s\n' "$*" >&2
  exit 1
}

# quietly NAME COMMAND…: runs the command with its output in build/log/NAME.log; shows the end of it, and
# the lines that name an error, when the command fails.
quietly() {
  local name=$1 log="$log_folder/$1.log"
  shift
  if ! "$@" >"$log" 2>&1 </dev/null; then
    grep -E '(error|FAILED|fatal)' "$log" | head -n 20 >&2 || true
    printf -- '--- the end of %s\n' "$log" >&2
    tail -n 30 "$log" >&2
    fail "$name failed"
  fi
}

# packages_of SECTION…: the packages of these sections that this machine lacks, one a line.
packages_of() {
  local section= package command _
  while read -r package command _; do
    case $package in
      '' | '#'*) ;;
      '['*) section=${package//[\[\]]/} ;;
      *)
        [[ " $* " == *" $section "* ]] || continue
        if [[ $command != - ]] && command -v "$command" >/dev/null; then continue; fi
        [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] && continue
        printf '%s\n' "$package"
        ;;
    esac
  done <packaging/debian-packages.txt
}

# install_packages SECTION…: by apt, as root or through sudo; says so before it does.
install_packages() {
  local missing
  mapfile -t missing < <(packages_of "$@")
  ((${#missing[@]})) || return 0
  say "Installing from Debian: ${missing[*]}"
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      fail "not root, and no sudo here. As root: apt-get install --no-install-recommends ${missing[*]}"
    say "(sudo may ask for your password)"
    as_root=(sudo)
    if ! [[ -t 0 && -t 1 ]]; then as_root+=(-n); fi
    "${as_root[@]}" true || fail "sudo said no"
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq
    -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3)
  # Another apt may hold the lists' lock, for which there is no waiting option.
  local try
  for try in 1 2 3 4 5 6; do
    "${apt[@]}" update >"$log_folder/apt-update.log" 2>&1 </dev/null && break
    ((try < 6)) && sleep 10
  done
  quietly apt-install "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}

# build_program PRESET [TARGET…]: configures and builds into build/PRESET.
build_program() {
  local preset=$1
  shift
  quietly "configure-$preset" cmake --preset "$preset"
  quietly "build-$preset" ninja -C "build/$preset" -j "$(nproc)" "$@"
}

# hash_of_files FILE…: one line that changes when any of them does (names from standard input).
hash_of_files() { LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

# page_packages: npm ci, only when web/package-lock.json has changed since the last time.
page_packages() {
  local node_major
  node_major=$(node -p 'process.versions.node.split(".")[0]')
  ((node_major >= 18)) || fail "Node 18 or newer is needed, here is $(node --version)"
  local stamp=web/node_modules/.installed wanted
  wanted=$(sha256sum <web/package-lock.json)$node_major
  [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && return 0
  say "Fetching the page's packages (npm ci)"
  quietly npm-ci npm --prefix web ci --no-audit --no-fund --loglevel=error
  printf '%s' "$wanted" >"$stamp"
}

# build_page: web/dist, only when something it is made of has changed.
build_page() {
  [[ -f web/package.json ]] || return 0
  page_packages
  local stamp=web/dist/.built wanted
  # Without what the build itself writes.
  wanted=$(find web api \( -name node_modules -o -path web/dist \) -prune -o -type f \
    ! -name '*.gen.ts' ! -name schema.d.ts -print0 | hash_of_files)
  [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && return 0
  say "Building the page"
  quietly build-page npm --prefix web run build
  printf '%s' "$wanted" >"$stamp"
}

# make_package PRESET: the Debian package of what build/PRESET and web/dist hold, in build/; prints its name.
make_package() {
  rm -f build/stafett_*.deb
  quietly package cpack --config "build/$1/CPackConfig.cmake" -B build
  rm -rf build/_CPack_Packages
  ls build/stafett_*.deb
}

# free_port FROM: the first port from FROM on that nobody on this machine answers at.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s' "$port"
}
