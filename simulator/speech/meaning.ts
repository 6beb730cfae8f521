// What a citizen means by the answer to a question: the code an attentive interviewer would record. The words said
// are made from it (answers.ts); the voice door gives only the words, the log gives the meaning.

import { temperamentOf } from '#simulator/citizens/behaviour.ts';
import { chance } from '#simulator/citizens/chance.ts';

import type { Citizen } from './citizen.ts';
import { factOption } from './facts.ts';
import { doesNotKnowOption, isAside, readScale, readYesNo, saysNone, type Option } from './labels.ts';
import { satisfactionOf } from './opinion.ts';
import { topicOf, type Question, type Topic } from './topics.ts';
import { wishes } from './wishes.ts';

export type Meaning =
  | { kind: 'step'; option: Option; satisfaction: 1 | 2 | 3 | 4 | 5 }
  | { kind: 'yes'; option: Option }
  | { kind: 'no'; option: Option }
  /** A fact about the person, or any other single choice. */
  | { kind: 'choice'; option: Option }
  | { kind: 'choices'; options: Option[] }
  | { kind: 'number'; value: number }
  | { kind: 'text'; text: string }
  /** `option` is how the form records it, if it can. */
  | { kind: 'does-not-know'; option: Option | undefined };

/** What this citizen means, in this call, by the answer to this question. Asking again gives the same. */
export function meaningOf(citizen: Citizen, question: Question): Meaning {
  const topic = topicOf(question);
  if (doesNotKnow(citizen, question, topic)) {
    return { kind: 'does-not-know', option: doesNotKnowOption(question.options) };
  }
  if (question.options.length === 0) return withoutOptions(citizen, question, topic);
  if (/multi|checkbox/i.test(question.kind)) return { kind: 'choices', options: several(citizen, question) };

  const fact = factOption(citizen, topic, question.options);
  if (fact !== undefined) return { kind: 'choice', option: fact };
  const yesNo = readYesNo(question.options);
  if (yesNo !== undefined) return saysYes(citizen, question, topic) ? firstYes(yesNo.yes) : firstNo(yesNo.no);
  const scale = readScale(question.options);
  if (scale !== undefined) return onScale(citizen, question, scale);
  // Labels that cannot be read: forms put the yes of these questions first.
  if (isYesOrNo(topic))
    return saysYes(citizen, question, topic) ? firstYes([...question.options]) : secondOption(question);
  return { kind: 'choice', option: anyOption(citizen, question) };
}

/** How a form records this: one code, several, a text or a number; null when it cannot record it. */
export function recordedAs(meaning: Meaning): string | string[] | number | null {
  switch (meaning.kind) {
    case 'choices':
      return meaning.options.map(({ code }) => code);
    case 'number':
      return meaning.value;
    case 'text':
      return meaning.text;
    default:
      return meaning.option?.code ?? null;
  }
}

const alwaysKnown: readonly Topic[] = [
  'consent',
  'recording-consent',
  'identity',
  'adult',
  'transaction',
  'on-behalf-of',
  'earlier-interview',
  'sex',
  'age',
];

function doesNotKnow(citizen: Citizen, question: Question, topic: Topic): boolean {
  if (alwaysKnown.includes(topic)) return false;
  if (temperamentOf(citizen.behaviour).knowsNothing === true) return true;
  const { seed, phoneE164, day } = citizen;
  return chance(seed, 'does not know', phoneE164, question.name) < day.doesNotKnow;
}

function withoutOptions(citizen: Citizen, question: Question, topic: Topic): Meaning {
  if (topic === 'age') return { kind: 'number', value: citizen.persona.ageYears };
  if (topic === 'visits') return { kind: 'number', value: citizen.persona.visits };
  if (/number|numeric|integer/i.test(question.kind)) {
    return { kind: 'number', value: 1 + Math.floor(5 * drawFor(citizen, question)) };
  }
  if (/bool|yes-?no/i.test(question.kind)) {
    return saysYes(citizen, question, topic)
      ? { kind: 'yes', option: { code: 'true', label: 'Có' } }
      : { kind: 'no', option: { code: 'false', label: 'Không' } };
  }
  return { kind: 'text', text: wishes(citizen.seed, citizen.phoneE164, question.name) };
}

