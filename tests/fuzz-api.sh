#!/bin/bash
# Tries every operation of the OpenAPI document with odd input, as nobody, a resident, staff and an officer, by Schemathesis
# (https://schemathesis.readthedocs.io), against the real demo server on a port of its own. Not a part of the ordinary tests.
#
#   tests/fuzz-api.sh [SECONDS FOR EACH CALLER] [SEED] [CALLER…]
#
# SCHEMATHESIS names the program (else `schemathesis` on the path); PERMIT_SERVER_BIN the server (else the development build).
# Fails where anybody is answered 5xx other than "not now", or with what the document does not say.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-150} seed=${2:-1} callers=" ${*:3} "
program=${SCHEMATHESIS:-schemathesis}
server=${PERMIT_SERVER_BIN:-$PWD/target/debug/permit-server}
work=$(mktemp -d)
trap 'kill "${pid:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

officer=$("$server" officer-key --data "$work/data" --scheme schemes/cambridgeshire.toml --council cambridgeshire --name Fuzz |
    grep -o 'pvo_[^ ]*' | head -n 1)
"$server" serve --listen 127.0.0.1:0 --data "$work/data" --scheme schemes/cambridgeshire.toml --scheme schemes/morfa.toml \
    --resident-permits schemes/demo-resident-permits.csv --demo schemes/demo.toml >"$work/said" 2>"$work/log" &
pid=$!
for _ in $(seq 200); do
    site=$(sed -n 's/.*listening on \(http:[^ ]*\).*/\1/p' "$work/said" | head -n 1)
    [ -n "$site" ] && break
    sleep 0.1
done

# A session as the app has one, and as the website's staff have one: Schemathesis may end either while it tries.
log_in() {
    curl --silent --fail --dump-header "$work/head" --header 'content-type: application/json' --header 'sec-fetch-site: same-origin' \
        --data "{\"email\":\"$1\",\"password\":\"$2\",\"device\":{\"name\":\"Fuzz\",\"kind\":\"$3\"}}" "$site/api/v1/log_in"
}
cookie() { sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p' "$work/head" | tr -d '\r'; }
resident=$(log_in amira@example.org visitor-demo-1 app | grep -o 'pv1_[^"]*')
log_in priya@council.example reviewer-demo-1 website >/dev/null && reviewer=$(cookie)
log_in joan@council.example handler-demo-1 website >/dev/null && handler=$(cookie)

faults=0
run() {
    who=$1
    shift
    [ "$callers" = "  " ] || [[ "$callers" == *" $who "* ]] || return 0
    echo "== $who"
    "$program" run "$site/api/v1/openapi.json" --url "$site" --seed "$seed" --max-time "$seconds" --max-examples 100000 \
        --phases examples,coverage,fuzzing --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
        --exclude-path /api/v1/log_out --exclude-path /api/v1/close_account --exclude-path /api/v1/revoke_device \
        --exclude-path /api/v1/change_password --continue-on-failure --no-color "$@" >"$work/$who.txt" 2>&1 || faults=$((faults + 1))
    tail -n 40 "$work/$who.txt"
}
run nobody
run resident --header "Authorization: Bearer $resident"
run reviewer --header "Cookie: $reviewer" --header 'Sec-Fetch-Site: same-origin'
run handler --header "Cookie: $handler" --header 'Sec-Fetch-Site: same-origin'
run officer --header "Authorization: Bearer $officer"

echo "== answers of the server, by status"
grep -a -o '"status":[0-9]*' "$work/log" | sort | uniq -c
echo "== answers 5xx, by operation and problem"
grep -a '"status":5' "$work/log" | grep -a -v '"operation":"(page)"' | sed 's/.*"operation":"\([^"]*\)".*"problem":"\([^"]*\)".*/\1 \2/' | sort | uniq -c || true
! grep -a -q '"problem":"internal"\|panicked' "$work/log" || faults=$((faults + 1))
exit "$((faults > 0))"
