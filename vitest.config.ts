// Three kinds of tests: unit runs on nothing, integration on a real PostgreSQL (and Redis), browser on the built client.
import { defineConfig } from 'vitest/config';

const database = 'tests/support/global-setup.ts';
const properties = 'tests/support/property-seed.ts';
const browser = 'tests/support/browser-setup.ts';

export default defineConfig({
  test: {
    // Kinds run one after the other. Of each kind two files run at once, as small machines have two cores: many wait, for
    // a telephone that rings or a process that starts, and one alone leaves a core to nobody. The files of a kind share
    // their processes: loading the product anew for each would take as long as a third of the tests. What a file opens
    // it closes, and what it changes in the process (a clock, fetch) it puts back.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: [properties],
          testTimeout: 30_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: [database],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [database, browser],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
