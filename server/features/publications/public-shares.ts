// Shares on the public page: criteria of perceptions and expectations by their figures, and the other questions by options.
import type { PublishedResults } from '#contract/publications.ts';
import { aspects } from '#domain/questionnaire/definition.ts';
import { html, type Html } from '#server/platform/html.ts';
import { countWords, intervalWords, labelWords, type Language, scoreWords, words } from './public-words.ts';

type Question = PublishedResults['shares'][number];

export function sharesParts(
  { shares: stored, english, minimumCell }: PublishedResults,
  language: Language,
): Html[] {
  const text = words[language];
  const say = (label: string): string => labelWords(label, language, english);
  const shares = stored.map(({ label, indicator, options, ...rest }) => ({
    ...rest,
    label: say(label),
    indicator: indicator && { ...indicator, figure: indicator.figure && say(indicator.figure) },
    options: options.map((option) => ({ ...option, label: say(option.label) })),
  }));
  const others = shares.filter(({ indicator }) => indicator === null);
  return [
    ...aspects.flatMap((aspect) => {
      const own = shares.filter(({ indicator }) => indicator?.aspect === aspect);
      const single = own.filter(({ indicator }) => indicator?.figure !== null);
      const byOption = own.filter(({ indicator }) => indicator?.figure === null);
      return own.length === 0
        ? []
        : [
            html`<h2>${text.aspects[aspect]}</h2>
              ${single.length > 0 ? figuresTable(single, minimumCell, language) : ''}
              ${byOption.map((question) => optionsTable(question, language))}`,
          ];
    }),
    others.length === 0
      ? html``
      : html`<h2>${text.shares}</h2>
          ${others.map((question) => optionsTable(question, language))}`,
  ];
}

function figuresTable(questions: readonly Question[], minimum: number, language: Language): Html {
  const text = words[language];
  return html`<div class="scroll">
    <table>
      ${heads(text.criterion, { words: text.option }, text.share, text.intervalHead, text.answers)}
      <tbody>
        ${questions.map(({ label, valid, indicator }) =>
          indicator === null
            ? html``
            : html`<tr>
                <th scope="row">${indicator.criterion}. ${label}</th>
                <td>${indicator.figure ?? ''}</td>
                ${
                  indicator.hidden
                    ? html`<td class="quiet" colspan="2">${text.hiddenFigure(minimum)}</td>`
                    : html`<td class="n">${scoreWords(indicator.share, language)}</td>
                        <td class="n">${intervalWords(indicator, language)}</td>`
                }
                <td class="n">${countWords(valid, language)}</td>
              </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function optionsTable(
  { label, multiple, valid, indicator, hidden, options }: Question,
  language: Language,
): Html {
  const text = words[language];
  return html`<div class="scroll">
    <table>
      <caption>
        ${indicator === null ? label : `${indicator.criterion}. ${label}`}
        <span class="quiet"
          >(${text.valid(countWords(valid, language))}${multiple ? `, ${text.multiple}` : ''})</span
        >
      </caption>
      ${options.length > 0 ? heads(text.option, text.share, text.intervalHead) : ''}
      <tbody>
        ${options.map(
          (option) =>
            html`<tr>
              <th scope="row">${option.label}</th>
              <td class="n">${scoreWords(option.share, language)}</td>
              <td class="n">${intervalWords(option, language)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${hidden > 0 ? html`<p class="quiet">${text.hiddenCells(hidden)}</p>` : ''}
  </div>`;
}

/** Heads of columns of figures; of words where it says so. */
export function heads(first: string, ...others: readonly (string | { readonly words: string })[]): Html {
  return html`<thead>
    <tr>
      <th scope="col">${first}</th>
      ${others.map((head) =>
        typeof head === 'string'
          ? html`<th scope="col" class="n">${head}</th>`
          : html`<th scope="col">${head.words}</th>`,
      )}
    </tr>
  </thead>`;
}
