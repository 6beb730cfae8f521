// The demo's citizen: told what was asked, answers in words. Only where the server names a voice door (the simulator);
// with a real carrier nothing here runs.
import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';

import { refreshConsole } from './use-console.ts';

const spoken = z.object({ reply: z.string(), hungUp: z.boolean().default(false) });

export interface Spoken {
  /** The utterance that was answered: the question's name while questions are asked. */
  at: string;
  /** What was asked; the sentence read to the citizen. */
  asked: string;
  /** Null while the citizen is still thinking. */
  reply: string | null;
}

export interface Citizen {
  said: readonly Spoken[];
  hungUp: boolean;
  fault: boolean;
  askAgain: () => void;
}

/** What is being read to the citizen. `key` tells one question from the next. */
export interface Utterance {
  key: string;
  /** Asked before: said once more with askAgain alone. */
  onlyOnRequest?: boolean;
  text: string;
  language: string;
  question?: { name: string; kind: string; options: { code: string; label: string }[]; block: string };
}

// Moving quickly through questions, as with the arrow keys, asks none of them.
const settleMs = 250;

/** Reads `utterance` to the citizen of the call once; what is on the screen again with askAgain. `door` is null when nobody is to be asked. */
export function useCitizen(door: string | null, utterance: Utterance | null): Citizen {
  const [said, setSaid] = useState<readonly (Spoken & { key: string })[]>([]);
  const [hungUp, setHungUp] = useState(false);
  const [fault, setFault] = useState(false);
  /** How often each was asked for again. */
  const [again, setAgain] = useState<ReadonlyMap<string, number>>(new Map());
  const times = utterance === null ? 0 : (again.get(utterance.key) ?? 0);
  const key =
    utterance === null || (utterance.onlyOnRequest === true && times === 0)
      ? null
      : `${utterance.key}#${times}`;

  const ask = useEffectEvent(async (asking: string) => {
    if (door === null || utterance === null || said.some((each) => each.key === asking)) return;
    const { key: at, onlyOnRequest: _, ...words } = utterance;
    setSaid((former) => [...former, { key: asking, at, asked: words.text, reply: null }]);
    setFault(false);
    try {
      const response = await fetch(`${door}/say`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(words),
      });
      const { reply, hungUp: gone } = spoken.parse(await response.json());
      setSaid((former) => former.map((each) => (each.key === asking ? { ...each, reply } : each)));
      setHungUp(gone);
      if (gone) void refreshConsole();
    } catch {
      setSaid((former) => former.filter((each) => each.key !== asking));
      setFault(true);
    }
  });
  useEffect(() => {
    if (door === null || key === null) return;
    const timer = setTimeout(() => void ask(key), settleMs);
    return () => clearTimeout(timer);
  }, [door, key]);

  const askAgain = () => {
    if (utterance !== null) setAgain(new Map([...again, [utterance.key, times + 1]]));
  };
  return { said, hungUp, fault, askAgain };
}
