import { textOf } from './plain-cells.ts';

/**
 * As remembered(), for texts that lie in bytes: a text is made of them only the first time.
 * @param workOut asked once for each text, until `most` are known and it starts over
 */
export function rememberedBytes<Answer>(
  workOut: (text: string) => Answer,
  most = 500,
): (bytes: Uint8Array, start: number, end: number) => Answer {
  /** A table with open addressing, a quarter full at most: the place of each known text in the lists below, plus 1. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 4)));
  const mask = slots.length - 1;
  const texts: Uint8Array[] = [];
  const answers: Answer[] = [];

  return (bytes, start, end) => {
    let slot = hashOf(bytes, start, end) & mask;
    for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
      const text = texts[known - 1];
      if (text && isSame(text, bytes, start, end)) return answers[known - 1] as Answer;
      slot = (slot + 1) & mask;
    }
    const answer = workOut(textOf({ bytes, start, end }));
    if (texts.length >= most) {
      slots.fill(0);
      texts.length = 0;
      answers.length = 0;
      slot = hashOf(bytes, start, end) & mask;
    }
    // A Buffer's own slice is a view of bytes that will be others.
    texts.push(Uint8Array.prototype.slice.call(bytes, start, end));
    slots[slot] = answers.push(answer);
    return answer;
  };
}

/** FNV-1a (Fowler, Noll, Vo), with its upper half brought down to where the mask looks. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const { length } = text;
  if (length !== end - start) return false;
  for (let at = 0; at < length; at += 1) if (text[at] !== bytes[start + at]) return false;
  return true;
}
