// What all pages of a form share. No script: a page weighs a few kilobytes and works on any telephone.
import { html, Html } from '#server/platform/html.ts';
import { formWords, languageName } from './form-words.ts';

const style = new Html(`
:root { --ink: #17211f; --quiet: #4d5b58; --line: #7d8c89; --paper: #fcfcfa; --accent: #0b5f59; --on: #fff; --soft: #e4efed; --trouble: #a3211c; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeec; --quiet: #b4c0bd; --line: #7d8c89; --paper: #141a19; --accent: #6cc7be; --on: #10201e; --soft: #1f2b29; --trouble: #ff9d96; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.1rem 4rem; max-width: 42rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav { display: flex; justify-content: flex-end; gap: 1rem; font-size: .9rem; }
h1 { font-size: 1.3rem; line-height: 1.45; margin: 1rem 0; font-weight: 600; }
p { margin: .6rem 0; }
.quiet { color: var(--quiet); font-size: .95rem; }
.name { font-size: 1.2rem; font-weight: 600; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; }
.option { display: flex; gap: .75rem; align-items: center; min-height: 3rem; padding: .4rem .8rem; margin: .45rem 0; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
.option:has(:checked) { border-color: var(--accent); background: var(--soft); box-shadow: inset 0 0 0 1px var(--accent); }
.option input { width: 1.3rem; height: 1.3rem; flex: none; accent-color: var(--accent); }
.special { border-style: dashed; }
input[type=text], textarea { width: 100%; font: inherit; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); }
textarea { min-height: 8rem; }
button { font: inherit; font-weight: 600; min-height: 3rem; padding: .5rem 1.4rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--on); cursor: pointer; }
button.second { background: transparent; color: var(--accent); font-weight: 400; }
.acts { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: center; margin: 1.4rem 0 .6rem; }
.fault { color: var(--trouble); font-weight: 600; border-left: 4px solid var(--trouble); padding-left: .7rem; }
progress { width: 100%; height: .5rem; accent-color: var(--accent); }
dl { margin: 1rem 0; } dt { color: var(--quiet); font-size: .95rem; margin-top: .9rem; } dd { margin: 0; display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
`);

export interface Frame {
  readonly language: string;
  /** Languages to choose from, and the page in each. */
  readonly languages: readonly string[];
  readonly addressIn: (language: string) => string;
}

export function formPage(title: string, frame: Frame, ...content: readonly (Html | string)[]): string {
  const { language, languages, addressIn } = frame;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <nav>
          ${languages
            .filter((one) => one !== language)
            .map(
              (one) =>
                html`<a href="${addressIn(one)}" lang="${one}" hreflang="${one}">${languageName(one)}</a>`,
            )}
        </nav>
        <main>${content}</main>
      </body>
    </html>`.text;
}

/** A page with nothing to do on it. @param whose survey it is, for whoever wants to ask */
export function notePage(
  sentence: keyof Pick<
    ReturnType<typeof formWords>,
    'unknown' | 'expired' | 'answered' | 'over' | 'disowned'
  >,
  frame: Frame,
  whose?: { readonly authority: string; readonly verificationPhone: string },
): string {
  const words = formWords(frame.language);
  return formPage(
    words.title,
    frame,
    html`<h1>${words[sentence]}</h1>
      ${whose === undefined ? '' : html`<p>${words.askFor(whose.authority, whose.verificationPhone)}</p>`}`,
  );
}
