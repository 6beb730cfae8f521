// One edition on one page: figures, charts, tables, method, editions, the bundle.
import type { PublishedResults } from '#contract/publications.ts';
import { dotPlot } from '#domain/charts/dot-plot.ts';
import { intervalBars } from '#domain/charts/interval-bars.ts';
import { type ChartLook, decimalMarks } from '#domain/charts/look.ts';
import { type SvgNode, svgText } from '#domain/charts/svg.ts';
import { breakdownSource } from '#domain/results/breakdown-source.ts';
import { eInWords } from '#domain/results/outcome-rates-words.ts';
import { html, Html } from '#server/platform/html.ts';
import type { StoredEdition } from './editions.ts';
import { methodParagraphs } from './method-text.ts';
import { openVerdictsText } from './open-verdicts-text.ts';
import { page } from './public-layout.ts';
import { heads, sharesParts } from './public-shares.ts';
import {
  countWords,
  intervalWords,
  labelWords,
  type Language,
  scoreWords,
  planWords,
  timeWords,
  words,
} from './public-words.ts';

const colours: Omit<ChartLook, 'decimalMark'> = {
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  letterWidth: 0.55,
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  fill: 'var(--fill)',
  paper: 'var(--paper)',
};

const lookIn = (language: Language): ChartLook => ({ ...colours, decimalMark: decimalMarks[language] });

type Figure = PublishedResults['index']['figures'][number];

/** @param all editions of the survey, the latest first */
export function editionPage(edition: StoredEdition, all: readonly StoredEdition[], language: Language): Html {
  const text = words[language];
  const { results, number } = edition;
  const { survey, index } = results;
  const address = `/cong-bo/${encodeURIComponent(survey.code)}/${number}`;
  const by = new Map(index.figures.map((figure) => [figure.code, figure]));
  const nameOf = (code: string): string => `${code} · ${results.names[code]?.[language] ?? ''}`;
  const named = (codes: readonly string[]) =>
    codes.flatMap((code) => {
      const figure = by.get(code);
      return figure ? [{ name: nameOf(code), figure }] : [];
    });
  const factors = results.structure.groups.flatMap((group) => group.factors);
  const [latest] = all;
  const open = openVerdictsText(results);
  return page(
    `${survey.name} · ${text.edition(number)}`,
    language,
    language === 'vi' ? `${address}?lang=en` : address,
    html`<h1>${survey.name}</h1>
      <p class="quiet">
        ${survey.authority}, ${planWords(survey.planNumber, language)} · ${text.edition(number)},
        ${text.published(timeWords(edition.publishedAt, language))}
      </p>`,
    latest && latest.number > number
      ? html`<p class="note">
          <a href="/cong-bo/${encodeURIComponent(survey.code)}">${text.superseded(latest.number)}</a>
        </p>`
      : html``,
    results.edition.supersedes === null
      ? html``
      : html`<p class="note">${text.replaces(results.edition.supersedes, results.edition.reason)}</p>`,
    headFigures(results, by.get('overall'), language),
    open === null ? html`` : html`<p class="note">${open[language]}</p>`,
    html`<h2>${text.factors}</h2>`,
    chart((width) =>
      intervalBars(
        {
          title: text.factors,
          bars: named(factors.map(({ code }) => code)).map(({ name, figure }) => valueOf(name, figure)),
          width,
        },
        lookIn(language),
      ),
    ),
    figureTable(
      text.items,
      named(
        results.structure.groups.flatMap((group) => [
          group.code,
          ...group.factors.flatMap(({ code, itemCodes }) => [code, ...itemCodes]),
        ]),
      ),
      new Set(factors.flatMap(({ itemCodes }) => itemCodes)),
      language,
    ),
    agencies(results, by.get('overall'), language),
    breakdowns(results, language),
    ...sharesParts(results, language),
    fieldwork(results, language),
    html`<h2>${text.method}</h2>
      ${methodParagraphs(results).map((paragraph) => html`<p>${paragraph[language]}</p>`)}`,
    editions(edition, all, address, language),
  );
}

/** Units across the drawing: on a telephone a wide one would have letters that nobody can read. */
const chartWidths = { wide: 640, narrow: 400 } as const;

/** Twice, for a wide and for a narrow page; the style shows one of them. */
function chart(drawn: (width: number) => SvgNode): Html {
  return html`${Object.entries(chartWidths).map(
    ([name, width]) => html`<figure class="${name}">${new Html(svgText(drawn(width)))}</figure>`,
  )}`;
}

function valueOf(label: string, { score, low, high }: Figure) {
  return { label, value: score, low, high };
}

function headFigures(
  { index, rates }: PublishedResults,
  overall: Figure | undefined,
  language: Language,
): Html {
  const text = words[language];
  const rate = rates.rates['RR1'];
  return html`<dl class="figures">
    <div class="large">
      <dt>${text.overall}${overall ? html`, ${text.interval} ${intervalWords(overall, language)}` : ''}</dt>
      <dd>${scoreWords(overall?.shown, language)} %</dd>
    </div>
    <div>
      <dt>${text.interviews}</dt>
      <dd>${countWords(index.interviews, language)}</dd>
    </div>
    <div>
      <dt>${text.rate}</dt>
      <dd>${scoreWords(rate === null || rate === undefined ? null : 100 * rate, language)} %</dd>
    </div>
  </dl>`;
}

