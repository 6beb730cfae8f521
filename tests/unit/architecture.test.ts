// The static checks, checked: files that break a rule are planted in a temporary folder and linted with the project's
// own settings. Each must be reported, and files that keep the rules must not be. A checker that never fails proves nothing.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const layers = Object.keys(
  z
    .object({ imports: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).imports,
).map((alias) => alias.slice('#'.length, -'/*'.length));
const layersButTests = layers.filter((layer) => layer !== 'tests');

/** Folder of the importing file, and what it imports. */
type Import = readonly [folder: string, specifier: string];

const refused: readonly Import[] = [
  ...layersButTests.flatMap((layer): Import[] => [
    [layer, '#tests/support/product.ts'],
    [layer, '../tests/support/product.ts'],
  ]),
  ['domain/lists', '#server/platform/log.ts'],
  ['domain/lists', '../../server/platform/log.ts'],
  ['domain/lists', '#contract/lists.ts'],
  ['domain/lists', '../samples/draw.ts'],
  ['domain/lists', './../samples/draw.ts'],
  ['domain/lists', './index.ts'],
  ['domain/lists', '#domain/samples/index.ts'],
  ['domain/lists', 'node:fs'],
  ['domain/lists', 'zod'],
  ['contract', '#server/platform/log.ts'],
  ['contract', '../server/platform/log.ts'],
  ['contract', 'node:crypto'],
  ['contract', 'express'],
  ['server', '#client/paths.ts'],
  ['server', '../workers/processors.ts'],
  ['server/platform', '#server/features/lists/queries.ts'],
  ['server/platform/tabular', '../../features/lists/queries.ts'],
  ['server/features/cases', '#server/features/lists/read-list.ts'],
  ['server/features/cases', '../lists/read-list.ts'],
  ['server/features/cases', '../lists/commands.ts'],
  ['server/features/cases', './../lists/read-list.ts'],
  ['server/features/cases', '#server/wiring.ts'],
  ['server/features/cases', '#simulator/network.ts'],
  ['workers', '#server/features/lists/read-list.ts'],
  ['workers', '../server/features/lists/read-list.ts'],
  ['workers', '#server/features/lists/queries.ts'],
  ...[
    'server/context.ts',
    'prisma/generated/client.ts',
    'simulator/network.ts',
    'workers/processors.ts',
  ].flatMap((file): Import[] => [
    ['client', `#${file}`],
    ['client', `../${file}`],
    ['client/api', `#${file}`],
    ['client/text/vi', `../../../${file}`],
    ['client/ui', `#${file}`],
    ['client/frame', `#${file}`],
    ['client/features/lists', `#${file}`],
    ['client/features/lists', `../../../${file}`],
  ]),
  ['client/features/lists', 'node:fs'],
  ['client/features/lists', '#client/features/samples/draw-form.tsx'],
  ['client/features/lists', '../samples/draw-form.tsx'],
  ['client/ui', '#client/features/lists/lists-page.tsx'],
  ['client/ui', '#contract/lists.ts'],
  ['client/interview', '#client/features/console/console-page.tsx'],
  ['client/interview', '#client/api/queries.ts'],
  ['client/interview', '#contract/lists.ts'],
  ['client/frame', '#client/features/lists/lists-page.tsx'],
  ['client/api', '#client/features/lists/lists-page.tsx'],
  ['client/text', '#client/features/lists/lists-page.tsx'],
  ['prisma/seed', '#server/features/lists/read-list.ts'],
  ['prisma/seed', '../../server/features/lists/read-list.ts'],
  ['launcher', '#server/app.ts'],
  ['launcher', '../server/app.ts'],
  ['launcher', '#simulator/network.ts'],
  ['simulator/calls', '#server/context.ts'],
  ['simulator/calls', '../../server/context.ts'],
  ['simulator/calls', '#contract/lists.ts'],
  ['cli/commands', '#server/app.ts'],
  ['cli/commands', '../../server/app.ts'],
  ['cli/commands', '#server/features/lists/read-list.ts'],
];

