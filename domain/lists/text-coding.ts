// How a list's text is written: Unicode, or one of the encodings from before it that old fonts still show.

export const textCodings = ['unicode', 'tcvn3', 'vni', 'windows-1258'] as const;
export type TextCoding = (typeof textCodings)[number];
