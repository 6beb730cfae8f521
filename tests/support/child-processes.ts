// Processes that a part of the product starts for itself, found from outside.
import { execFileSync } from 'node:child_process';

/** Ids of the processes that this one has started and that run `main`. */
export function childrenRunning(main: string): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((process_) => Number(process_?.[2]) === process.pid && process_?.[3]?.includes(main))
    .map((process_) => Number(process_?.[1]));
}
