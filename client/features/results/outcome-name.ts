import { useLanguage } from '#client/text/language.ts';
import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';

/** What an attempt's outcome is called; a code that is none any more stays itself. */
export function useOutcomeName(): (disposition: string) => string {
  const language = useLanguage();
  return (disposition) => {
    const code = dispositionCodes.find((one) => one === disposition);
    return code === undefined ? disposition : dispositionOf(code)[language];
  };
}
