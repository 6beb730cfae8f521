// What all public pages share: head, style for screen and paper, the way to the other language.
import { html, Html } from '#server/platform/html.ts';
import { type Language, words } from './public-words.ts';

const style = new Html(`
:root { --ink: #17211f; --quiet: #4d5b58; --line: #c8d2cf; --paper: #fcfcfa; --accent: #0b5f59; --fill: #9fc4bf; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeec; --quiet: #aebab7; --line: #3a4745; --paper: #141a19; --accent: #6cc7be; --fill: #2f6f69; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 16px/1.6 'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, sans-serif; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header nav { display: flex; justify-content: space-between; gap: 1rem; font-size: 0.9rem; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 1.25rem 0 0.25rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0.5rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
p { margin: 0.35rem 0; max-width: 46rem; }
.quiet { color: var(--quiet); }
.note { border-left: 3px solid var(--accent); padding-left: 0.75rem; }
.figures { display: flex; flex-wrap: wrap; gap: 0.5rem 3rem; margin: 1rem 0; }
.figures div { display: flex; flex-direction: column; }
.figures dt { order: 2; color: var(--quiet); font-size: 0.9rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures .large dd { font-size: 2.75rem; line-height: 1.15; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { text-align: left; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { font-weight: 500; color: var(--quiet); font-size: 0.9rem; }
tbody th { font-weight: 400; }
tr.part th, tr.part td { font-weight: 600; }
.n { text-align: right; white-space: nowrap; }
figure { margin: 0.75rem 0; }
figure svg { max-width: 46rem; width: 100%; height: auto; display: block; }
figure.narrow { display: none; }
@media screen and (max-width: 40rem) { figure.narrow { display: block; } figure.wide { display: none; } }
code { overflow-wrap: anywhere; font-size: 0.85rem; }
@media print {
  :root { --ink: #000; --quiet: #333; --line: #999; --paper: #fff; --accent: #000; --fill: #bbb; color-scheme: light; }
  @page { size: A4; margin: 18mm 16mm; }
  body { font-size: 10.5pt; padding: 0; max-width: none; }
  header nav, .screen { display: none; }
  h2 { break-after: avoid; } table:not(:has(tbody tr:nth-child(12))), tr, figure, .figures { break-inside: avoid; } thead { display: table-header-group; }
  a { text-decoration: none; }
}
`);

/** @param otherLanguage address of the same page in the other language */
export function page(
  title: string,
  language: Language,
  otherLanguage: string,
  ...content: readonly Html[]
): Html {
  const text = words[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          <nav>
            <a href="/cong-bo${language === 'en' ? '?lang=en' : ''}">${text.all}</a
            ><a href="${otherLanguage}" hreflang="${language === 'vi' ? 'en' : 'vi'}">${text.other}</a>
          </nav>
        </header>
        <main>${content}</main>
      </body>
    </html> `;
}
