// The codebook of a survey's data as one page to read or print: every variable with its codes, how often each occurs, the
// question as it is read in Vietnamese and English, and where its wording comes from.
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { DataSet, Variable } from '#server/platform/data-files/data-set.ts';
import { html, type Html } from '#server/platform/html.ts';
import { spoken } from './question-columns.ts';

interface Counted {
  /** By code; only of variables that have codes. */
  readonly codes: Map<number, number>;
  filled: number;
}

/** @param questionOf name of the question that a variable holds an answer to */
export async function codebook(
  set: DataSet,
  definition: QuestionnaireDefinition,
  questionOf: ReadonlyMap<string, string>,
): Promise<string> {
  const counted = await count(set);
  const questions = new Map(questionsOf(definition).map((question) => [question.name, question]));
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>Bảng mã · ${set.title}</title>
        <style>
          body {
            font:
              15px/1.5 'Be Vietnam Pro',
              system-ui,
              sans-serif;
            max-width: 60rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color: #1b2429;
          }
          h2 {
            font-size: 1.05rem;
            margin: 2rem 0 0.25rem;
            border-top: 1px solid #c9d1d6;
            padding-top: 1rem;
          }
          table {
            border-collapse: collapse;
            margin: 0.5rem 0;
          }
          td,
          th {
            padding: 0.15rem 0.75rem;
            border-bottom: 1px solid #dfe5e8;
            text-align: left;
            vertical-align: top;
            font-variant-numeric: tabular-nums;
          }
          td.n {
            text-align: right;
          }
          p {
            margin: 0.25rem 0;
          }
          .en,
          .source {
            color: #56646c;
          }
          section {
            break-inside: avoid;
          }
        </style>
      </head>
      <body>
        <h1>Bảng mã</h1>
        <p>${set.title}</p>
        <p>
          ${String(set.caseCount)} phiếu, ${String(set.variables.length)} biến. Mã đánh dấu * không phải câu
          trả lời hợp lệ và không vào mẫu số. / Codes marked * are no valid answers and in no denominator.
        </p>
        ${set.variables.map((variable, at) => {
          const question = questions.get(questionOf.get(variable.name) ?? '');
          return variableOf(variable, counted[at], set.caseCount, question, definition);
        })}
      </body>
    </html>`;
  return `${page.text}\n`;
}

const kinds = { code: 'mã', number: 'số', date: 'ngày', text: 'chữ' } as const;

interface Described {
  readonly label: { readonly vi: string; readonly [language: string]: string };
  readonly source: string;
  readonly say?: { readonly vi: string; readonly [language: string]: string };
  readonly index?: { readonly item: string; readonly factor: string } | null;
}

function variableOf(
  { name, label, kind, labels, missing, weightedBy }: Variable,
  counted: Counted | undefined,
  cases: number,
  question: Described | undefined,
  definition: QuestionnaireDefinition,
): Html {
  const filled = counted?.filled ?? 0;
  return html`<section>
    <h2><code>${name}</code> · ${label}</h2>
    ${question?.say ? html`<p>“${spoken(definition, question.say)}”</p>` : ''}
    ${question?.say?.['en'] ? html`<p class="en" lang="en">“${spoken(definition, question.say, 'en')}”</p>` : ''}
    <p class="source">
      Loại: ${kinds[kind]} · có giá trị: ${String(filled)} · không có: ${String(cases - filled)}
      ${question?.index ? html` · chỉ số: ${question.index.item}, yếu tố ${question.index.factor}` : ''}
      ${question ? html` · nguồn: ${question.source}` : ''}
      ${weightedBy === undefined ? '' : html` · trọng số: <code>${weightedBy}</code>`}
    </p>
    ${
      labels.length === 0
        ? ''
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Mã</th>
                <th scope="col">Nghĩa</th>
                <th scope="col">Phiếu</th>
              </tr>
            </thead>
            <tbody>
              ${labels.map(
                (each) =>
                  html`<tr>
                    <td class="n">${String(each.code)}${missing.includes(each.code) ? ' *' : ''}</td>
                    <td>${each.label}</td>
                    <td class="n">${String(counted?.codes.get(each.code) ?? 0)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

async function count(set: DataSet): Promise<Counted[]> {
  const counted = set.variables.map((): Counted => ({ codes: new Map(), filled: 0 }));
  for await (const values of set.cases())
    set.variables.forEach(({ kind }, at) => {
      const [own, value] = [counted[at], values[at] ?? null];
      if (!own || value === null) return;
      own.filled += 1;
      if (kind === 'code' && typeof value === 'number') own.codes.set(value, (own.codes.get(value) ?? 0) + 1);
    });
  return counted;
}
