// PSPP, the free reader of SPSS files: the judge of the .sav files that the product writes, where this machine has it.
import { spawnSync } from 'node:child_process';

const program = 'pspp';

/** The program; null when there is none here. */
export function findPspp(): string | null {
  return spawnSync(program, ['--version']).status === 0 ? program : null;
}
