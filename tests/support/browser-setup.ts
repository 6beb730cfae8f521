// Once before the browser tests: the browser is unpacked, so that the first test does not pay for it.
import type { TestProject } from 'vitest/node';

import { findChromium } from './chromium-program.ts';

export function setup(project: TestProject): void {
  project.provide('chromium', findChromium());
}
