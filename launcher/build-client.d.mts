export function buildClient(): void;
