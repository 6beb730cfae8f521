// The template that comes with the product.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const shippedTemplateFile = fileURLToPath(new URL('mau-bao-cao.docx', import.meta.url));

export function shippedTemplate(): Promise<Buffer> {
  return readFile(shippedTemplateFile);
}
