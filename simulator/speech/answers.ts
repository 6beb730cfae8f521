// Puts a meaning into words. The same person asked the same question uses the same words; asked again in the same
// call, they answer with the label itself, as people do when they were not understood.

import { chance } from '#simulator/citizens/chance.ts';
import type { Persona } from '#simulator/citizens/persona.ts';

import { inWordsOf } from './address.ts';
import type { Citizen } from './citizen.ts';
import type { Meaning } from './meaning.ts';
import * as phrases from './phrases.ts';
import { plainLabel } from './labels.ts';
import { topicOf, type Question, type Topic } from './topics.ts';

/** One of these phrases, in the words of this citizen; `about` keeps the choice steady. */
export function speak(citizen: Citizen, choices: phrases.Phrases, about: string): string {
  const drawn = chance(citizen.seed, 'phrase', citizen.phoneE164, about);
  return inWordsOf(citizen.persona, choices[Math.floor(drawn * choices.length)] ?? choices[0]);
}

/** What the citizen says when they mean this. `timesAsked` counts this time too. */
export function answerInWords(
  citizen: Citizen,
  question: Question,
  meaning: Meaning,
  timesAsked: number,
): string {
  const words = (choices: phrases.Phrases) => speak(citizen, choices, question.name);
  const topic = topicOf(question);
  switch (meaning.kind) {
    case 'does-not-know':
      return words(phrases.doesNotKnowPhrases);
    case 'text':
      return meaning.text;
    case 'number':
      return words(
        topic === 'age' ? [`Năm nay {self} ${meaning.value} tuổi.`] : [`${meaning.value} {you} {a}.`],
      );
    case 'choices':
      return words([`${listed(meaning.options.map(({ label }) => spoken(label)))}, thế thôi {you} {a}.`]);
    case 'step':
      if (timesAsked > 1 || !isAboutSatisfaction(question)) return plainly(citizen, meaning.option.label);
      return words(satisfactionWords(citizen.persona, meaning.satisfaction, meaning.option.label));
    case 'choice':
      return words(factWords(citizen.persona, topic, meaning.option.label));
    case 'yes':
      return words(yesWords(citizen.persona, topic, meaning.option.label));
    case 'no':
      return words(noWords(topic));
  }
}

function isAboutSatisfaction(question: Question): boolean {
  return question.options.some((option) => /hài lòng|satisfied/.test(plainLabel(option.label)));
}

const fullScale: Record<1 | 2 | 3 | 4 | 5, RegExp> = {
  1: /^(rất không hài lòng|very dissatisfied)$/,
  2: /^(không hài lòng|dissatisfied)$/,
  3: /^(bình thường|neither|neutral)/,
  4: /^(hài lòng|satisfied)$/,
  5: /^(rất hài lòng|very satisfied)$/,
};

function satisfactionWords(persona: Persona, step: 1 | 2 | 3 | 4 | 5, label: string): phrases.Phrases {
  // A form with fewer than five steps may have put a 5 on "hài lòng": then only the label is safe to say.
  if (!fullScale[step].test(plainLabel(label))) return [`${capitalised(label)} {you} {a}.`];
  return [
    ...phrases.satisfactionPhrases[step],
    ...(phrases.regionalSatisfaction[persona.region][step] ?? []),
  ];
}

function yesWords(persona: Persona, topic: Topic, label: string): phrases.Phrases {
  switch (topic) {
    case 'consent':
      return phrases.consentPhrases;
    case 'recording-consent':
      return phrases.recordingYes;
    case 'transaction':
      return phrases.transactionYes;
    case 'earlier-interview':
      return phrases.earlierYes;
    case 'identity':
      return phrases.identityPhrases;
    case 'adult':
      return factWords(persona, topic, label);
    default:
      return plainLabel(label).startsWith('đồng ý') ? ['Đồng ý {you} {a}.'] : phrases.yesPhrases;
  }
}

function noWords(topic: Topic): phrases.Phrases {
  switch (topic) {
    case 'recording-consent':
      return phrases.recordingNo;
    case 'transaction':
      return phrases.transactionNo;
    case 'earlier-interview':
      return phrases.earlierNo;
    default:
      return phrases.noPhrases;
  }
}

function factWords(persona: Persona, topic: Topic, label: string): phrases.Phrases {
  switch (topic) {
    case 'sex':
      return [`{Self} là ${persona.sex === 'male' ? 'nam' : 'nữ'} {you} {a}.`];
    case 'age':
    case 'adult':
      return [`Năm nay {self} ${persona.ageYears} tuổi.`, `{Self} ${persona.ageYears} tuổi rồi {you} {a}.`];
    case 'ethnicity':
      return [`{Self} người ${persona.ethnicity}.`, `Dân tộc ${persona.ethnicity} {you} {a}.`];
    case 'education':
      return [`{Self} học ${spoken(label)}.`, `${capitalised(label)} {you} {a}.`];
    case 'occupation':
      if (persona.occupation === 'retired') return ['{Self} nghỉ hưu rồi {you} {a}.'];
      if (persona.occupation === 'student') return ['{Self} còn đang đi học {you} {a}.'];
      return [`{Self} làm ${spoken(label).replace(/^làm /, '')}.`, `${capitalised(label)} {you} {a}.`];
    default:
      return [`${capitalised(label)} {you} {a}.`];
  }
}

function plainly(citizen: Citizen, label: string): string {
  return inWordsOf(citizen.persona, `${capitalised(label)} {you} {a}.`);
}

function spoken(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1).replace(/[.;]+$/, '');
}

function capitalised(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1).replace(/[.;]+$/, '');
}

function listed(parts: string[]): string {
  return capitalised(parts.join(', với lại '));
}
