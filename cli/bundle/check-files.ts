import { createHash } from 'node:crypto';

import { bundleManifest, type BundleManifest } from '#contract/bundle.ts';
import { ListFault } from '#domain/lists/list-fault.ts';

import { InputFault } from '../input-fault.ts';
import { tableFault } from '../table-file.ts';
import type { Findings } from './difference.ts';
import { readText, type Bundle } from './open-bundle.ts';

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
    throw tableFault(path, error);
  }
  const reading = bundleManifest.safeParse(value);
  if (reading.success)
    return { manifest: reading.data, digest: createHash('sha256').update(text).digest('hex') };
  const faults = reading.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new InputFault(`${where}: ${faults.join('; ')}.`);
}

/** Whether each file is what the manifest says. */
export async function checkFiles(
  bundle: Bundle,
  { files }: BundleManifest,
  findings: Findings,
): Promise<void> {
  for (const [name, digest] of Object.entries(files)) {
    if (!bundle.names.has(name)) {
      findings.add('file-missing', name);
      continue;
    }
    try {
      const hash = createHash('sha256');
      for await (const piece of bundle.read(name)) hash.update(piece);
      const found = hash.digest('hex');
      if (found !== digest) findings.add('file-changed', name, digest, found);
    } catch (error) {
      if (!(error instanceof ListFault)) throw error;
      findings.add('file-unreadable', name);
    }
  }
  findings.checked.push('files');
}
