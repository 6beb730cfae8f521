// The bundle of an edition: everything from which a stranger computes draw, index and rates again (`cati verify`), and
// nothing that tells who was interviewed.
import { createHash, type Hash } from 'node:crypto';

import { bundleFormat, type BundleManifest } from '#contract/bundle.ts';
import type { PublishedResults } from '#contract/publications.ts';
import { figuresFile, labelledFigures } from '#domain/bundle/figures-file.ts';
import {
  areasFile,
  casesFile,
  classesFile,
  interviewsFile,
  strataFile,
} from '#domain/bundle/results-files.ts';
import type { PublicData } from '#domain/publication/public-data.ts';
import type { Context } from '#server/context.ts';
import {
  frameFile,
  publishedDraw,
  sampleFile,
  type sampleWithDraw,
} from '#server/features/samples/queries.ts';
import { zipArchive, type ZipPartSource } from '#server/platform/zip-writer.ts';
import { methodText } from './method-text.ts';
import { publicTables } from './public-tables.ts';
import { rScript, rScriptName } from './r-package.ts';

export interface BundleFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface MadeBundle {
  readonly pieces: readonly Buffer[];
  readonly files: readonly BundleFile[];
  readonly manifestDigest: string;
}

type Sample = NonNullable<Awaited<ReturnType<typeof sampleWithDraw>>>;

/** Bytes of a stored piece. */
const pieceBytes = 1 << 20;

export async function editionBundle(
  ctx: Context,
  { sample, data, results }: { sample: Sample; data: PublicData; results: PublishedResults },
): Promise<MadeBundle> {
  const measured = new Map<string, { hash: Hash; bytes: number }>();
  const sources = parts(ctx, sample, data, results, measured);
  const pieces: Buffer[] = [];
  let open: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of zipArchive(sources, new Date(results.takenAt))) {
    open.push(bytes);
    size += bytes.length;
    if (size < pieceBytes) continue;
    pieces.push(Buffer.concat(open));
    [open, size] = [[], 0];
  }
  pieces.push(Buffer.concat(open));
  const files = [...measured].map(([name, { hash, bytes }]) => ({ name, sha256: hash.digest('hex'), bytes }));
  const manifestDigest = files.find(({ name }) => name === 'manifest.json')?.sha256 ?? '';
  return { pieces, files, manifestDigest };
}

/** The files, and last the manifest, which has the digests of the others. */
async function* parts(
  ctx: Context,
  sample: Sample,
  data: PublicData,
  results: PublishedResults,
  measured: Map<string, { hash: Hash; bytes: number }>,
): AsyncGenerator<ZipPartSource> {
  const digests = new Map<string, Hash>();
  const part = (name: string, content: ZipPartSource['content']): ZipPartSource => {
    const [own, forManifest] = [{ hash: createHash('sha256'), bytes: 0 }, createHash('sha256')];
    measured.set(name, own);
    digests.set(name, forManifest);
    return { name, content: counted(content, own, forManifest) };
  };
  const { survey, structure, rule, withheld } = results;
  const isWithheld = (file: string): boolean => withheld.some((one) => one.file === file);
  yield part('plan.json', [`${JSON.stringify(sample.plan, null, 2)}\n`]);
  yield part('sample.csv', sampleFile(ctx, sample));
  if (!isWithheld('frame.csv')) yield part('frame.csv', frameFile(ctx, sample.id));
  yield part('strata.csv', [strataFile(data)]);
  const areas = areasFile(data);
  if (areas !== null) yield part('areas.csv', [areas]);
  const classes = classesFile(data);
  if (classes !== null) yield part('classes.csv', [classes]);
  if (!isWithheld('interviews.csv')) yield part('interviews.csv', [interviewsFile(data)]);
  yield part('cases.csv', [casesFile(data)]);
  yield part('results.json', [`${JSON.stringify(results, null, 1)}\n`]);
  yield part('figures.csv', [figuresFile(labelledFigures(results.index))]);
  yield part(rScriptName, [rScript(survey.name, structure, rule, [])]);
  yield part('phuong-phap.md', [methodText(results)]);
  yield part('bang-so-lieu.xlsx', [await publicTables(results)]);
  const { number, supersedes, reason } = results.edition;
  const manifest: BundleManifest = {
    format: bundleFormat,
    survey: {
      code: survey.code,
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      periodFrom: survey.periodFrom,
      periodTo: survey.periodTo,
    },
    madeAt: results.takenAt,
    draw: await publishedDraw(ctx, sample),
    edition: { number, supersedes, reason, publishedAt: results.takenAt },
    withheld: withheld.map(({ file }) => file),
    files: Object.fromEntries([...digests].map(([name, hash]) => [name, hash.digest('hex')])),
  };
  yield part('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
}

async function* counted(
  content: ZipPartSource['content'],
  own: { hash: Hash; bytes: number },
  forManifest: Hash,
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    own.hash.update(bytes);
    own.bytes += bytes.length;
    forManifest.update(bytes);
    yield bytes;
  }
}
