// The texts that cells of a workbook refer to by number. A long list has millions, and rows may ask for any of them: they
// are kept in a temporary file, of which a few megabytes are in memory, and are read from the workbook no further than
// rows have asked.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ListFault } from '#domain/lists/list-fault.ts';

import { createXmlReader } from './xml-reader.ts';

export interface SharedStrings {
  /** Reads on until the text with this number is there. @throws ListFault list-corrupt when there is none */
  readTo(index: number): Promise<void>;
  /** A text that was read to. */
  at(index: number): string;
  /** Removes the file. */
  close(): Promise<void>;
}

/** Small, for lists that were sorted after their texts were written: each text may be in another block then. */
const blockBytes = 8 * 1024;
const blocksHeld = 1024;
/** Four bytes of memory each. More than any list has: a sheet has a million rows. */
const mostStrings = 2 ** 24;
const lengthBytes = 4;

/** @param text of the part, null when the workbook has none */
export async function openSharedStrings(
  text: AsyncIterable<string> | null,
  partName: string,
): Promise<SharedStrings> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-strings-'));
  const kept = createStringFile(join(folder, 'strings'));
  const source = text?.[Symbol.asyncIterator]();
  const xml = createXmlReader(stringTags((found) => kept.add(found)));
  let isWhole = false;

  async function readOn(): Promise<void> {
    try {
      const next = await source?.next();
      if (next && !next.done) xml.write(next.value);
      else {
        isWhole = true;
        if (source) xml.end();
      }
    } catch (error) {
      throw error instanceof ListFault
        ? error
        : new ListFault('list-corrupt', { part: partName }, { cause: error });
    }
  }

  return {
    async readTo(index) {
      while (kept.count <= index && !isWhole) await readOn();
      if (kept.count <= index) throw new ListFault('list-corrupt', { part: partName });
    },
    at: (index) => kept.at(index),
    async close() {
      await source?.return?.();
      kept.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Each <si> is one text, in one piece or in runs; how it is to be read aloud (<rPh>) is no part of it. */
function stringTags(add: (text: string) => void): Parameters<typeof createXmlReader>[0] {
  let whole = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open(name) {
      if (name === 'si') whole = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(text) {
      if (isText) whole += text;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') add(whole);
    },
  };
}

interface StringFile {
  add(text: string): void;
  at(index: number): string;
  readonly count: number;
  close(): void;
}

/** Texts one after the other, each behind its length; none lies across two blocks that would fit into one. */
function createStringFile(path: string): StringFile {
  const file = openSync(path, 'wx+');
  let offsets = new Uint32Array(1024);
  let count = 0;
  /** The block that is being filled, where it begins in the file and how full it is. */
  let filling = Buffer.alloc(blockBytes);
  let begin = 0;
  let filled = 0;
  const held = new Map<number, Buffer>();

  function flush(): void {
    writeSync(file, filling, 0, blockBytes, begin);
    begin += blockBytes;
    filled = 0;
  }

  function note(offset: number): void {
    if (count === mostStrings) throw new ListFault('list-too-large');
    if (count === offsets.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(offsets);
      offsets = larger;
    }
    offsets[count++] = offset;
  }

  /** Blocks are held in the order of their last use; the one not used for longest makes room. */
  function block(at: number): Buffer {
    if (at === begin) return filling;
    const there = held.get(at);
    held.delete(at);
    const bytes = there ?? (held.size < blocksHeld ? Buffer.alloc(blockBytes) : oldest());
    if (!there) readSync(file, bytes, 0, blockBytes, at);
    held.set(at, bytes);
    return bytes;
  }

  function oldest(): Buffer {
    const [[at, bytes] = [0, Buffer.alloc(blockBytes)]] = held;
    held.delete(at);
    return bytes;
  }

  /** A text longer than a block lies in blocks of its own. */
  function addLong(bytes: Buffer): void {
    if (filled > 0) flush();
    note(begin);
    const head = Buffer.alloc(lengthBytes);
    head.writeUInt32LE(bytes.length);
    writeSync(file, head, 0, lengthBytes, begin);
    writeSync(file, bytes, 0, bytes.length, begin + lengthBytes);
    begin += Math.ceil((lengthBytes + bytes.length) / blockBytes) * blockBytes;
    held.clear();
  }

  return {
    add(text) {
      const most = lengthBytes + text.length * 3;
      if (filled + most > blockBytes) {
        if (most > blockBytes) return addLong(Buffer.from(text));
        flush();
      }
      note(begin + filled);
      const length = filling.write(text, filled + lengthBytes);
      filling.writeUInt32LE(length, filled);
      filled += lengthBytes + length;
    },
    at(index) {
      const offset = offsets[index] ?? 0;
      const start = offset % blockBytes;
      const bytes = block(offset - start);
      const from = start + lengthBytes;
      const length = bytes.readUInt32LE(start);
      if (from + length <= blockBytes) return bytes.toString('utf8', from, from + length);
      const long = Buffer.alloc(length);
      readSync(file, long, 0, length, offset + lengthBytes);
      return long.toString('utf8');
    },
    get count() {
      return count;
    },
    close: () => closeSync(file),
  };
}
