// A drawing as data: one description that the screen turns into elements and the documents into text. Names of
// attributes are those of React; the text writes them as SVG does.

type Tag = 'svg' | 'g' | 'rect' | 'line' | 'text' | 'circle' | 'path' | 'defs' | 'pattern' | 'title';

export interface SvgNode {
  readonly tag: Tag;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

export function node(
  tag: Tag,
  attributes: SvgNode['attributes'],
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  return { tag, attributes, children };
}

/** Attributes that SVG writes with hyphens. */
const hyphenated = new Map(
  ['strokeWidth', 'strokeDasharray', 'textAnchor', 'fontSize', 'fontFamily', 'fontWeight'].map((name) => [
    name,
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ]),
);

/** The drawing as the text of an SVG file. */
export function svgText({ tag, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${hyphenated.get(name) ?? name}="${escaped(String(value))}"`,
  );
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child)));
  return `<${tag}${tag === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${written.join('')}>${inner.join('')}</${tag}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
