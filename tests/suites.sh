# The suites of ./test, fastest first. Each is a function that prints what happened and writes
# "PASSED FAILED" to $score. Sourced by ./test from the top folder.

# each_suite DO: calls DO NAME SECONDS FUNCTION… for every suite there is.
each_suite() {
  local name program
  "$1" format 120 suite_format
  while read -r name program; do
    [[ -n $name ]] || continue
    "$1" "unit $name" 600 suite_doctest "$program"
  done < <(cat build/dev/test-programs.txt 2>/dev/null)
  if [[ -f web/package.json ]]; then
    "$1" "web format" 120 suite_step prettier_all
    "$1" "web lint" 300 suite_step npm --prefix web run lint
    "$1" "tests lint" 120 suite_step eslint_tests
    "$1" "web unit" 900 suite_vitest
    "$1" "api sqlite" 600 suite_node sqlite tests/api/*.test.mjs
    "$1" "api postgres" 600 suite_node postgres tests/api/*.test.mjs
    "$1" package 300 tests/packaging/check_package
    "$1" "e2e" 1500 suite_node sqlite tests/e2e/*.story.mjs
  fi
  "$1" compilers 600 suite_step tests/same_bytes
  "$1" tidy 1500 suite_tidy
  # The rooms with threads and with strangers' bytes, once more under the sanitizers.
  for name in exchange store http; do
    grep -q "^$name " build/dev/test-programs.txt 2>/dev/null || continue
    "$1" "asan $name" 900 suite_sanitized asan "$name"
    [[ $name == exchange ]] || "$1" "tsan $name" 900 suite_sanitized tsan "$name"
  done
}

# needs_page SUITE…: whether these suites (all, when none is named) look at the page.
needs_page() {
  (($#)) || return 0
  local name
  for name in "$@"; do
    case $name in
      format | unit* | compilers | tidy | asan* | tsan*) ;;
      *) return 0 ;;
    esac
  done
  return 1
}

# suite_step COMMAND…: counts as one; failed unless the command answers 0.
suite_step() {
  if "$@"; then echo 1 0 >"$score"; else echo 0 1 >"$score"; fi
}

suite_build_program() {
  build_program dev
  echo 1 0 >"$score"
}

suite_build_page() {
  build_page # with types, and each page's weight against the budget
  echo 1 0 >"$score"
}

prettier_all() {
  (cd web && npx --no-install prettier --check .) &&
    web/node_modules/.bin/prettier --config web/.prettierrc.json --check 'tests/**/*.mjs'
}

eslint_tests() { (cd tests && ../web/node_modules/.bin/eslint --max-warnings 0 .); }

# The page's own unit tests. A skipped one counts as failed, and so does a file that could not be read.
suite_vitest() {
  local out=$PWD/${score%.score}.json
  rm -f "$out"
  timeout "$limit" npm --prefix web test -- --reporter=default --reporter=json --outputFile="$out" || true
  node -e '
    const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const empty = r.testResults.filter((f) => f.status === "failed" && !f.assertionResults.some((a) => a.status === "failed"));
    console.log(r.numPassedTests, r.numFailedTests + r.numPendingTests + r.numTodoTests + empty.length);
  ' "$out" >"$score"
}

# suite_node ENGINE FILE…: tests in Node against a running house.
suite_node() {
  local out=${score%.score}.json
  export STAFETT_TEST_ENGINE=$1
  shift
  rm -f "$out"
  timeout "$limit" node tests/node/run.mjs "$out" "$@" || true
  sed -nE 's/^\{"passed":([0-9]+),"failed":([0-9]+)\}$/\1 \2/p' "$out" >"$score"
}

cpp_files() { git ls-files --cached --others --exclude-standard -- 'src/*.[ch]pp' 'tests/*.[ch]pp' 'bench/*.[ch]pp'; }

# One step for the whole tree: names the files whose layout is not clang-format's.
suite_format() {
  local bad
  bad=$(cpp_files | timeout "$limit" xargs -P "$(nproc)" -n 20 clang-format-14 --dry-run 2>&1 |
    sed -nE 's/^([^:]+):.*code should be clang-formatted.*/\1/p' | sort -u) || return 1
  if [[ -z $bad ]]; then
    echo 1 0 >"$score"
  else
    printf '%s is not as clang-format-14 -i lays it out\n' $bad
    echo 0 1 >"$score"
  fi
}