function figureTable(
  caption: string,
  rows: readonly { name: string; figure: Figure }[],
  items: ReadonlySet<string>,
  language: Language,
): Html {
  const text = words[language];
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      ${heads(text.name, text.score, text.intervalHead, text.count)}
      <tbody>
        ${rows.map(
          ({ name, figure }) =>
            html`<tr class="${items.has(figure.code) ? 'item' : 'part'}">
              <th scope="row">${name}</th>
              <td class="n">${scoreWords(figure.shown, language)}</td>
              <td class="n">${intervalWords(figure, language)}</td>
              <td class="n">${countWords(figure.interviews, language)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function agencies(
  { index, minimumCell, areas }: PublishedResults,
  overall: Figure | undefined,
  language: Language,
): Html {
  const text = words[language];
  const dots = index.agencies.flatMap(({ name, rank, figures: [own] }) =>
    own ? [{ ...valueOf(name, own), hollow: rank === null }] : [],
  );
  return html`<h2>${text.agencies}</h2>
    ${dots.length > 1 ? chart((width) => dotPlot({ title: text.agencies, dots, reference: { label: text.whole, value: overall?.score ?? null }, width }, lookIn(language))) : ''}
    ${
      dots.length === 0
        ? ''
        : html`<div class="scroll">
            <table>
              ${heads(text.name, text.rank, text.score, text.intervalHead, text.count)}
              <tbody>
                ${index.agencies.map(
                  ({ name, rank, interviews, figures: [own] }) =>
                    html`<tr>
                      <th scope="row">${name}</th>
                      <td class="n">${rank ?? '–'}</td>
                      <td class="n">${scoreWords(own?.shown, language)}</td>
                      <td class="n">${own ? intervalWords(own, language) : '–'}</td>
                      <td class="n">${countWords(interviews, language)}</td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${index.notShown > 0 ? html`<p class="quiet">${text.hiddenAgencies(countWords(index.notShown, language), minimumCell, areas !== null)}</p>` : ''}`;
}

function breakdowns(results: PublishedResults, language: Language): Html {
  const text = words[language];
  if (results.breakdowns.length === 0) return html``;
  return html`<h2>${text.breakdowns}</h2>
    ${results.breakdowns.map(
      ({ key, label, cells, hidden }) =>
        html`<div class="scroll">
            <table>
              <caption>
                ${label[language]}
              </caption>
              ${heads(text.name, text.score, text.intervalHead, text.count)}
              <tbody>
                ${cells.map(
                  (cell) =>
                    html`<tr>
                      <th scope="row">${labelWords(cell.label, language, results.english)}</th>
                      <td class="n">${scoreWords(cell.shown, language)}</td>
                      <td class="n">${intervalWords(cell, language)}</td>
                      <td class="n">${countWords(cell.interviews, language)}</td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>
          <p class="quiet">${breakdownSource(key, label[language])[language]}</p>
          ${hidden > 0 ? html`<p class="quiet">${text.hiddenCells(hidden)}</p>` : ''}`,
    )}`;
}

function fieldwork({ forms, rates }: PublishedResults, language: Language): Html {
  const text = words[language];
  const shown = Object.entries(rates.rates).filter(([, value]) => value !== null);
  return html`<h2>${text.fieldwork}</h2>
    <p>
      ${text.forms(countWords(forms.issued, language), countWords(forms.collected, language), countWords(forms.valid, language))}
    </p>
    <p class="quiet">
      ${shown.map(([name, value]) => `${name} ${scoreWords(100 * (value ?? 0), language)} %`).join(' · ')}
      ${rates.e ? ` · ${text.e(eInWords(rates.e.UH, language))}` : ''}
    </p>`;
}

function editions(
  { number, manifestDigest, bundleBytes }: StoredEdition,
  all: readonly StoredEdition[],
  address: string,
  language: Language,
): Html {
  const text = words[language];
  const base = address.slice(0, address.lastIndexOf('/'));
  const query = language === 'en' ? '?lang=en' : '';
  return html`<h2>${text.check}</h2>
    <p>${text.checkHow}</p>
    <p class="screen">
      <a href="${address}/ho-so.zip" download>${text.download}</a>
      (${countWords(Math.ceil(bundleBytes / 1024), language)} kB)
    </p>
    <p>${text.digest}: <code>${manifestDigest}</code></p>
    <h2>${text.editions}</h2>
    <ul>
      ${all.map(
        (one) =>
          html`<li>
            ${one.number === number ? html`<strong>${text.edition(one.number)}</strong>` : html`<a href="${base}/${one.number}${query}">${text.edition(one.number)}</a>`},
            ${timeWords(one.publishedAt, language)}${one.results.edition.supersedes === null ? '' : html`. ${text.replaces(one.results.edition.supersedes, one.results.edition.reason)}`}
          </li> `,
      )}
    </ul>`;
}
