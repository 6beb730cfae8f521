export function progress(sentence: string): void;