# suite_doctest PROGRAM: a doctest program's own count of test cases. One that is skipped has failed:
# nothing in the house is switched off.
suite_doctest() {
  local out="${score%.score}.xml"
  timeout "$limit" "$1" --reporters=xml --out="$out" --no-version || true
  local line passed failed skipped
  line=$(grep '<OverallResultsTestCases ' "$out") || return 1
  passed=$(sed -E 's/.* successes="([0-9]+)".*/\1/' <<<"$line")
  failed=$(sed -E 's/.* failures="([0-9]+)".*/\1/' <<<"$line")
  skipped=$(sed -E 's/.* skipped="([0-9]+)".*/\1/' <<<"$line")
  ((skipped == 0)) || echo "$skipped test cases were skipped"
  echo "$passed $((failed + skipped))" >"$score"
  failed_cases "$out"
}

# suite_sanitized PRESET ROOM: the room's test program, built with PRESET; a report ends the program.
suite_sanitized() {
  build_program "$1" "test_$2"
  export TSAN_OPTIONS=halt_on_error=1 ASAN_OPTIONS=detect_leaks=1
  suite_doctest "build/$1/tests/$2/test_$2"
}

# failed_cases XML: of doctest's report, the cases that failed, with their failing lines only.
failed_cases() {
  awk '
    /<TestCase / { head = $0; body = ""; inside = 0 }
    /<Expression success="false"|<Exception |<Message type="(FATAL )?ERROR"/ { inside = 1 }
    inside { body = body "\n" $0 }
    /<\/(Expression|Exception|Message)>/ { inside = 0 }
    /test_case_success="false"/ { print head body }
  ' "$1"
}

# clang-tidy over src/, one step a file. What a file was found good with is remembered by the contents of
# everything of ours that it includes, so that a second run looks at what has changed only.
suite_tidy() {
  local folder=build/tidy
  mkdir -p "$folder/good"
  # Without GCC's precompiled header, which clang cannot read.
  sed -E 's/-Winvalid-pch//g; s/-include [^ ]*cmake_pch\.hxx//g' build/dev/compile_commands.json \
    >"$folder/compile_commands.json"
  local files
  mapfile -t files < <(tidy_list)
  rm -f "$folder"/*.told
  printf '%s\n' "${files[@]}" | timeout "$limit" xargs -r -P "$(nproc)" -L 1 tests/tidy_file || true
  local key file passed=0 failed=0
  while read -r file key; do
    if [[ -f $folder/good/$key ]]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "fails: $file"; fi
  done < <(printf '%s\n' "${files[@]}")
  cat "$folder"/*.told 2>/dev/null || true
  echo "$passed $failed" >"$score"
}

# tidy_list: a line "FILE KEY" for each source in src/; the key is a hash of what the file is compiled of.
tidy_list() {
  local top
  top=$(pwd -P)
  ninja -C build/dev -t deps | awk -v top="$top/" '
    /^[^ ].*: #deps/ { object = $1; sub(/:$/, "", object); source = "" }
    /^    / {
      path = $1
      if (index(path, top) == 1) path = substr(path, length(top) + 1)
      sub(/^(\.\.\/)+/, "", path)
      if (source == "" && path ~ /^src\/.*\.cpp$/) source = path
      if (source != "" && path ~ /^(src|build\/dev\/)/ && path !~ /cmake_pch/) print source, path
    }' | LC_ALL=C sort -u >build/tidy/depends
  awk '{ print $2 }' build/tidy/depends | sort -u | xargs sha256sum 2>/dev/null >build/tidy/hashes
  local settings
  settings=$(sha256sum <.clang-tidy)
  git ls-files --cached --others --exclude-standard -- 'src/*.cpp' | while read -r file; do
    printf '%s %s\n' "$file" "$({
      echo "$settings"
      sha256sum "$file"
      awk -v file="$file" 'NR == FNR { if ($1 == file) need[$2] = 1; next } $2 in need' build/tidy/depends build/tidy/hashes
    } | sha256sum | cut -c1-40)"
  done
}
