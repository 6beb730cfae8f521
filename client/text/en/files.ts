import type { Text } from '../vi.ts';

export const files: Text['files'] = {
  making: 'The file is being made…',
  coming: (size) => `Coming in: ${size}`,
  stop: 'Stop',
  saved: (name) => `${name} has been saved.`,
};
