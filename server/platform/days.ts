// Calendar days as the database's `date` holds them: midnight UTC stands for the day itself, in no zone.

/** 'yyyy-mm-dd' to the Date that Prisma stores in a `date` column. */
export function dayDate(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}

/** The other way round. */
export function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}

const inVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

const clockInVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  timeStyle: 'medium',
});

/** What clocks in Vietnam show at this moment, 'hh:mm:ss'. */
export function timeInVietnam(at: Date): string {
  return clockInVietnam.format(at);
}

/** The day that it is in Vietnam at this moment, 'yyyy-mm-dd'. */
export function dayInVietnam(at: Date): string {
  return inVietnam.format(at);
}
