import type { BundleManifest } from '#contract/bundle.ts';

import { checkDraw } from './check-draw.ts';
import { checkFiles, readManifest } from './check-files.ts';
import { checkResults } from './check-results.ts';
import { Findings } from './difference.ts';
import { openBundle } from './open-bundle.ts';

/** Checks every part of the bundle that is there, each by itself. @throws InputFault when it is no bundle */
export async function verifyBundle(
  path: string,
): Promise<{ manifest: BundleManifest; manifestDigest: string; findings: Findings }> {
  const bundle = await openBundle(path);
  const { manifest, digest } = await readManifest(bundle, path);
  const findings = new Findings();
  await checkFiles(bundle, manifest, findings);
  if (manifest.draw)
    await checkDraw(bundle, manifest.draw, manifest.withheld?.includes('frame.csv') ?? false, findings);
  else {
    if (manifest.edition) findings.add('part-missing', 'manifest.json draw');
    for (const part of ['closedFrame', 'seed', 'draw', 'sample'] as const)
      findings.leaveOut(part, 'not-published');
  }
  if (manifest.edition) await checkResults(bundle, manifest, findings);
  else for (const part of ['index', 'rates'] as const) findings.leaveOut(part, 'not-published');
  return { manifest, manifestDigest: digest, findings };
}
