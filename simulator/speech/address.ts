// How a citizen calls themselves and the caller, by age, sex and region: in Vietnamese no sentence works without it.

import type { Persona } from '#simulator/citizens/persona.ts';

interface Address {
  /** The word for oneself, and the same at the start of a sentence. */
  self: string;
  Self: string;
  /** The word for the caller, who speaks as a younger person. */
  you: string;
  /** The particle that closes a polite sentence. */
  a: string;
}

function addressOf(persona: Persona): Address {
  const self = selfWord(persona);
  return {
    self,
    Self: self.charAt(0).toUpperCase() + self.slice(1),
    you: youWord(persona),
    a: persona.region === 'south' ? 'nha' : 'ạ',
  };
}

/** A template such as "{Self} hài lòng {you} {a}." in this person's words. */
export function inWordsOf(persona: Persona, template: string): string {
  const address = addressOf(persona);
  return template
    .replaceAll('{self}', address.self)
    .replaceAll('{Self}', address.Self)
    .replaceAll('{you}', address.you)
    .replaceAll('{a}', address.a);
}

function selfWord(persona: Persona): string {
  if (persona.ageYears < 30) return 'mình';
  if (persona.ageYears < 55) return 'tôi';
  if (persona.region !== 'south') return 'bác';
  return persona.sex === 'male' ? 'chú' : 'cô';
}

function youWord(persona: Persona): string {
  if (persona.ageYears < 30) return 'bạn';
  if (persona.ageYears < 55) return 'em';
  return persona.region === 'south' ? 'con' : 'cháu';
}
