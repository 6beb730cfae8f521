import { textOf } from './plain-cells.ts';

/**
 * As remembered(), for texts that lie in bytes: a text is made of them only the first time.
 * @param workOut asked once for each text, until `most` are known and it starts over
 */
export function rememberedBytes<Answer>(
  workOut: (text: string) => Answer,
  most = 500,
): (words: DataView, start: number, end: number) => Answer {
  /** A table with open addressing, a quarter full at most: the place of each known text in the lists below, plus 1. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 4)));
  const mask = slots.length - 1;
  const texts: DataView[] = [];
  const answers: Answer[] = [];

  return (words, start, end) => {
    let slot = hashOf(words, start, end) & mask;
    for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
      const text = texts[known - 1];
      if (text && isSame(text, words, start, end)) return answers[known - 1] as Answer;
      slot = (slot + 1) & mask;
    }
    const bytes = new Uint8Array(words.buffer, words.byteOffset + start, end - start);
    const answer = workOut(textOf({ bytes, start: 0, end: bytes.length }));
    if (texts.length >= most) {
      slots.fill(0);
      texts.length = 0;
      answers.length = 0;
      slot = hashOf(words, start, end) & mask;
    }
    texts.push(new DataView(bytes.slice().buffer));
    slots[slot] = answers.push(answer);
    return answer;
  };
}

const wordBytes = 4;

/** Of four bytes at a step; where they do not come out even, the last four overlap the ones before. */
function hashOf(words: DataView, start: number, end: number): number {
  let hash = end - start;
  const last = end - wordBytes;
  if (last < start) {
    for (let at = start; at < end; at += 1) hash = mixed(hash ^ words.getUint8(at));
    return hash;
  }
  for (let at = start; at < last; at += wordBytes) hash = mixed(hash ^ words.getInt32(at));
  return mixed(hash ^ words.getInt32(last));
}

/** Knuth's multiplicative hashing, with the upper half, which depends on all bits, brought down to where the mask looks. */
function mixed(word: number): number {
  const product = Math.imul(word, 2_654_435_761);
  return product ^ (product >>> 15);
}

function isSame(text: DataView, words: DataView, start: number, end: number): boolean {
  const length = text.byteLength;
  if (length !== end - start) return false;
  const last = length - wordBytes;
  if (last < 0) {
    for (let at = 0; at < length; at += 1) if (text.getUint8(at) !== words.getUint8(start + at)) return false;
    return true;
  }
  for (let at = 0; at < last; at += wordBytes)
    if (text.getInt32(at) !== words.getInt32(start + at)) return false;
  return text.getInt32(last) === words.getInt32(start + last);
}
