// The published bundle of a draw: everything from which a stranger can draw it again (`cati verify`), without a name or
// a number. What is in it is what the draw saw, kept with the sample.
import { createHash, type Hash } from 'node:crypto';
import { pipeline as pipelineThen, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

import { bundleFormat, type BundleManifest, type PublishedDraw } from '#contract/bundle.ts';
import { problem } from '#contract/problems.ts';
import { csvLine } from '#domain/bundle/csv-text.ts';
import { sampleCells, sampleColumns, type PublishedUnit } from '#domain/bundle/sample-file.ts';
import { drawAlgorithm } from '#domain/samples/random.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { dayText } from '#server/platform/days.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { zipArchive, type ZipPartSource } from '#server/platform/zip-writer.ts';
import { excludedCounts, frameRules } from './frame-change.ts';

const unitsAtOnce = 10_000;
const withSurvey = { survey: { include: { seedCommitment: true } }, strata: true, replicates: true } as const;
export type SampleRow = Prisma.SampleGetPayload<{ include: typeof withSurvey }>;

/** The bundle of a drawn or confirmed sample; who took it is written down. @throws 'not-found', 'sample-missing' */
export async function sampleBundle(ctx: Context, sampleId: string): Promise<GivenFile> {
  const sample = await ctx.db.sample.findUnique({ where: { id: sampleId }, include: withSurvey });
  if (!sample) throw problem('not-found', { what: 'sample' });
  if (sample.status !== 'drawn' && sample.status !== 'confirmed') throw problem('sample-missing');
  // Samples from before frames were kept cannot be drawn again from today's tables.
  if ((await ctx.db.sampleFrameChunk.count({ where: { sampleId } })) === 0)
    throw problem('not-found', { what: 'frame' });
  await audit(ctx, 'sample-bundle-given', 'sample', sampleId);
  const draw = await publishedDraw(ctx, sample);
  return {
    name: `${sample.survey.code}-mau.zip`,
    contentType: 'application/zip',
    writeTo: (out: Writable) =>
      pipeline(Readable.from(zipArchive(parts(ctx, sample, draw), stateOf(sample))), out),
  };
}

/** Since when the sample is as it is. By it a bundle is dated, so that all of one state have one manifest. */
function stateOf({ confirmedAt, drawnAt }: SampleRow): Date {
  return confirmedAt ?? drawnAt;
}

/** SHA-256 of the manifest that a bundle taken now has; null of samples whose frame was not kept. @throws 'not-found' */
export async function manifestDigest(ctx: Context, sampleId: string): Promise<string | null> {
  const sample = await ctx.db.sample.findUnique({ where: { id: sampleId }, include: withSurvey });
  if (!sample) throw problem('not-found', { what: 'sample' });
  const isThere = sample.status === 'drawn' || sample.status === 'confirmed';
  if (!isThere || (await ctx.db.sampleFrameChunk.count({ where: { sampleId } })) === 0) return null;
  const files = await keptDigests(ctx, sample);
  return createHash('sha256')
    .update(manifestFile(sample, await publishedDraw(ctx, sample), files))
    .digest('hex');
}

type FileDigests = Readonly<Record<string, string>>;

/** What the draw saw and gave stays; going through a frame takes seconds, and every look at a sample asks for its digest. */
const digestsOf = new Map<string, Promise<FileDigests>>();
const mostKept = 32;

function keptDigests(ctx: Context, sample: SampleRow): Promise<FileDigests> {
  const key = `${sample.id} ${sample.drawnAt.toISOString()}`;
  const known = digestsOf.get(key);
  if (known) return known;
  const found = digestsOfFiles(ctx, sample);
  digestsOf.set(key, found);
  for (const oldest of digestsOf.keys()) if (digestsOf.size > mostKept) digestsOf.delete(oldest);
  found.catch(() => digestsOf.delete(key));
  return found;
}

async function digestsOfFiles(ctx: Context, sample: SampleRow): Promise<FileDigests> {
  const digests: Record<string, string> = {};
  for (const { name, content } of files(ctx, sample)) {
    const hash = createHash('sha256');
    for await (const piece of content) hash.update(piece);
    digests[name] = hash.digest('hex');
  }
  return digests;
}

/** The confirmed sample of a survey with what is told of its draw; null before, and of samples whose frame was not kept. */
export async function sampleWithDraw(ctx: Context, surveyId: string): Promise<SampleRow | null> {
  const sample = await ctx.db.sample.findFirst({
    where: { surveyId, status: 'confirmed' },
    include: withSurvey,
  });
  if (!sample) return null;
  const hasFrame = (await ctx.db.sampleFrameChunk.count({ where: { sampleId: sample.id } })) > 0;
  return hasFrame ? sample : null;
}

function files(ctx: Context, sample: SampleRow): ZipPartSource[] {
  return [
    { name: 'plan.json', content: [`${JSON.stringify(sample.plan, null, 2)}\n`] },
    { name: 'frame.csv', content: frameFile(ctx, sample.id) },
    { name: 'sample.csv', content: sampleFile(ctx, sample) },
  ];
}

/** The files, and last the manifest, which has the digests of the others. */
async function* parts(ctx: Context, sample: SampleRow, draw: PublishedDraw): AsyncGenerator<ZipPartSource> {
  const digests = new Map<string, Hash>();
  for (const { name, content } of files(ctx, sample)) {
    const hash = createHash('sha256');
    digests.set(name, hash);
    yield { name, content: hashed(content, hash) };
  }
  const found = Object.fromEntries([...digests].map(([name, hash]) => [name, hash.digest('hex')]));
  yield { name: 'manifest.json', content: [manifestFile(sample, draw, found)] };
}

function manifestFile(sample: SampleRow, draw: PublishedDraw, digests: FileDigests): string {
  const { survey } = sample;
  const manifest: BundleManifest = {
    format: bundleFormat,
    survey: {
      code: survey.code,
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      periodFrom: dayText(survey.periodFrom),
      periodTo: dayText(survey.periodTo),
    },
    madeAt: stateOf(sample).toISOString(),
    draw,
    files: digests,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function* hashed(content: ZipPartSource['content'], hash: Hash): AsyncGenerator<Uint8Array | string> {
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
}

/** frame.csv, as the draw saw it. */
export async function* frameFile(ctx: Context, sampleId: string): AsyncGenerator<Uint8Array> {
  async function* packed(): AsyncGenerator<Uint8Array> {
    for (let position = 0; ; position += 1) {
      const chunk = await ctx.db.sampleFrameChunk.findUnique({
        where: { sampleId_position: { sampleId, position } },
      });
      if (!chunk) return;
      yield chunk.bytes;
    }
  }
  const gunzip = createGunzip();
  // A failure of either destroys the unpacking stream, and the loop below throws it.
  pipelineThen(Readable.from(packed()), gunzip, () => undefined);
  const unpacked: AsyncIterable<Uint8Array> = gunzip;
  yield* unpacked;
}

/** Units in the order of the draw: by stratum key, main before reserve. */
export async function* sampleFile(ctx: Context, sample: SampleRow): AsyncGenerator<string> {
  yield csvLine(sampleColumns);
  for (let skipped = 0; ; skipped += unitsAtOnce) {
    const units = await ctx.db.$queryRaw<PublishedUnit[]>`
      select s.part, s.key as "stratumKey", u.role::text as role, u.position as "order", u.replicate,
             u.case_key as "caseKey", u.inclusion_probability as "inclusionProbability"
      from sample_units u join strata s on s.id = u.stratum_id
      where u.sample_id = ${sample.id}::uuid
      order by s.key collate "C", u.role, u.position
      limit ${unitsAtOnce} offset ${skipped}`;
    yield units.map((unit) => csvLine(sampleCells(unit))).join('');
    if (units.length < unitsAtOnce) return;
  }
}

const drawDetails = z.object({ plan: z.string(), seed: z.string() });

/** What is told of a draw. */
export async function publishedDraw(ctx: Context, sample: SampleRow): Promise<PublishedDraw> {
  const { survey } = sample;
  const asked = await ctx.db.auditEntry.findMany({
    where: { action: 'sample-drawn', subject: 'survey', subjectId: survey.id },
    orderBy: { id: 'asc' },
  });
  const commitment = survey.seedCommitment;
  return {
    algorithm: drawAlgorithm,
    seed: sample.seed,
    frameDigest: sample.frameDigest,
    sampleDigest: sample.sampleDigest,
    transactions: sample.transactions,
    persons: sample.persons,
    excluded: excludedCounts.parse(sample.excluded),
    main: sample.strata.reduce((sum, { mainCount }) => sum + mainCount, 0),
    reserve: sample.strata.reduce((sum, { reserveCount }) => sum + reserveCount, 0),
    replicates: sample.replicates.length,
    drawnAt: sample.drawnAt.toISOString(),
    confirmedAt: sample.confirmedAt?.toISOString() ?? null,
    rules: frameRules.parse(sample.rules),
    draws: asked.map(({ at, details }) => ({ at: at.toISOString(), ...drawDetails.parse(details) })),
    closedFrame:
      survey.frameClosedAt && survey.closedFrameDigest !== null
        ? { closedAt: survey.frameClosedAt.toISOString(), digest: survey.closedFrameDigest }
        : null,
    commitment: commitment && {
      digest: commitment.digest,
      publishedIn: commitment.publishedIn,
      committedAt: commitment.committedAt.toISOString(),
      revealedAt: commitment.revealedAt?.toISOString() ?? null,
    },
  };
}
