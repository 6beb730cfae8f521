// What an archive holds, as text.
import { openZip } from '#server/platform/tabular/zip-archive.ts';

export async function unpacked(path: string): Promise<Map<string, string>> {
  const archive = await openZip(path);
  const files = new Map<string, string>();
  for (const [name, part] of archive.parts) {
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.read(part)) pieces.push(piece);
    files.set(name, Buffer.concat(pieces).toString());
  }
  return files;
}
