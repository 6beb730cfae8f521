// What results are broken down by, in words: the name of a domain and of its values.
import { useFormWords } from '#client/frame/form-words.ts';
import { useText } from '#client/text/text.ts';

interface Domain {
  readonly key: string;
  /** Of a question, what it asks. */
  readonly label: string | null;
}

export interface DomainWords {
  nameOf: (domain: Domain) => string;
  /** Some values stand in the data as keys. */
  valueOf: (key: string, value?: string) => string;
}

export function useDomainWords(surveyId: string): DomainWords {
  const words = useFormWords(surveyId);
  const { domains, values } = useText().breakdown;
  return {
    nameOf: ({ key, label }) =>
      label !== null ? words.domain(key, label) : key in domains ? domains[key as keyof typeof domains] : key,
    valueOf: (key, value = '') =>
      key in domains && value in values
        ? values[value as keyof typeof values]
        : words.domainValue(key, value),
  };
}
