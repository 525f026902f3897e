#!/bin/sh
#SBATCH --job-name=cavity
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=02:00:00
#SBATCH --output=cavity-%A-%a.log
# One shard of a phase diagram per task of a Slurm array. From the folder that holds ./cavity, which must be built (run
# ./cavity --version once):
#
#   sbatch --array=1-8 phase-diagrams/docs/slurm-array.sh phase-diagram gated --refine 3 --output map
#   sbatch --dependency=afterany:JOB --wrap "./cavity merge map"
#
# with the number of the array for JOB. A task that runs out of time puts itself back into the queue and continues. With
# another --time set CAVITY_MAX_TIME to some minutes less, in which a task ends what it is doing.

[ $# -gt 0 ] || {
    echo "usage: sbatch --array=1-N $0 phase-diagram MODEL ... --output DIR" >&2
    exit 2
}
cd "${SLURM_SUBMIT_DIR:-.}" || exit 3

./cavity "$@" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_MAX" --threads "${SLURM_CPUS_PER_TASK:-1}" \
    --max-time "${CAVITY_MAX_TIME:-110m}"
status=$?
if [ $status -eq 4 ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit $status