function onScale(citizen: Citizen, question: Question, scale: { option: Option; step: number }[]): Meaning {
  const block = blockOf(question);
  const satisfaction = satisfactionOf(citizen, question.name, block);
  const wanted = satisfaction - 3;
  const nearest = scale.reduce((best, each) =>
    Math.abs(each.step - wanted) < Math.abs(best.step - wanted) ? each : best,
  );
  return { kind: 'step', option: nearest.option, satisfaction };
}

/**
 * What an item belongs to: "DV1" for "DV1.1" wherever it stands, since a phúc tra asks it again under another heading;
 * else the form's block.
 */
function blockOf(question: Question): string {
  const prefix = /^(.+)[._-]\d+$/.exec(question.name)?.[1];
  return prefix ?? question.block ?? question.name;
}

const yesShares: Partial<Record<Topic, number>> = {
  consent: 1,
  identity: 1,
  adult: 1,
  transaction: 1,
  'recording-consent': 0.93,
  complaint: 0.15,
  // SIPAS 2024: 90.06 % met no official who made trouble (news.laodong.vn); money is assumed alike.
  harassment: 0.1,
  bribe: 0.05,
};

function isYesOrNo(topic: Topic): boolean {
  return topic === 'earlier-interview' || (topic in yesShares && topic !== 'adult');
}

function saysYes(citizen: Citizen, question: Question, topic: Topic): boolean {
  const told = temperamentOf(citizen.behaviour);
  if (topic === 'transaction' && citizen.behaviour.kind === 'not-eligible') return false;
  if (topic === 'recording-consent' && told.allowsRecording !== undefined) return told.allowsRecording;
  // Whoever is asked this was interviewed, perhaps before the simulator was started.
  if (topic === 'earlier-interview') return told.recall !== 'denies';
  return drawFor(citizen, question) < (yesShares[topic] ?? 0.7);
}

/** Among several ways to say yes, the one without a reservation. */
function firstYes(options: Option[]): Meaning {
  const plain = options.find((option) => !/chưa|nhưng/.test(option.label.toLowerCase()));
  return asMeaning('yes', plain ?? options[0]);
}

function secondOption(question: Question): Meaning {
  return asMeaning('no', question.options[1]);
}

function firstNo(options: Option[]): Meaning {
  return asMeaning('no', options[0]);
}

function asMeaning(kind: 'yes' | 'no', option: Option | undefined): Meaning {
  return option === undefined ? { kind: 'does-not-know', option } : { kind, option };
}

function several(citizen: Citizen, question: Question): Option[] {
  const regular = question.options.filter((option) => !isAside(option));
  const wanted = 1 + Math.floor(3 * drawFor(citizen, question));
  const drawn = regular
    .map((option) => ({
      option,
      rank: chance(citizen.seed, 'choose', citizen.phoneE164, question.name, option.code),
    }))
    .toSorted((left, right) => left.rank - right.rank)
    .slice(0, wanted)
    .map(({ option }) => option);
  // Whoever has something to name does not say that it is nothing.
  const something = drawn.filter((option) => !saysNone(option));
  return something.length > 0 ? something : drawn.slice(0, 1);
}

function anyOption(citizen: Citizen, question: Question): Option {
  const regular = question.options.filter(
    (option) => !isAside(option) && !option.label.toLowerCase().startsWith('khác'),
  );
  const open = regular.length > 0 ? regular : [...question.options];
  return open[Math.floor(drawFor(citizen, question) * open.length)] ?? { code: '', label: '' };
}

function drawFor(citizen: Citizen, question: Question): number {
  return chance(citizen.seed, 'answer', citizen.phoneE164, question.name);
}
