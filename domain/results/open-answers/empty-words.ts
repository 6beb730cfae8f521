// Words that say nothing: what operators key, or citizens say, when an open question brings no answer.
import { foldText } from '#domain/lists/names.ts';

/*
 * The rule: the words are folded (no marks, no capitals, no signs), then what only makes speech polite or fuller is left
 * out. What remains says nothing if it is one of these phrases, a phrase repeated, or has no letter at all. Every phrase
 * stands here whole, so that "không niêm yết phí" is still quoted.
 */
const politeness = new Set(
  (
    'da thua a ah um uh u uhm vang thi la cung ca het dau gi them nua nhe nha roi luon duoc nay hien tai bay gio luc ' +
    'toi minh em chau con bac co chu ong ba anh chi cam on xin phep'
  ).split(' '),
);

/** Written as people write them; compared as folded words without `politeness`. */
const phrases = [
  'không',
  'ko',
  'k',
  'không có',
  'ko có',
  'không ý kiến',
  'không có ý kiến',
  'ko có ý kiến',
  'chưa có ý kiến',
  'không có ý kiến khác',
  'không ý kiến khác',
  'không góp ý',
  'không có góp ý',
  'không đề xuất',
  'không có đề xuất',
  'không kiến nghị',
  'không có kiến nghị',
  'không biết',
  'không rõ',
  'không nhớ',
  'chưa',
  'chưa có',
  'chưa biết',
  'chưa rõ',
  'chưa nghĩ ra',
  'không nghĩ ra',
  'chưa nghĩ tới',
  'chưa nghĩ đến',
  'thế là được rồi',
  'vậy là được rồi',
  'như vậy là được',
  'cứ như hiện nay là được',
  'cứ như cũ',
  'để trống',
  'bỏ trống',
  'không trả lời',
  'ok',
  'oke',
  'okay',
  'okie',
  'na',
  'n/a',
  'none',
  'no',
  'nothing',
  'test',
];

const core = (words: string): string =>
  foldText(words)
    .split(' ')
    .filter((word) => !politeness.has(word))
    .join(' ');
const known = new Set(phrases.map(core));

/** Do the words say nothing that could be quoted? What was masked counts as nothing said. */
export function saysNothing(words: string): boolean {
  const left = core(words);
  if (!/[a-z]/.test(left)) return true;
  // "không, không có ý kiến gì": every part between signs says nothing.
  const parts = words.split(/[,.;:!?…\n/–-]+/).map(core);
  return known.has(left) || parts.every((part) => part === '' || known.has(part));
}
