// The sound of a recording as a WAV file (8,000 samples a second, 8 bits): a low tone while the operator speaks, a higher one
// while the citizen does, each on a channel of its own where two were asked for. Enough to hear who spoke, and when.

import type { Recording } from './recording.ts';

const samplesPerSecond = 8000;
const silence = 128;
const loudness = 24;
const tones = { operator: { hertz: 170, channel: 1 }, citizen: { hertz: 240, channel: 0 } } as const;
/** Seconds that a character takes to say, at most so many altogether. */
const perCharacter = 0.05;
const longest = 4;

/** Only of a recording that has ended. */
export function soundOf({ call, channels, startedAt, endedAt }: Recording): Buffer {
  const end = endedAt ?? startedAt;
  const frames = Math.max(1, Math.ceil(((end.getTime() - startedAt.getTime()) / 1000) * samplesPerSecond));
  const samples = Buffer.alloc(frames * channels, silence);
  for (const { speaker, text, at } of call.conversation?.transcript ?? []) {
    const from = (at.getTime() - startedAt.getTime()) / 1000;
    const { hertz, channel } = tones[speaker];
    const first = Math.max(0, Math.floor(from * samplesPerSecond));
    const last = Math.min(frames, first + Math.min(longest, text.length * perCharacter) * samplesPerSecond);
    if (from < 0) continue;
    for (let frame = first; frame < last; frame += 1) {
      const wave = Math.round(loudness * Math.sin((2 * Math.PI * hertz * frame) / samplesPerSecond));
      samples[frame * channels + (channels === 2 ? channel : 0)] = silence + wave;
    }
  }
  return Buffer.concat([header(samples.length, channels), samples]);
}

/** RIFF/WAVE of uncompressed samples. */
function header(bytes: number, channels: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'ascii');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'ascii');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(samplesPerSecond * channels, 28);
  head.writeUInt16LE(channels, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'ascii');
  head.writeUInt32LE(bytes, 40);
  return head;
}
