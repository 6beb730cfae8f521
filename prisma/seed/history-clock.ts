// Time in the demo's first day: several people at work at once, told as one sequence of moments. Nothing waits.

/** Somebody's work, going on after each number of seconds that it yields; other people's work happens in between. */
export type Course<Result = void> = AsyncGenerator<number, Result>;

export interface Clock {
  at: Date;
}

/** Vietnam has had one offset, +07:00, since 1975. `day` is yyyy-mm-dd, `time` hh:mm. */
export function vietnamTime(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`);
}

/** Plays courses out in the order of time: the clock never goes back, and shows a course the moment it asked for. */
export async function playOut(
  clock: Clock,
  courses: readonly { startsAt: Date; course: Course }[],
): Promise<void> {
  const open = courses.map(({ startsAt, course }) => ({ at: startsAt, course }));
  while (open.length > 0) {
    const next = open.reduce((soonest, each) => (each.at < soonest.at ? each : soonest));
    clock.at = next.at;
    const step = await next.course.next();
    if (step.done) open.splice(open.indexOf(next), 1);
    else next.at = new Date(clock.at.getTime() + step.value * 1000);
  }
}
