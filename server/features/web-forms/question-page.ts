// One question as a page: the sentence, what may be answered, the way on and back.
import type { AnswerFault } from '#domain/questionnaire/answer-check.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, ChoiceQuestion } from '#domain/questionnaire/definition.ts';
import { offeredOptions } from '#domain/questionnaire/offered-options.ts';
import { type InterviewPath, previousBefore } from '#domain/questionnaire/path.ts';
import { hasOptions } from '#domain/questionnaire/questions.ts';
import { renderText, type Rendering } from '#domain/questionnaire/text.ts';
import { dayAsTyped } from '#domain/questionnaire/typed-values.ts';
import { html, type Html } from '#server/platform/html.ts';
import { formPage, type Frame } from './form-layout.ts';
import { formWords } from './form-words.ts';
import { fieldOf, type Fields } from './read-answer.ts';

export interface QuestionPage {
  readonly question: AskedQuestion;
  readonly rendering: Rendering;
  readonly path: InterviewPath;
  /** What is stored so far. */
  readonly answer: AnswerValue | undefined;
  /** What was sent and not taken: nothing entered is lost. */
  readonly sent: Fields | null;
  readonly fault: AnswerFault | null;
  /** Address of the form's questions. */
  readonly base: string;
}

export function questionPage(shown: QuestionPage, frame: Frame): string {
  const { question, rendering, path, fault, base } = shown;
  const words = formWords(frame.language);
  const place = path.steps.indexOf(question.name) + 1;
  const total = path.asked.length + path.remaining.questions;
  const previous = previousBefore(path, question.name);
  const say = renderText(question.say, rendering);
  const at = (name: string) => `${base}?lang=${frame.language}&cau=${encodeURIComponent(name)}`;
  const unusual = fault !== null && !fault.hard;
  return formPage(
    say,
    frame,
    html`<p class="quiet">${words.place(String(place), String(Math.max(0, total - place)))}</p>
      <progress max="${total}" value="${place}" aria-hidden="true"></progress>
      <form method="post" action="${base}?lang=${frame.language}">
        <input type="hidden" name="question" value="${question.name}" />
        ${unusual ? html`<input type="hidden" name="confirmed" value="1" />` : ''}
        <fieldset>
          <legend><h1>${say}</h1></legend>
          ${
            question.probe
              ? html`<details>
                  <summary>${words.explain}</summary>
                  <p>${renderText(question.probe, rendering)}</p>
                </details>`
              : ''
          }
          ${fault === null ? '' : html`<p class="fault" role="alert">${faultSentence(fault, rendering)} ${unusual ? words.unusual : ''}</p>`}
          ${hasOptions(question) ? choices(shown, question) : typed(shown)}
        </fieldset>
        <div class="acts">
          <button>${unusual ? words.keep : words.next}</button>
          ${previous === null ? '' : html`<a href="${at(previous)}">${words.back}</a>`}
        </div>
      </form>
      <p class="quiet">${words.saved}</p>`,
  );
}

export function faultSentence({ code, message }: AnswerFault, rendering: Rendering): string {
  return message === undefined ? formWords(rendering.language).faults[code] : renderText(message, rendering);
}

function choices(
  { rendering, answer, sent, question: { special = [] } }: QuestionPage,
  question: ChoiceQuestion,
): Html {
  const words = formWords(rendering.language);
  const several = question.kind === 'multiple';
  const chosen = new Set(sent ? sentValues(sent) : storedValues(answer));
  const option = (value: string, label: string, kind: string, name: string, type: string) =>
    html`<label class="option${kind}"
      ><input
        type="${type}"
        name="${name}"
        value="${value}"
        ${chosen.has(value) ? html` checked` : ''}
      /><span>${label}</span></label
    >`;
  return html`${several ? html`<p class="quiet">${words.several}</p>` : ''}
  ${offeredOptions(rendering, question).map(({ code, label }) =>
    option(String(code), label[rendering.language] ?? label.vi, '', 'value', several ? 'checkbox' : 'radio'),
  )}
  ${special.map((one) => option(one, words.specials[one], ' special', several ? 'special' : 'value', 'radio'))}`;
}

function typed({ question, rendering, answer, sent }: QuestionPage): Html {
  const words = formWords(rendering.language);
  const stored = answer && 'value' in answer ? String(answer.value) : '';
  const value = sent ? fieldOf(sent, 'value') : question.kind === 'date' ? dayAsTyped(stored) : stored;
  const chosen = sent ? fieldOf(sent, 'special') : answer && 'special' in answer ? answer.special : '';
  const hint = question.kind === 'number' ? words.number : question.kind === 'date' ? words.date : '';
  const label = renderText(question.say, rendering);
  return html`<p class="quiet" id="hint">${hint} ${question.optional ? words.optional : ''}</p>
    ${
      question.kind === 'text'
        ? html`<textarea name="value" aria-label="${label}" aria-describedby="hint" maxlength="5000">
${value}</textarea>`
        : html`<input
            type="text"
            name="value"
            value="${value}"
            aria-label="${label}"
            aria-describedby="hint"
            autocomplete="off"
            ${question.kind === 'number' ? html` inputmode="decimal"` : ''}
          />`
    }
    ${(question.special ?? []).map(
      (one, at) =>
        html`${at === 0 ? html`<p class="quiet">${words.orElse}</p>` : ''}<label class="option special"
            ><input type="radio" name="special" value="${one}" ${chosen === one ? html` checked` : ''} /><span
              >${words.specials[one]}</span
            ></label
          >`,
    )}`;
}

function storedValues(answer: AnswerValue | undefined): string[] {
  if (!answer) return [];
  if ('special' in answer) return [answer.special];
  return Array.isArray(answer.value) ? answer.value.map(String) : [String(answer.value)];
}

function sentValues(sent: Fields): string[] {
  const value = sent['value'];
  return [...(Array.isArray(value) ? value.map(String) : [fieldOf(sent, 'value')]), fieldOf(sent, 'special')];
}
