#!/bin/sh
#SBATCH --job-name=cavity
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=02:00:00
#SBATCH --output=cavity-%A-%a.log
#SBATCH --open-mode=append
#SBATCH --requeue
# One shard of a phase diagram per task of a Slurm array. From the folder that holds ./cavity, which must be built (run
# ./cavity --version once):
#
#   sbatch --array=1-8 phase-diagrams/docs/slurm-array.sh phase-diagram gated --refine 3 --output map
#   sbatch --dependency=afterany:JOB --cpus-per-task=4 --mem=4G --time=02:00:00 --wrap "./cavity merge map --threads 4"
#
# with the number of the array for JOB. The second job refines the map and traces its lines; if its time ends, submit it
# again. Missing shards alone are submitted with their numbers and that of all, CAVITY_SHARDS=8 sbatch --array=3,5 ... A task that runs out of time puts itself back into the queue and continues. With
# another --time set CAVITY_MAX_TIME to some minutes less, in which a task ends what it is doing.

[ $# -gt 0 ] || {
    echo "usage: sbatch --array=1-N $0 phase-diagram MODEL ... --output DIR" >&2
    exit 2
}
cd "${SLURM_SUBMIT_DIR:-.}" || exit 3

./cavity "$@" --shard "$SLURM_ARRAY_TASK_ID/${CAVITY_SHARDS:-$SLURM_ARRAY_TASK_MAX}" --threads "${SLURM_CPUS_PER_TASK:-1}" \
    --max-time "${CAVITY_MAX_TIME:-110m}"
status=$?
if [ $status -eq 4 ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit $status
