// Which citizens' words are nearest to an item of the index: those that were said of it, not of the office in general.
import { foldText } from '#domain/lists/names.ts';
import { readings } from '#domain/questionnaire/conditions.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { itemsOfForm, nameInForm } from '#domain/results/form-structure.ts';

interface SaidWords {
  /** Present name of the open question that they answer. */
  readonly question: string;
  /** Names of the codes that count for them. */
  readonly codes: readonly string[];
}

/**
 * Whether words are about an item: they answer an open question that is asked because of the item's answer ("Vì sao
 * Ông/Bà chưa hài lòng?"), or they were coded with a name whose words all stand in the item's text or its factor's name,
 * or that begins with the code of either ("DV2: niêm yết").
 *
 * @returns a test by item code
 */
export function nearWords(definition: QuestionnaireDefinition): (said: SaidWords, item: string) => boolean {
  const about = new Map(
    itemsOfForm(definition).map(({ question, item, factor, label }) => {
      const texts = [label.vi, nameInForm(definition, factor).vi].map((text) => wordsOf(text));
      return [item, { own: ownQuestions(definition, question), texts, codes: [item, factor].map(foldText) }];
    }),
  );
  return ({ question, codes }, item) => {
    const known = about.get(item);
    if (!known) return false;
    return (
      known.own.has(question) ||
      codes.some((label) => {
        const folded = foldText(label);
        const words = wordsOf(label);
        const isNamed = known.codes.some((code) => folded === code || folded.startsWith(`${code} `));
        return isNamed || known.texts.some((text) => holds(text, words));
      })
    );
  };
}

/** Open questions whose condition reads the item's answer. */
function ownQuestions(definition: QuestionnaireDefinition, item: string): ReadonlySet<string> {
  return new Set(
    questionsOf(definition).flatMap(({ kind, name, showIf }) =>
      kind === 'text' && showIf !== undefined && readings(showIf).some(({ question }) => question === item)
        ? [name]
        : [],
    ),
  );
}

/** Are all the words, and at least one, in the text? */
function holds(text: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return words.size > 0 && [...words].every((word) => text.has(word));
}

function wordsOf(text: string): Set<string> {
  return new Set(foldText(text).split(' ').filter(Boolean));
}
