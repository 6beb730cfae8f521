/** A text for people, written for both languages: Vietnamese first, English second. */
export interface Bilingual {
  vi: string;
  en: string;
}
