// Before the first question and after the last.
import type { Contradiction } from '#domain/questionnaire/cross-checks.ts';
import { isHard } from '#domain/questionnaire/cross-checks.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Ended } from '#domain/questionnaire/path.ts';
import { hasOptions, isAsked, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';
import { renderText, type Rendering } from '#domain/questionnaire/text.ts';
import { dayAsTyped } from '#domain/questionnaire/typed-values.ts';
import { dayInVietnam } from '#server/platform/days.ts';
import { html, type Html } from '#server/platform/html.ts';
import { formPage, type Frame } from './form-layout.ts';
import { formWords } from './form-words.ts';
import type { FormBehindLink } from './opened-form.ts';
import { faultSentence } from './question-page.ts';

export function startPage(found: FormBehindLink, minutes: string, base: string, frame: Frame): string {
  const words = formWords(frame.language);
  const { survey, respondentName, validUntil, interview } = found;
  const until = dayAsTyped(dayInVietnam(validUntil));
  return formPage(
    words.title,
    frame,
    html`<h1>${words.greeting(survey.authority, survey.planNumber)}</h1>
      <p>${words.about(minutes)}</p>
      <p>${words.verify(survey.verificationPhone)} ${words.until(until)}</p>
      <p class="quiet">${words.whose}</p>
      <p class="name">${respondentName}</p>
      <div class="acts">
        <form method="post" action="${base}/bat-dau?lang=${frame.language}">
          <button>${interview ? words.goOn : words.begin}</button>
        </form>
        ${
          interview
            ? ''
            : html`<form method="post" action="${base}/khong-phai-toi?lang=${frame.language}">
                <button class="second">${words.notMe}</button>
              </form>`
        }
      </div>`,
  );
}

export interface ReviewPage {
  readonly rendering: Rendering;
  readonly ended: Ended;
  readonly contradictions: readonly Contradiction[];
  /** Asked questions in their order. */
  readonly asked: readonly string[];
  readonly base: string;
}

export function reviewPage(
  { rendering, ended, contradictions, asked, base }: ReviewPage,
  frame: Frame,
): string {
  const words = formWords(frame.language);
  const hard = contradictions.filter(isHard);
  const at = (name: string) => `${base}/cau?lang=${frame.language}&cau=${encodeURIComponent(name)}`;
  const stopped = ended.kind === 'screened-out';
  return formPage(
    stopped ? words.stop : words.review,
    frame,
    html`<h1>${stopped ? words.stopLead : words.review}</h1>
      ${stopped ? html`<p>${renderText(ended.say, rendering)}</p>` : html`<p>${words.reviewLead}</p>`}
      ${
        hard.length === 0 || stopped
          ? html`<form class="acts" method="post" action="${base}/gui?lang=${frame.language}">
              <button>${stopped ? words.stop : words.send}</button>
              ${stopped ? html`<a href="${at(ended.at)}">${words.back}</a>` : ''}
            </form>`
          : html`<p class="fault" role="alert">${words.contradicting}</p>
              <ul>
                ${hard.map(({ question, fault }) => html`<li><a href="${at(question)}">${labelOf(question, rendering)}</a>: ${faultSentence(fault, rendering)}</li>`)}
              </ul>`
      }
      ${stopped ? '' : answersList(asked, rendering, at)}`,
  );
}

function answersList(asked: readonly string[], rendering: Rendering, at: (name: string) => string): Html {
  const words = formWords(rendering.language);
  return html`<dl>
    ${asked.map(
      (name) =>
        html`<dt>${labelOf(name, rendering)}</dt>
          <dd>
            <span>${answerWords(name, rendering)}</span
            ><a href="${at(name)}" aria-label="${words.change}: ${labelOf(name, rendering)}"
              >${words.change}</a
            >
          </dd>`,
    )}
  </dl>`;
}

function labelOf(name: string, { definition, language }: Rendering): string {
  const label = questionByName(definition, name)?.label;
  return label === undefined ? name : (label[language] ?? label.vi);
}

function answerWords(name: string, { definition, language, answers }: Rendering): string {
  const words = formWords(language);
  const answer: AnswerValue | undefined = answers.get(name);
  const question = questionByName(definition, name);
  if (!answer || !question || !isAsked(question)) return '';
  if ('special' in answer) return words.specials[answer.special];
  const { value } = answer;
  if (value === '') return words.none;
  if (hasOptions(question)) {
    const codes = Array.isArray(value) ? value : [Number(value)];
    return optionsOf(definition, question)
      .filter(({ code }) => codes.includes(code))
      .map(({ label }) => label[language] ?? label.vi)
      .join(', ');
  }
  return question.kind === 'date' ? dayAsTyped(String(value)) : String(value);
}

export function thanksPage(frame: Frame): string {
  const words = formWords(frame.language);
  return formPage(
    words.title,
    frame,
    html`<h1>${words.thanks}</h1>
      <p>${words.thanksMore}</p>`,
  );
}
