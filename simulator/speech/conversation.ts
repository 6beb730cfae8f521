// One telephone conversation: what the citizen says to each thing the operator says, and when they hang up. Owns the
// memory of the call (what was asked and answered); everything else about the citizen is drawn, not remembered.

import { chance } from '#simulator/citizens/chance.ts';

import { answerInWords, speak } from './answers.ts';
import type { Citizen } from './citizen.ts';
import { meaningOf, type Meaning } from './meaning.ts';
import * as phrases from './phrases.ts';
import type { Question } from './topics.ts';

interface Line {
  speaker: 'operator' | 'citizen';
  text: string;
  at: Date;
}

interface Answered {
  question: string;
  meaning: Meaning;
  /** What was said. */
  reply: string;
}

export interface Conversation {
  transcript: Line[];
  /** By question, in the order first answered. */
  answers: Map<string, Answered>;
  /** How often each question was asked. */
  asked: Map<string, number>;
  /** How many things the operator has said. */
  turns: number;
  /** How often a citizen who will not be interviewed has said so. */
  brushOffs: number;
  /** How often the citizen has asked something back. */
  asksBack: number;
}

export interface Reply {
  text: string;
  hangsUp: boolean;
}

// More would only be tiresome.
const maxAsksBack = 2;

export function newConversation(): Conversation {
  return { transcript: [], answers: new Map(), asked: new Map(), turns: 0, brushOffs: 0, asksBack: 0 };
}

/**
 * What the citizen says to this. Remembers it in the conversation. With a question they answer it (or hang up, or
 * first ask something back); without one they react to the words.
 */
export function reply(
  citizen: Citizen,
  conversation: Conversation,
  said: { text: string; question?: Question | undefined },
  now: Date,
): Reply {
  conversation.turns += 1;
  conversation.transcript.push({ speaker: 'operator', text: said.text, at: now });
  const given = react(citizen, conversation, said);
  conversation.transcript.push({ speaker: 'citizen', text: given.text, at: now });
  return given;
}

function react(
  citizen: Citizen,
  conversation: Conversation,
  said: { text: string; question?: Question | undefined },
): Reply {
  const { behaviour } = citizen;
  const question = isRead(said.question) ? undefined : said.question;
  switch (behaviour.kind) {
    case 'wrong-person':
      // Listens to who is calling; it comes out when the operator asks for the person, or goes on.
      if (conversation.turns === 1 && question === undefined && !asksForPerson(said.text)) break;
      return brushOff(citizen, conversation, phrases.wrongPersonPhrases, phrases.hangUpAfterWrong, 2);
    case 'refuses':
      return brushOff(citizen, conversation, phrases.refusalPhrases, phrases.hangUpAfterRefusal, 2);
    case 'call-later':
      return brushOff(citizen, conversation, phrases.laterPhrases, phrases.hangUpAfterLater, 3);
    case 'answering-machine':
      return stays(speak(citizen, phrases.machinePhrases, 'machine'));
    default:
  }
  if (question === undefined) return stays(smallTalk(citizen, conversation, said.text));
  const isNew = !conversation.answers.has(question.name);
  if (behaviour.kind === 'hangs-up' && isNew && conversation.answers.size >= behaviour.afterQuestions) {
    return { text: speak(citizen, phrases.leavingPhrases, 'leaving'), hangsUp: true };
  }
  return stays(answer(citizen, conversation, question));
}

/** A statement that is only read out: nothing is asked. */
function isRead(question: Question | undefined): boolean {
  return question !== undefined && /statement|note|html/i.test(question.kind);
}

/** Somebody who will not be interviewed says so, and hangs up the `patience`-th time. */
function brushOff(
  citizen: Citizen,
  conversation: Conversation,
  first: phrases.Phrases,
  last: phrases.Phrases,
  patience: number,
): Reply {
  conversation.brushOffs += 1;
  const hangsUp = conversation.brushOffs >= patience;
  return { text: speak(citizen, hangsUp ? last : first, 'brush-off'), hangsUp };
}

function answer(citizen: Citizen, conversation: Conversation, question: Question): string {
  const timesAsked = (conversation.asked.get(question.name) ?? 0) + 1;
  conversation.asked.set(question.name, timesAsked);
  if (timesAsked === 1 && conversation.asksBack < maxAsksBack && asksBack(citizen, question)) {
    conversation.asksBack += 1;
    return speak(citizen, phrases.askBackPhrases, question.name);
  }
  const meaning = meaningOf(citizen, question);
  const again = conversation.answers.has(question.name);
  const words = answerInWords(citizen, question, meaning, again ? timesAsked : 1);
  if (!again) conversation.answers.set(question.name, { question: question.name, meaning, reply: words });
  return words;
}

function asksBack(citizen: Citizen, question: Question): boolean {
  return chance(citizen.seed, 'asks back', citizen.phoneE164, question.name) < citizen.day.asksBack;
}

function smallTalk(citizen: Citizen, conversation: Conversation, text: string): string {
  const heard = text.normalize('NFC').toLowerCase();
  if (/cảm ơn|tạm biệt/.test(heard)) return speak(citizen, phrases.farewells, 'farewell');
  if (/có phải|đúng (là )?(ông|bà|anh|chị)/.test(heard))
    return speak(citizen, phrases.identityPhrases, 'identity');
  return speak(citizen, conversation.turns === 1 ? phrases.openings : phrases.listening, 'small talk');
}

function asksForPerson(text: string): boolean {
  return /có phải|đúng (là )?(ông|bà|anh|chị)/.test(text.normalize('NFC').toLowerCase());
}

function stays(text: string): Reply {
  return { text, hangsUp: false };
}
