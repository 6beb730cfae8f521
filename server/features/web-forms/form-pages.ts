// The addresses on which citizens answer by themselves, without sign-in: whoever has the link has the form. Reading a page
// changes nothing, since messengers open links to show a preview; everything that is done is a POST.
import express, { type Request, type Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { endOf } from '#domain/attempts/interview-standing.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { minutesFill, renderText, type Rendering } from '#domain/questionnaire/text.ts';
import type { Context } from '#server/context.ts';
import { evaluatedInterview, latestAnswers } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { dayInVietnam } from '#server/platform/days.ts';
import { answerForm, beginForm, disown, finishForm } from './commands.ts';
import { reviewPage, startPage, thanksPage } from './end-pages.ts';
import { notePage, type Frame } from './form-layout.ts';
import { formWords } from './form-words.ts';
import { type FormBehindLink, formBehind, scriptOf } from './opened-form.ts';
import { questionPage } from './question-page.ts';
import { fieldOf, type Fields, readAnswer } from './read-answer.ts';

/** Pages that one address may ask for in a minute: many citizens share one behind a mobile network. */
const pagesPerMinute = 600;
/** Pages of one form in a minute. */
const pagesPerForm = 240;
/** Links that do not exist, from one address in ten minutes. */
const wrongLinks = 30;

/** @param base of the server; nobody is signed in here */
export function webFormPages(base: Context): express.Router {
  const router = express.Router();
  const perAddress = new RateLimiterMemory({ points: pagesPerMinute, duration: 60 });
  const perForm = new RateLimiterMemory({ points: pagesPerForm, duration: 60 });
  const perGuesser = new RateLimiterMemory({ points: wrongLinks, duration: 600 });

  /** Finds the form and whoever asks too often; `show` gives the page. */
  const page =
    (show: (asked: Asked) => Promise<string | { to: string }>) =>
    async (request: Request<{ token: string }>, response: Response): Promise<void> => {
      response.setHeader('Cache-Control', 'no-store');
      const { token } = request.params;
      const address = request.ip ?? 'unknown';
      try {
        await perAddress.consume(address);
        await perForm.consume(token);
        const found = await formBehind(base, token);
        const languages = found ? await languagesOf(base, found) : ['vi', 'en'];
        const wanted = fieldOf(request.query, 'lang');
        const frame: Frame = {
          language: languages.includes(wanted) ? wanted : (languages[0] ?? 'vi'),
          languages,
          addressIn: (one) =>
            `${request.baseUrl}/${token}${pathOf(request)}?${inLanguage(request.query, one)}`,
        };
        if (!found) {
          await perGuesser.consume(address);
          response.status(404).type('html').send(notePage('unknown', frame));
          return;
        }
        if (found.state !== 'open') {
          response
            .type('html')
            .send(
              found.state === 'answered' && request.path.endsWith('/xong')
                ? thanksPage(frame)
                : notePage(found.state, frame, found.survey),
            );
          return;
        }
        const fields = (request.body ?? {}) as Fields;
        const shown = await show({
          token,
          found,
          frame,
          fields,
          query: request.query,
          base: `${request.baseUrl}/${token}`,
        });
        if (typeof shown === 'string') response.type('html').send(shown);
        else response.redirect(303, shown.to);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.ceil(refused.msBeforeNext / 1000);
        response.setHeader('Retry-After', String(seconds));
        response
          .status(429)
          .type('text')
          .send(`${formWords('vi').wait(String(seconds))} / ${formWords('en').wait(String(seconds))}\n`);
      }
    };

  const read = express.urlencoded({ extended: false, limit: '64kb' });
  router.get(
    '/:token',
    page((asked) => start(base, asked)),
  );
  router.post(
    '/:token/bat-dau',
    page(async ({ token, base: at, frame }) => {
      await beginForm(base, token);
      return { to: `${at}/cau?lang=${frame.language}` };
    }),
  );
  router.post(
    '/:token/khong-phai-toi',
    page(async ({ token, frame }) => {
      await disown(base, token);
      return notePage('disowned', frame);
    }),
  );
  router.get(
    '/:token/cau',
    page((asked) => question(base, asked)),
  );
  router.post(
    '/:token/cau',
    read,
    page((asked) => answer(base, asked)),
  );
  router.get(
    '/:token/xong',
    page((asked) => review(base, asked)),
  );
  router.post(
    '/:token/gui',
    page(async ({ token, base: at, frame }) => {
      const done = await finishForm(base, token);
      return { to: `${at}/${done ? 'xong' : 'cau'}?lang=${frame.language}` };
    }),
  );
  return router;
}

interface Asked {
  readonly token: string;
  readonly found: FormBehindLink;
  readonly frame: Frame;
  readonly fields: Fields;
  readonly query: Fields;
  /** Address of the form. */
  readonly base: string;
}

async function start(ctx: Context, { found, frame, base }: Asked): Promise<string> {
  const definition = formInMode(
    await definitionOf(ctx, found.interview?.questionnaireVersionId ?? found.survey.interviewVersionId),
    'web',
  );
  const rendering = { definition, language: frame.language, context: {}, answers: new Map() };
  const minutes = renderText({ vi: `{${minutesFill}}` }, rendering);
  return startPage(found, minutes, base, frame);
}

/** The form as it stands, in words. */
async function standing(ctx: Context, { found, frame }: Asked) {
  const { interview } = found;
  if (!interview) return null;
  const script = await scriptOf(ctx, interview);
  const evaluated = await evaluatedInterview(ctx, interview, '');
  const rendering: Rendering = { ...script, language: frame.language, answers: evaluated.path.counted };
  return { interview, rendering, ...evaluated };
}

async function question(
  ctx: Context,
  asked: Asked,
  refused?: Pick<Parameters<typeof questionPage>[0], 'fault' | 'sent'>,
) {
  const form = await standing(ctx, asked);
  if (!form) return { to: `${asked.base}?lang=${asked.frame.language}` };
  const { path, rendering } = form;
  const wanted = refused?.sent ? fieldOf(refused.sent, 'question') : fieldOf(asked.query, 'cau');
  const name = path.steps.includes(wanted) ? wanted : path.current;
  const shown = name === null ? undefined : questionByName(rendering.definition, name);
  if (!shown || !isAsked(shown)) return { to: `${asked.base}/xong?lang=${asked.frame.language}` };
  const stored = await latestAnswers(ctx, form.interview.id);
  return questionPage(
    {
      question: shown,
      rendering,
      path,
      answer: stored.get(shown.name),
      sent: null,
      fault: null,
      base: `${asked.base}/cau`,
      ...refused,
    },
    asked.frame,
  );
}

async function answer(ctx: Context, asked: Asked) {
  const { fields, frame, base } = asked;
  const form = await standing(ctx, asked);
  const name = fieldOf(fields, 'question');
  const to = form && questionByName(form.rendering.definition, name);
  if (!to || !isAsked(to)) return { to: `${base}/cau?lang=${frame.language}` };
  const given = readAnswer(to, fields, dayInVietnam(ctx.now()));
  const outcome = await answerForm(ctx, asked.token, name, given, fieldOf(fields, 'confirmed') === '1');
  if (outcome.kind === 'fault') return question(ctx, asked, { fault: outcome.fault, sent: fields });
  const next =
    outcome.kind === 'stored' && outcome.next !== null ? `&cau=${encodeURIComponent(outcome.next)}` : '';
  return { to: `${base}/cau?lang=${frame.language}${next}` };
}

async function review(ctx: Context, asked: Asked) {
  const form = await standing(ctx, asked);
  // A last answer that contradicts another leaves the form open for the rules and over for whoever looks it through.
  const ended = form && (endOf(form) ?? form.path.ended);
  if (!form || !ended) return { to: `${asked.base}/cau?lang=${asked.frame.language}` };
  const { rendering, contradictions, path } = form;
  return reviewPage({ rendering, ended, contradictions, asked: path.asked, base: asked.base }, asked.frame);
}

/** The languages of the form, Vietnamese first. */
async function languagesOf(ctx: Context, { interview, survey }: FormBehindLink): Promise<readonly string[]> {
  const { languages } = await definitionOf(
    ctx,
    interview?.questionnaireVersionId ?? survey.interviewVersionId,
  );
  return languages;
}

/** A page that was sent is asked for at its own address. */
function pathOf({ path }: Request): string {
  const [, , step = ''] = path.split('/');
  return step === 'cau' || step === 'xong' ? `/${step}` : '';
}

function inLanguage(query: Fields, language: string): string {
  const at = fieldOf(query, 'cau');
  return new URLSearchParams({ lang: language, ...(at !== '' && { cau: at }) }).toString();
}
