import { createHash } from 'node:crypto';

import { bundleManifest, type BundleManifest } from '#contract/bundle.ts';

import { InputFault } from '../input-fault.ts';
import type { Findings } from './difference.ts';
import { type Bundle, readBytes, readText, UnreadableFile } from './open-bundle.ts';

/**
 * What the bundle says of itself, and the SHA-256 of that, by which everything in the bundle is known: it stands on the
 * public page. @throws InputFault when there is no manifest that can be read
 */
export async function readManifest(
  bundle: Bundle,
  path: string,
): Promise<{ manifest: BundleManifest; digest: string }> {
  if (!bundle.names.has('manifest.json'))
    throw new InputFault(`${path}: không có manifest.json; cần hồ sơ kiểm chứng tải từ hệ thống.`);
  const where = `${path}: manifest.json`;
  let value: unknown;
  let text = '';
  try {
    text = await readText(bundle, 'manifest.json');
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new InputFault(`${where}: không phải JSON (${error.message}).`, { cause: error });
    if (error instanceof UnreadableFile) throw new InputFault(`${path}: ${error.message}.`, { cause: error });
    throw error;
  }
  const reading = bundleManifest.safeParse(value);
  if (reading.success)
    return { manifest: reading.data, digest: createHash('sha256').update(text).digest('hex') };
  const faults = reading.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new InputFault(`${where}: ${faults.join('; ')}.`);
}

/** What everybody needs who computes the figures of a publication again. */
const ofEditions = ['plan.json', 'sample.csv', 'strata.csv', 'cases.csv', 'results.json', 'figures.csv'];
/** What `tinh-lai.R` writes beside them, and programs that show folders. */
const notOfBundles = /^figures-R\.csv$|^manifest\.json$|(^|\/)\.|^__MACOSX\//;

/** Whether each file is what the manifest says, and there is no other. */
export async function checkFiles(
  bundle: Bundle,
  { files, edition }: BundleManifest,
  findings: Findings,
): Promise<void> {
  for (const name of bundle.repeated) findings.add('repeated', name);
  for (const name of bundle.names)
    if (!Object.hasOwn(files, name) && !notOfBundles.test(name)) findings.add('file-unlisted', name);
  for (const name of edition ? ofEditions : [])
    if (!Object.hasOwn(files, name) && !bundle.names.has(name)) findings.add('file-missing', name);
  for (const [name, digest] of Object.entries(files)) {
    if (!bundle.names.has(name)) {
      findings.add('file-missing', name);
      continue;
    }
    try {
      const hash = createHash('sha256');
      for await (const piece of readBytes(bundle, name)) hash.update(piece);
      const found = hash.digest('hex');
      if (found !== digest) findings.add('file-changed', name, digest, found);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      findings.add('file-unreadable', name, null, error.found);
    }
  }
  findings.checked.push('files');
}
