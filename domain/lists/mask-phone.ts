/** A number as operators may see it: the first three digits of the national form and the last two, `096•••••63`. */
export function maskPhone(phoneE164: string): string {
  const national = phoneE164.startsWith('+84') ? `0${phoneE164.slice(3)}` : phoneE164;
  return `${national.slice(0, 3)}${'•'.repeat(Math.max(0, national.length - 5))}${national.slice(-2)}`;
}
