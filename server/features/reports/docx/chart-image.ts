// A chart as a picture for Word, in the resolution of print.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { initWasm, Resvg } from '@resvg/resvg-wasm';

import { svgText, type SvgNode } from '#domain/charts/svg.ts';
import { uprightFont } from '#server/platform/documents/fonts.ts';

export interface ChartImage {
  readonly png: Buffer;
  /** Size on the page in pixels of 1/96 inch. */
  readonly width: number;
  readonly height: number;
}

/** Width of the text between the margins: 160 mm. */
const pageWidth = 600;
/** Points of the picture for each pixel on the page: 336 to the inch. */
const density = 3.5;

/** Loaded once, at the first chart. */
let loading: Promise<Uint8Array[]> | null = null;

async function loadRenderer(): Promise<Uint8Array[]> {
  await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  return [uprightFont()];
}

export async function chartImage(drawing: SvgNode): Promise<ChartImage> {
  loading ??= loadRenderer();
  const fonts = await loading;
  const [width, height] = [Number(drawing.attributes['width']), Number(drawing.attributes['height'])];
  const rendered = new Resvg(svgText(drawing), {
    background: 'white',
    font: { fontBuffers: fonts, defaultFontFamily: 'Tinos' },
    fitTo: { mode: 'width', value: Math.round(pageWidth * density) },
  }).render();
  const png = Buffer.from(rendered.asPng());
  rendered.free();
  return { png, width: pageWidth, height: Math.round((pageWidth * height) / width) };
}
