// The list of what is published, and the page for what is not.
import { html, type Html } from '#server/platform/html.ts';
import type { StoredEdition } from './editions.ts';
import { page } from './public-layout.ts';
import { type Language, scoreWords, timeWords, words } from './public-words.ts';

/** @param latest edition of each survey */
export function listPage(latest: readonly StoredEdition[], language: Language): Html {
  const text = words[language];
  const query = language === 'en' ? '?lang=en' : '';
  const rows = latest.map(({ number, publishedAt, results: { survey, index } }) => {
    const overall = index.figures.find(({ code }) => code === 'overall');
    return html`<tr>
      <th scope="row">
        <a href="/cong-bo/${encodeURIComponent(survey.code)}${query}">${survey.name}</a><br /><span
          class="quiet"
          >${survey.authority}</span
        >
      </th>
      <td>${text.edition(number)}<br /><span class="quiet">${timeWords(publishedAt, language)}</span></td>
      <td class="n">${scoreWords(overall?.shown, language)}</td>
    </tr>`;
  });
  return page(
    text.results,
    language,
    language === 'vi' ? '/cong-bo?lang=en' : '/cong-bo',
    html`<h1>${text.results}</h1>`,
    latest.length === 0
      ? html`<p>${text.none}</p>`
      : html`<table>
          <thead>
            <tr>
              <th scope="col">${text.name}</th>
              <th scope="col">${text.editions}</th>
              <th scope="col" class="n">${text.score}</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`,
  );
}

/** The same for what was never there and what is not published yet. */
export function noPage(language: Language): Html {
  const text = words[language];
  return page(text.notHere, language, '/cong-bo', html`<h1>${text.notHere}</h1>`);
}
