#!/bin/bash
# faults.sh [fast|slow|all|FAULT...]: batches on a real Slurm, and what may happen to them there.
#
# Each fault has a deadline; the oracle is always the bytes of one run on one machine. PROGRAM names
# the program, SCENARIO the scenario; the lab (up.sh) is installed and started if it is not there.
set -u
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export SLURM_LAB_MAXARRAY=${SLURM_LAB_MAXARRAY:-17}
. "$HERE/lib.sh"
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PROGRAM=${PROGRAM:?the program to test}
SCENARIO=${SCENARIO:-$HERE/../../scenarios/2019.toml}
FAST="clean packed killed requeued merges"
SLOW="lost cut limit full controller"
WORK=$LAB/work

# Short leaves, and enough of them that a shard can be caught at work.
SMALL="--sample 0.01 --years 1 --reps 32"
LONG="--sample 0.05 --years 5 --reps 48"

say() { echo "$(date +%T) $*"; }
die() { echo "FAILED $FAULT: $*"; [ ! -d "$BATCH/log" ] || tail -n 5 "$BATCH"/log/*.log; exit 1; }

# until_true SECONDS COMMAND...: waits for COMMAND, which must come true within SECONDS.
until_true() {
  local left=$(( $1 * 5 )); shift
  until "$@"; do
    left=$(( left - 1 ))
    [ "$left" -gt 0 ] || return 1
    sleep 0.2
  done
}

# begin FAULT SHARDS OPTIONS: a planned batch, and the results of one run beside it.
begin() {
  FAULT=$1; BATCH=$WORK/$1; ONE=$WORK/one-$(echo "$3" | cksum | cut -d' ' -f1)
  rm -rf "$BATCH"; mkdir -p "$WORK"
  # shellcheck disable=SC2086
  [ -d "$ONE" ] || "$PROGRAM" run "$SCENARIO" $3 --out "$ONE" -q >/dev/null || die "the one run"
  # shellcheck disable=SC2086
  "$PROGRAM" plan "$SCENARIO" $3 --shards "$2" --out "$BATCH" >/dev/null || die "the plan"
}

# submit OPTIONS: the numbers of the array job and of the merge.
submit() {
  local answer
  answer=$("$PROGRAM" submit "$BATCH" --engine slurm --memory 400 "$@") || die "submit"
  JOB=$(echo "$answer" | sed -n 's/.*as job \([0-9]*\) and.*/\1/p')
  MERGE=$(echo "$answer" | sed -n 's/.*merge as job \([0-9]*\).*/\1/p')
}

# A controller that does not answer says nothing of a job.
gone() { local left; left=$(squeue -h -j "$1" 2>/dev/null) && [ -z "$left" ]; }
at_work() { ls "$BATCH"/parts/000/shard-1-of-*.part >/dev/null 2>&1 && [ "$("$PROGRAM" status "$BATCH" --shard 1/"$1")" -gt 0 ]; }
# The process of the first task.
first_pid() { pgrep -f -- "^$PROGRAM run $BATCH --shard 1-"; }
same() { diff -r "$ONE" "$1" >/dev/null; }

# finish: redoes what is missing by hand, merges, and compares with the oracle.
finish() {
  "$PROGRAM" merge "$BATCH" --out "$BATCH/results" --force -q >/dev/null || die "merge: $("$PROGRAM" status "$BATCH")"
  same "$BATCH/results" || die "the results differ from those of one run"
  say "$FAULT: ok"
}

fault_clean() {
  begin clean 16 "$SMALL"
  submit
  until_true 90 gone "$MERGE" || die "the merge did not end within 90 s"
  same "$BATCH/results" || die "the results differ from those of one run"
  say "clean: ok"
}

fault_packed() {
  begin packed 40 "$SMALL"
  submit
  [ "$(grep -c 'array=1-14' "$BATCH/job.sbatch")" = 1 ] || die "40 shards were not packed under 16 tasks"
  until_true 90 gone "$MERGE" || die "the merge did not end within 90 s"
  same "$BATCH/results" || die "the results differ from those of one run"
  say "packed: ok"
}

