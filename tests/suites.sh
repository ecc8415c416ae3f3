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
}

cpp_files() { git ls-files --cached --others --exclude-standard -- 'src/*.[ch]pp' 'tests/*.[ch]pp' 'bench/*.[ch]pp'; }

# One step for the whole tree: names the files whose layout is not clang-format's.
suite_format() {
  local file bad=0
  while read -r file; do
    clang-format-14 --dry-run -Werror "$file" 2>/dev/null && continue
    echo "$file is not as clang-format-14 -i lays it out"
    bad=1
  done < <(cpp_files)
  echo "$((1 - bad)) $bad" >"$score"
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
