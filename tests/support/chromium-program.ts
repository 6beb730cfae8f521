// A browser for the tests: Chromium from npm, which brings everything it needs on Linux with an Intel or AMD processor;
// elsewhere a Chrome, Chromium or Edge that is installed. CHROMIUM_PATH names another one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const unpackScript = fileURLToPath(new URL('unpack-chromium.mjs', import.meta.url));
const unpackSeconds = 120;

export interface ChromiumProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The browser, unpacked if need be; null when there is none to be had here. */
export function findChromium(): ChromiumProgram | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { path: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const fromNpm = unpacked();
    if (fromNpm !== null && runs(fromNpm)) return fromNpm;
  }
  const installed = installedPaths().find((path) => runs({ path, env: {} }));
  return installed === undefined ? null : { path: installed, env: {} };
}

function runs({ path, env }: ChromiumProgram): boolean {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return existsSync(path);
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0;
}

/** Unpacks the package, once per version: made aside and renamed, so that a run that is cut short leaves no half. */
function unpacked(): ChromiumProgram | null {
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const folder = join(root, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(join(root, '.cache'), { recursive: true });
    const half = mkdtempSync(`${folder}-`);
    const done = spawnSync(process.execPath, [unpackScript, half], {
      cwd: root,
      stdio: 'inherit',
      timeout: unpackSeconds * 1000,
    });
    if (done.status !== 0) {
      rmSync(half, { recursive: true, force: true });
      return null;
    }
    renameSync(half, folder);
  }
  // Without a single font that fontconfig can find, Chromium draws no text at all, not even with fonts of the page.
  const fonts = join(folder, 'fonts');
  writeFileSync(join(fonts, 'fonts.conf'), fontsConfiguration(fonts));
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: fonts },
  };
}

/** The one that comes with the package names folders of Lambda. */
function fontsConfiguration(folder: string): string {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path}</dir>
  <cachedir>${path}/cache</cachedir>
</fontconfig>
`;
}

function installedPaths(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = [
      process.env['PROGRAMFILES'],
      process.env['PROGRAMFILES(X86)'],
      process.env['LOCALAPPDATA'],
    ];
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return folders.flatMap((folder) => programs.map((program) => join(folder ?? 'C:\\', program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}
