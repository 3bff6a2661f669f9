#!/usr/bin/env bash
# Everything that must hold before a change lands: a build without warnings, the code's form, and all tests.
# Installs what the tests need and the machine lacks (Debian, as root). Results: artifacts/test-results, pictures: artifacts/screenshots.
# With --quick: the daily run. Build and the fast tests only, without a browser or a program from npm; it installs nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

quick=false
case "${1:-}" in
  "") ;;
  --quick) quick=true ;;
  *)
    echo "usage: bash tests/run.sh [--quick]" >&2
    exit 2
    ;;
esac

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDDISABLENODEREUSE=1
results="$PWD/artifacts/test-results"
chromium="${CHROMIUM_PATH:-/usr/bin/chromium}"

step() { printf '\n== %s\n' "$*"; }

# need "what it is" "check command" package...
need() {
  local what=$1 check=$2
  shift 2
  if eval "$check" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "$what is missing. Install it (on Debian: apt-get install $*), then run this again." >&2
    exit 1
  fi
  step "Installing $what"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if ! $quick; then
  need "Node.js with npm" "node --version && npm --version" nodejs npm
  need "libfaketime" "ls /usr/lib/*/faketime/libfaketimeMT.so.1" libfaketime
  if [ -n "${CHROMIUM_PATH:-}" ]; then
    [ -x "$chromium" ] || { echo "CHROMIUM_PATH names $chromium, which is not there." >&2; exit 1; }
  else
    need "Chromium" "[ -x $chromium ]" chromium fonts-noto-core
  fi
fi

rm -rf artifacts/test-results artifacts/screenshots artifacts/fault-figures.txt
mkdir -p "$results"

# install "what it is" folder
install() {
  if cmp -s "$2/package-lock.json" "$2/node_modules/.installed"; then return; fi
  step "Installing $1"
  (cd "$2" && npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.installed)
}
if ! $quick; then
  install "Azurite" tests/KnowledgePackages.Simulator
  install "the official Direct Line client" tests/KnowledgePackages.Conformance.Tests
  install "the official SDK and Agents Playground" tests/KnowledgePackages.EndToEnd.Tests/peers
  install "the schemas of the Teams manifest" tests/KnowledgePackages.Web.Tests/Teams
fi

step "Build"
dotnet build -nodeReuse:false --nologo -v quiet

filter=()
if $quick; then
  filter=(--filter "Category!=Slow&Category!=Peer")
  jobs=({Bot,Web,Runtime,Domain,Dialogs})
else
  # The long ones first, so that the last ones end at the same time.
  jobs=({EndToEnd,Web,Faults,Bot,Runtime} form)
  for project in tests/KnowledgePackages.*.Tests; do
    name=${project#*.}
    [[ " ${jobs[*]} " == *" ${name%.Tests} "* ]] || jobs+=("${name%.Tests}")
  done
fi

# Each prints its output in one piece when it ends.
test_project() {
  local project=tests/KnowledgePackages.$1.Tests name=KnowledgePackages.$1.Tests
  if ! dotnet test "$project" --no-build --nologo --blame-hang-timeout 8m --blame-hang-dump-type none \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" "${filter[@]}" </dev/null >"$results/$name.log" 2>&1; then
    echo "$name" >>"$results/failed"
  elif ! grep -q '<UnitTestResult ' "$results/$name.trx" 2>/dev/null; then
    echo "$name (ran no test)" >>"$results/failed"
  fi
  echo "$(step "$name"; cat "$results/$name.log")"
}

# Lines are at most 140 characters long, but for texts in tests, which say more in one piece.
check_form() {
  {
    dotnet format --verify-no-changes --no-restore &&
      ! grep -rnE '^.{141,}' src --include=*.cs --exclude-dir={bin,obj} &&
      ! { grep -rnE '^[^"]{141,}$' tests --include=*.cs --exclude-dir={bin,obj} | grep -v ' user> '; }
  } >"$results/form.log" 2>&1 || echo "form" >>"$results/failed"
  echo "$(step "Form"; cat "$results/form.log")"
}

run_job() { if [ "$1" = form ]; then check_form; else test_project "$1"; fi; }

# Three at a time: browsers, leases and retries leave a core idle most of the time.
places=$($quick && echo 2 || echo 3)
for job in "${jobs[@]}"; do
  if [ "$(jobs -rp | wc -l)" -ge "$places" ]; then wait -n || true; fi
  run_job "$job" &
done
wait

if [ -f artifacts/fault-figures.txt ]; then
  step "Figures and seeds of the fault tests"
  cat artifacts/fault-figures.txt
fi

if [ -f "$results/failed" ]; then
  step "Failed: $(paste -sd ' ' "$results/failed")"
  grep -hoE 'testName="[^"]+"[^>]* outcome="Failed"' "$results"/*.trx | sed -E 's/^testName="([^"]+)".*/  \1/' | sort || true
  exit 1
fi
step "All tests passed"
