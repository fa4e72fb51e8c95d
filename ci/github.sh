#!/usr/bin/env bash
# What action.yml runs: one check, told as SARIF, as the job's summary and (where no SARIF can be uploaded) as annotations.
# Ends with 0 and leaves the check's own exit code in the output `exit-code`, so that the report is uploaded first.
#
#   CHECKPOLICY          the program [checkpolicy]
#   CHECKPOLICY_ARGS     more arguments, one a line
#   CHECKPOLICY_SINCE    a revision: only what the changes since cause is reported, and what they loosen
#   CHECKPOLICY_LOOSENING  report or fail [fail]
#   CHECKPOLICY_ANNOTATE true: annotations on standard output
#   CHECKPOLICY_SARIF    where the SARIF file goes [checkpolicy.sarif]
set -euo pipefail

program=${CHECKPOLICY:-checkpolicy}
sarif=${CHECKPOLICY_SARIF:-checkpolicy.sarif}
arguments=(check)
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<<"${CHECKPOLICY_ARGS:-}"
if [ -n "${CHECKPOLICY_SINCE:-}" ]; then
  arguments+=(--changed-since "$CHECKPOLICY_SINCE" --loosening "${CHECKPOLICY_LOOSENING:-fail}")
fi

code=0
"$program" "${arguments[@]}" --format sarif --output "$sarif" || code=$?
if [ ! -s "$sarif" ]; then # misuse, a broken policy or a shallow clone: the message is above, and there is no report
  [ "$code" -ne 0 ] || code=3
  printf 'exit-code=%s\nsarif=\n' "$code" >>"$GITHUB_OUTPUT"
  exit 0
fi
# The cache is warm now: what follows costs little, and says the same.
"$program" "${arguments[@]}" --format markdown >>"$GITHUB_STEP_SUMMARY" || true
if [ "${CHECKPOLICY_ANNOTATE:-true}" = true ]; then
  "$program" "${arguments[@]}" --format github || true
else
  "$program" "${arguments[@]}" || true
fi
printf 'exit-code=%s\nsarif=%s\n' "$code" "$sarif" >>"$GITHUB_OUTPUT"
