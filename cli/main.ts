// `cati` as a process of its own: the command on what it was called with, ended by its exit code.
import { catiCommand } from './command.ts';

await catiCommand((code) => process.exit(code)).parseAsync();
