// The plan of time as files: annex of a plan, and last days for a calendar.
import { ICalAlarmType, ICalCalendar, ICalEventTransparency } from 'ical-generator';

import { annexOf } from '#domain/timeline/annex.ts';
import { lastDayOf } from '#domain/timeline/due.ts';
import { soonDays } from '#domain/timeline/standing.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayDate } from '#server/platform/days.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { annexDocx, annexPdf } from './annex-files.ts';
import { storedSteps, todayOf } from './stored-steps.ts';

interface AnnexWish {
  readonly format: 'docx' | 'pdf';
  readonly withStates: boolean;
}

/** @throws 'not-found' */
export async function annexFile(
  ctx: Context,
  surveyId: string,
  { format, withStates }: AnnexWish,
): Promise<GivenFile> {
  const survey = await surveyOf(ctx, surveyId);
  const steps = await storedSteps(ctx, surveyId);
  const annex = annexOf(
    survey,
    steps.map(({ row, ...step }) => ({ ...row, ...step })),
    { today: todayOf(ctx), withStates },
  );
  const content =
    format === 'docx'
      ? await annexDocx(annex)
      : await annexPdf(annex, { author: survey.authority, madeAt: ctx.now() });
  return {
    name: `${withStates ? 'tien-do' : 'ke-hoach-thoi-gian'}-${survey.code}.${format}`,
    contentType:
      format === 'docx'
        ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
        : 'application/pdf',
    writeTo: async (out) => out.end(content),
  };
}

/** A whole day for each step that is not done, with an alarm seven days before. @throws 'not-found' */
export async function calendarFile(ctx: Context, surveyId: string): Promise<GivenFile> {
  const { code, name } = await surveyOf(ctx, surveyId);
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Lắng Nghe', product: 'Kế hoạch thời gian', language: 'VI' },
  });
  for (const { row, due, state } of await storedSteps(ctx, surveyId)) {
    if (due === null || state === 'done') continue;
    const day = dayDate(lastDayOf(due));
    calendar
      .createEvent({
        // The same step keeps its place in a calendar that takes the file again.
        id: row.id,
        stamp: ctx.now(),
        start: day,
        allDay: true,
        summary: row.content,
        description: [
          name,
          `Chủ trì: ${row.lead}`,
          ...(row.cooperating === '' ? [] : [`Phối hợp: ${row.cooperating}`]),
          ...(row.product === '' ? [] : [`Sản phẩm: ${row.product}`]),
        ].join('\n'),
        // A last day takes nobody's time.
        transparency: ICalEventTransparency.TRANSPARENT,
      })
      .createAlarm({ type: ICalAlarmType.display, trigger: soonDays * 86_400 });
  }
  return {
    name: `ke-hoach-thoi-gian-${code}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    writeTo: async (out) => out.end(calendar.toString()),
  };
}
