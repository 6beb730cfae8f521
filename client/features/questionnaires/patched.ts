/** The thing with some properties changed; those that become undefined are left out, as a definition has it. */
export function patched<T extends object>(thing: T, fields: { [K in keyof T]?: T[K] | undefined }): T {
  const entries = Object.entries({ ...thing, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