const allowed: readonly Import[] = [
  ['domain/lists', './fates.ts'],
  ['domain/lists', '#domain/samples/draw.ts'],
  ['domain/lists', 'temporal-polyfill'],
  ['contract', '#domain/lists/fates.ts'],
  ['contract', 'zod'],
  ['server', './features/lists/routes.ts'],
  ['server/platform', '#contract/problems.ts'],
  ['server/features/cases', './claim.ts'],
  ['server/features/cases', '#server/features/lists/commands.ts'],
  ['server/features/cases', '#server/features/lists/queries.ts'],
  ['server/features/cases', '#prisma/generated/client.ts'],
  ['workers', '#server/features/lists/commands.ts'],
  ['client', './features/lists/lists-page.tsx'],
  ['client/features/lists', './file-list.tsx'],
  ['client/features/lists', '#client/ui/page.tsx'],
  ['client/features/console', '#client/interview/question-panel.tsx'],
  ['client/features/lists', '#contract/lists.ts'],
  ['prisma/seed', '#server/features/lists/commands.ts'],
  ['launcher', '#prisma/seed/demo.ts'],
  ['simulator/calls', '#domain/lists/fates.ts'],
  ['cli/commands', '../plan-file.ts'],
  ['cli/commands', '#server/features/lists/commands.ts'],
  ['tests/unit', '#server/features/lists/read-list.ts'],
];

/** Every way to write an import must be seen, not only the usual one. */
const forms: readonly string[] = [
  "import type { Planted } from '#server/context.ts'; export type Kept = Planted;",
  "export { planted } from '#server/context.ts';",
  "export * from '#server/context.ts';",
  "import '#server/context.ts';",
  "export const planted = await import('#server/context.ts');",
  "export type Planted = import('#server/context.ts').Context;",
  "import planted = require('#server/context.ts'); export const kept = planted;",
];

/** Path, rule that must report it, source. */
const broken: readonly (readonly [path: string, rule: string, source: string])[] = [
  [
    'domain/ring/one.ts',
    'no-cycle',
    "import { two } from './two.ts';\nexport const one = (): number => two();",
  ],
  [
    'domain/ring/two.ts',
    'no-cycle',
    "import { one } from './one.ts';\nexport const two = (): number => one();",
  ],
  [
    'domain/east/a.ts',
    'no-cycle',
    "import type { B } from '#domain/west/b.ts';\nexport interface A { b: B | null }",
  ],
  [
    'domain/west/b.ts',
    'no-cycle',
    "import type { A } from '#domain/east/a.ts';\nexport interface B { a: A | null }",
  ],
  ['domain/chance.ts', 'no-restricted-properties', 'export const chance = (): number => Math.random();'],
  [
    'domain/chance-taken.ts',
    'no-restricted-properties',
    'const { random } = Math;\nexport const chance = random;',
  ],
  ['domain/clock.ts', 'no-restricted-properties', 'export const now = (): number => Date.now();'],
  [
    'domain/clock-of-zone.ts',
    'no-restricted-properties',
    "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();",
  ],
  [
    'domain/round-about.ts',
    'no-restricted-globals',
    'export const chance = (): number => globalThis.Math.random();',
  ],
  ['contract/settings.ts', 'no-restricted-globals', "export const home = process.env['HOME'];"],
  [
    'server/platform/floating.ts',
    'no-floating-promises',
    'async function send(): Promise<void> {}\nexport function act(): void { send(); }',
  ],
  ['server/platform/parsed.ts', 'no-unsafe-assignment', "export const kept = { parsed: JSON.parse('1') };"],
  [
    'server/platform/loose.ts',
    'no-explicit-any',
    'export const loose = (given: any): boolean => given === 1;',
  ],
  ['server/platform/unused.ts', 'no-unused-vars', "const left = 'over';\nexport const kept = 1;"],
  ['server/platform/printed.ts', 'no-console', "export const say = (): void => console.log('…');"],
  ['server/platform/nameless.ts', 'no-default-export', 'export default 1;'],
  ['server/platform/NotKebab.ts', 'filename-case', 'export const kept = 1;'],
  ['server/platform/long.ts', 'max-lines', `export const rows = [\n${'  1,\n'.repeat(400)}];`],
  [
    'tests/unit/left-out.test.ts',
    'no-disabled-tests',
    "import { test } from 'vitest';\ntest.skip('left out', () => {});",
  ],
];

interface Finding {
  readonly path: string;
  readonly rule: string;
}

const output = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
});

