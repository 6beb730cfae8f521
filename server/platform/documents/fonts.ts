// Tinos: the free font with the measures of Times New Roman and all Vietnamese letters (OFL 1.1).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (name: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${name}`));

export const fontFiles = {
  normal: file('400Regular/Tinos_400Regular.ttf'),
  bold: file('700Bold/Tinos_700Bold.ttf'),
  italics: file('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: file('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
};

/** The upright font, for drawings. */
export function uprightFont(): Uint8Array {
  return readFileSync(fontFiles.normal);
}
