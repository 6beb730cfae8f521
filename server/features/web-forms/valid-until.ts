/** The last moment of a day in Vietnam, which keeps one time all year. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999+07:00`);
}