/** Lints these files (path → source) with the project's settings, alone in a folder that is gone afterwards. */
function lint(files: ReadonlyMap<string, string>): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const settings of ['.oxlintrc.json', 'package.json'])
      copyFileSync(join(root, settings), join(folder, settings));
    // Not the project's tsconfig.json, which needs node_modules.
    const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, types: [], noEmit: true };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    for (const [path, source] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${source}\n`);
    }
    const run = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json'], {
      cwd: folder,
      env: {
        ...process.env,
        OXLINT_TSGOLINT_PATH: join(root, 'node_modules/oxlint-tsgolint/bin/tsgolint.js'),
      },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return output.parse(JSON.parse(run.stdout)).diagnostics.map(({ code, filename }) => ({
      path: filename,
      rule: code?.replace(/^.*\((.*)\)$/, '$1') ?? '',
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pathOf = (kind: string, index: number, folder: string) => `${folder}/${kind}-${index}.ts`;
const importing = (specifier: string) =>
  `import { planted } from '${specifier}';\nexport const kept: unknown = planted;`;

describe('the linter', () => {
  let findings: Finding[];
  const rulesFor = (path: string) =>
    findings.filter((finding) => finding.path === path).map(({ rule }) => rule);

  beforeAll(() => {
    const files = new Map<string, string>(broken.map(([path, , source]) => [path, source]));
    for (const [index, [folder, specifier]] of refused.entries())
      files.set(pathOf('refused', index, folder), importing(specifier));
    for (const [index, [folder, specifier]] of allowed.entries())
      files.set(pathOf('allowed', index, folder), importing(specifier));
    for (const [index, source] of forms.entries()) files.set(pathOf('form', index, 'domain/lists'), source);
    findings = lint(files);
  }, 60_000);

  test.each(refused.map((each, index) => [...each, index] as const))(
    '%s may not import %s',
    (folder, _, index) => {
      expect(rulesFor(pathOf('refused', index, folder))).toContain('no-restricted-imports');
    },
  );

  test.each(allowed.map((each, index) => [...each, index] as const))(
    '%s may import %s',
    (folder, _, index) => {
      expect(rulesFor(pathOf('allowed', index, folder))).not.toContain('no-restricted-imports');
    },
  );

  test.each(forms.map((form, index) => [form, index] as const))('sees the import in: %s', (_, index) => {
    const seen = new Set(['no-restricted-imports', 'consistent-type-imports', 'no-require-imports']);
    expect(rulesFor(pathOf('form', index, 'domain/lists')).filter((rule) => seen.has(rule))).not.toEqual([]);
  });

  test.each(broken)('%s is refused by %s', (path, rule) => {
    expect(rulesFor(path)).toContain(rule);
  });
});

/** What the linter has no rule for: the moment taken from the machine without Date.now. */
const clockReadings = (source: string) => source.match(/\bnew Date\(\s*\)|(?<!new |\.|\w)Date\(/g) ?? [];

const reExports = (source: string) =>
  [...source.matchAll(/^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^;'"]*?\bfrom\s+['"]([^'"]+)['"]/gm)].map(
    ([, from]) => from ?? '',
  );

/** Suppressions without ` -- ` and words after it. */
const unexplained = (source: string) => source.match(/\b(?:oxlint|eslint)-disable(?!.*\s--\s+\S).*$/gm) ?? [];

const sourcesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?tsx?$/.test(file) && !file.startsWith('generated'))
    .map((file) => ({ path: `${folder}/${file}`, source: readFileSync(join(root, folder, file), 'utf8') }));

describe('the sources', () => {
  test('domain and contract take the moment as an argument', () => {
    expect(clockReadings('const now = new Date(), text = Date();')).toHaveLength(2);
    expect(clockReadings('new Date(0); toDate(0); Date.parse(text); x instanceof Date')).toEqual([]);
    const readings = ['domain', 'contract']
      .flatMap(sourcesIn)
      .filter(({ source }) => clockReadings(source).length > 0);
    expect(readings.map(({ path }) => path)).toEqual([]);
  });

  test('every suppression says why', () => {
    const rule = 'disable-next-line no-control-regex';
    expect(unexplained(`// oxlint-${rule}\n// oxlint-${rule} -- what is looked for`)).toHaveLength(1);
    const silent = layers.flatMap(sourcesIn).filter(({ source }) => unexplained(source).length > 0);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test("nothing is re-exported, except by a feature's commands and queries its own parts", () => {
    expect(
      reExports(
        "export { a } from './a.ts';\nexport type {\n  B,\n} from '#domain/b.ts';\nexport const c = 1;",
      ),
    ).toEqual(['./a.ts', '#domain/b.ts']);
    const isDoor = (path: string) => /^server\/features\/[^/]+\/(?:commands|queries)\.ts$/.test(path);
    const barrels = layers
      .flatMap(sourcesIn)
      .filter(({ path, source }) =>
        reExports(source).some((from) => !(isDoor(path) && from.startsWith('./'))),
      );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});