fault_killed() {
  begin killed 4 "$LONG"
  submit
  until_true 60 at_work 4 || die "the first shard did not begin"
  kill -KILL "$(first_pid)" || die "nothing to kill"
  until_true 120 gone "$MERGE" || die "the merge did not end"
  grep -q "run these shards of 4 again" "$BATCH/log/merge.log" || die "the merge did not say what is missing"
  sbatch --parsable "$BATCH/job.sbatch" >"$BATCH/again" || die "the job file cannot be submitted again"
  until_true 120 gone "$(cat "$BATCH/again")" || die "the second turn did not end"
  grep -q "from an earlier attempt" "$BATCH/log/task-1.log" || die "nothing was resumed"
  finish
}

fault_requeued() {
  begin requeued 4 "$LONG"
  submit
  until_true 60 at_work 4 || die "the first shard did not begin"
  scontrol requeue "${JOB}_1" || die "requeue"
  until_true 150 gone "$MERGE" || die "the merge did not end within 150 s"
  finish
}

fault_merges() {
  begin merges 3 "$SMALL"
  "$PROGRAM" run "$BATCH" --shard 1-3/3 -q || die "the shards"
  for pause in 0.05 0.1 0.2 0.4; do
    "$PROGRAM" merge "$BATCH" --out "$BATCH/results" --force -q >/dev/null & local child=$!
    sleep "$pause"; kill -KILL "$child" 2>/dev/null; wait "$child" 2>/dev/null
    [ ! -d "$BATCH/results" ] || same "$BATCH/results" || die "half a result appeared after $pause s"
  done
  "$PROGRAM" merge "$BATCH" --out "$BATCH/results" --force -q >/dev/null 2>&1 & local one=$!
  "$PROGRAM" merge "$BATCH" --out "$BATCH/results" --force -q >/dev/null 2>&1; wait "$one"
  finish
}

fault_lost() {
  begin lost 8 "$LONG"
  submit
  until_true 60 at_work 8 || die "the first shard did not begin"
  "$HERE/node.sh" lose n2
  until_true 240 gone "$MERGE" || die "the merge did not end within 240 s"
  "$HERE/node.sh" start n2
  finish
}

fault_cut() {
  begin cut 8 "$LONG"
  submit
  until_true 60 at_work 8 || die "the first shard did not begin"
  "$HERE/node.sh" cut n1
  until_true 240 gone "$MERGE" || die "the merge did not end within 240 s"
  "$HERE/node.sh" start n1
  finish
}

fault_limit() {
  begin limit 1 "--sample 0.2 --years 5 --reps 60"
  submit --time 3
  until_true 60 at_work 1 || die "the shard did not begin"
  until_true 900 gone "$MERGE" || die "the merge did not end within 900 s"
  grep -q "stopped by a signal" "$BATCH/log/task-1.log" || die "the limit was never met; make the shard longer"
  finish
}

fault_full() {
  begin full 1 "$LONG"
  local parts=$BATCH/parts/000
  mount -t tmpfs -o size=3m tmpfs "$parts" || die "a small disk cannot be mounted; run as root"
  "$PROGRAM" run "$BATCH" --shard 1/1 -q 2>"$BATCH/said"; local code=$?
  mount -o remount,size=64m "$parts"
  [ "$code" = 3 ] || die "exit $code on a full disk: $(cat "$BATCH/said")"
  "$PROGRAM" run "$BATCH" --shard 1/1 2>&1 | grep -q "from an earlier attempt" || die "nothing was resumed"
  finish
  umount "$parts"
}

fault_controller() {
  begin controller 4 "$LONG"
  submit
  until_true 60 at_work 4 || die "the first shard did not begin"
  "$HERE/node.sh" ctl-kill; sleep 2; "$HERE/node.sh" ctl-start
  until_true 240 gone "$MERGE" || die "the merge did not end within 240 s"
  finish
}

case ${1:-fast} in
  fast) faults=$FAST;;
  slow) faults=$SLOW;;
  all) faults="$FAST $SLOW";;
  *) faults=$*;;
esac
"$HERE/up.sh" --install || exit 1
for fault in $faults; do
  declare -F "fault_$fault" >/dev/null || { echo "no such fault: $fault; there are $FAST $SLOW"; exit 2; }
  "fault_$fault"
done
echo "all as they should be: $faults"
