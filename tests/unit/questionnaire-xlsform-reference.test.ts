// The format's public reference, construct by construct: each is carried over, or named with its sheet and row. Taken
// from, as read at these commits: github.com/XLSForm/xlsform.github.io 8572687 (xlsform.org: _sections/home-english.md,
// ref-table-english.md), github.com/getodk/docs 5ed27a6 (docs.getodk.org: docs/form-question-types.rst, form-logic.rst,
// form-operators-functions.rst), and the spellings that github.com/XLSForm/pyxform 51e5bfe takes
// (pyxform/question_type_dictionary.py, aliases.py, constants.py, xls2json.py).
import { expect, test } from 'vitest';

import { importXlsform } from '#domain/questionnaire/xlsform/import-xlsform.ts';
import { rowsOfSheets } from './questionnaire-xlsform-rows.ts';

type Cells = Readonly<Record<string, string>>;

const choices: Cells[] = [
  { list_name: 'l', name: '1', label: 'Một' },
  { list_name: 'l', name: '2', label: 'Hai' },
];
const before: Cells[] = [
  { type: 'integer', name: 'age', label: 'Tuổi?' },
  { type: 'select_one l', name: 'one', label: 'Một?' },
  { type: 'select_multiple l', name: 'many', label: 'Nhiều?' },
];
/** As a spreadsheet numbers it: the heading and `before` come first. */
const rowOfCase = before.length + 2;

function sheet(name: string, rows: readonly Cells[]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, rows: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))] };
}

/** All that is said of the workbook: sheet, row, column, code. */
function said(
  rows: readonly Cells[],
  more: { choices?: Cells[]; settings?: Cells[]; sheets?: Record<string, Cells[]> } = {},
) {
  const { definition, problems, notes } = importXlsform(
    rowsOfSheets([
      sheet('survey', [...before, ...rows]),
      sheet('choices', more.choices ?? choices),
      ...(more.settings === undefined ? [] : [sheet('settings', more.settings)]),
      ...Object.entries(more.sheets ?? {}).map(([name, own]) => sheet(name, own)),
    ]),
    'x.xlsx',
  );
  const lines = [...problems, ...notes].map(({ sheet: where, row, column, code }) =>
    [where, row, column, code].join(' '),
  );
  const names = definition?.blocks.flatMap(({ questions }) => questions.map(({ name }) => name)) ?? [];
  return { lines, names };
}

const asked = { name: 'q', label: 'Câu?' };

test.each([
  'text',
  'string',
  'integer',
  'int',
  'decimal',
  'date',
  'note',
  'select_one l',
  'select one l',
  'select1 l',
  'select one from l',
  'select_multiple l',
  'select multiple l',
  'select all that apply from l',
  'select all that apply l',
])('a question of type %s is carried over', (type) => {
  const { lines, names } = said([{ ...asked, type }]);
  expect(lines).toEqual([]);
  expect(names).toEqual(['age', 'one', 'many', 'q']);
});

const recordedAnyway =
  'start end today deviceid username phonenumber subscriberid simserial audit email start-geopoint';
test.each(recordedAnyway.split(' '))('metadata of type %s is named', (type) => {
  expect(said([{ type, name: 'q' }]).lines).toEqual([`survey ${rowOfCase} type own-record`]);
});

test.each([
  'time',
  'datetime',
  'dateTime',
  'date time',
  'range',
  'rank l',
  'geopoint',
  'geotrace',
  'geoshape',
  'location',
  'image',
  'photo',
  'audio',
  'background-audio',
  'background-geopoint',
  'video',
  'file',
  'barcode',
  'acknowledge',
  'trigger',
  'osm',
  'xml-external',
  'csv-external',
  'select_one_from_file l.csv',
  'select one from file l.csv',
  'select_multiple_from_file l.csv',
  'select multiple from file l.csv',
  'select_one_external l',
  'cascading_select l',
  'percentage',
  'phone number',
  'number of days in last month',
  'uri:deviceid',
  'text of some kind',
  'integer l',
  'note here',
  'begin loop over l',
  'end loop',
  'no such type',
  '',
])('a row of type “%s” is named and no question', (type) => {
  const { lines, names } = said([{ ...asked, type }]);
  expect(lines).toEqual([`survey ${rowOfCase} type unsupported-type`]);
  expect(names).not.toContain('q');
});

test.each(['select_one l or_other', 'select_multiple l or_other', 'select one from l or specify other'])(
  'the added choice of %s is named',
  (type) => expect(said([{ ...asked, type }]).lines).toEqual([`survey ${rowOfCase} type or-other`]),
);

test.each(['begin repeat', 'begin_repeat', 'begin lgroup', 'begin looped group'])('%s is named', (type) => {
  const { lines } = said([
    { type, name: 'child', label: 'Con' },
    { ...asked, type: 'text' },
    { type: type.replace('begin', 'end') },
  ]);
  expect(lines).toEqual([`survey ${rowOfCase} type repeat`]);
});

const columns: readonly [column: string, value: string, type?: string][] = [
  ['default', '5'],
  ['read_only', 'yes'],
  ['readonly', 'yes'],
  ['trigger', '${age}'],
  ['repeat_count', '3'],
  ['jr:count', '3'],
  ['count', '3'],
  ['calculation', '${age} + 1'],
  ['calculate', 'once(today())'],
  ['choice_filter', 'name = ${one}'],
  ['parameters', 'rows=3'],
  ['parameters', 'start=1 end=9', 'integer'],
  ['parameters', 'value=id', 'select_one l'],
  ['required', '${age} > 3'],
  ['required_message', 'Cần trả lời'],
  ['constraint', '. > 3 * ${age}', 'integer'],
  ['constraint', '. = 3', 'note'],
  ['constraint_message', 'Không hợp'],
  ['relevant', '${age} + 1 > 3'],
  ['image', 'a.png'],
  ['media::image', 'a.png'],
  ['media::image::English (en)', 'a.png'],
  ['big-image', 'a.png'],
  ['audio', 'a.mp3'],
  ['audio::English (en)', 'a.mp3'],
  ['video', 'a.mp4'],
  ['autoplay', 'audio'],
  ['disabled', 'yes'],
  ['intent', 'ex:x'],
  ['rows', '3'],
  ['save_to', 'x'],
  ['query', 'l'],
  ['accuracyThreshold', '5'],
  ['noAppErrorString', 'x'],
  ['bind::type', 'x'],
  ['bind::jr:preload', 'x'],
  ['body::accuracyThreshold', 'x'],
  ['control::rows', '3'],
  ['instance::odk:tag', 'x'],
  ['compact_tag', 'x'],
  ['sms_field', 'x'],
  ['hxl', '#x'],
  ['no such column', 'x'],
];

/** A cell is named where it stands, or its whole column at the heading. */
function namedAt(row: number): RegExp {
  return new RegExp(`^survey (${row}|1) `);
}

test.each(columns)('column %s with “%s” is named', (column, value, type = 'text') => {
  const { lines } = said([{ ...asked, type, [column]: value }]);
  expect(lines).toEqual([expect.stringMatching(namedAt(rowOfCase))]);
});

test.each(columns.filter(([column]) => !/^(relevant|disabled)$/.test(column)))(
  'column %s with “%s” is named at a group',
  (column, value) => {
    const { lines } = said([
      { type: 'begin_group', name: 'g', label: 'Nhóm', [column]: value },
      { ...asked, type: 'text' },
      { type: 'end_group' },
    ]);
    expect(lines).toEqual([expect.stringMatching(namedAt(rowOfCase))]);
  },
);

test.each([
  ['hint', 'x'],
  ['guidance_hint', 'x'],
  ['constraint', '. > 3'],
  ['constraint_message', 'x'],
  ['required', 'yes'],
  ['required_message', 'x'],
  ['choice_filter', 'name = ${one}'],
  ['default', '3'],
  ['trigger', '${age}'],
  ['parameters', 'x=1'],
  ['appearance', 'minimal'],
])('column %s of a calculation, which nobody is asked, is named', (column, value) => {
  const { lines } = said([{ type: 'calculate', name: 'q', calculation: '3', [column]: value }]);
  expect(lines).toEqual([expect.stringMatching(namedAt(rowOfCase))]);
});

test.each(
  'minimal autocomplete quick quickcompact compact columns columns-2 columns-pack horizontal list-nolabel label no-calendar month-year year ethiopian coptic islamic bikram-sambat myanmar persian numbers thousands-sep multiline url masked map placement-map maps image-map counter picker rating vertical no-ticks signature draw annotate new new-front bearing printer hidden-answer ex:org.x search(x) table-list'.split(
    ' ',
  ),
)('appearance %s is named', (appearance) => {
  const { lines } = said([{ ...asked, type: 'text', appearance }]);
  expect(lines).toEqual([
    expect.stringMatching(`^survey ${rowOfCase} appearance (display-only|appearance)$`),
  ]);
});

test.each(['field-list', 'table-list', 'intent'])('appearance %s of a group is named', (appearance) => {
  const { lines } = said([
    { type: 'begin_group', name: 'g', label: 'Nhóm', appearance },
    { ...asked, type: 'text' },
    { type: 'end_group' },
  ]);
  expect(lines).toEqual([expect.stringMatching(`^survey ${rowOfCase} appearance `)]);
});

test.each([
  "selected(${many}, '1')",
  "not(selected(${one}, '2'))",
  '${age} >= 3 and (${one} = 1 or ${age} < 2 * 5)',
  "${age} != ''",
  'true()',
  'false()',
])('relevant %s is carried over', (relevant) => {
  expect(said([{ ...asked, type: 'text', relevant }]).lines).toEqual([]);
});

// Every function of docs/form-operators-functions.rst but selected, not, true and false, which are carried over.
const functions = `if(\${age}=1,1,0) position(..) once(1) selected-at(\${many},0) count-selected(\${many})
  jr:choice-name(\${one},'l') indexed-repeat(\${age},\${age},1) count(\${age}) count-non-empty(\${age}) sum(\${age})
  max(\${age}) min(\${age}) regex(\${age},'a') contains(\${age},'a') starts-with(\${age},'a') ends-with(\${age},'a')
  substr(\${age},0,1) substring-before('a','b') substring-after('a','b') translate('a','b','c') string-length(\${age})
  normalize-space(\${age}) concat(\${age},'x') join(',',\${many}) boolean-from-string('1') string(\${age})
  digest(\${age},'MD5') base64-decode('a') extract-signed(\${age},'a') round(\${age},1) int(\${age}) number(\${age})
  pow(\${age},2) log(\${age}) log10(\${age}) abs(\${age}) sin(\${age}) cos(\${age}) tan(\${age}) asin(\${age}) acos(\${age})
  atan(\${age}) atan2(\${age},1) sqrt(\${age}) exp(\${age}) exp10(\${age}) pi() today() now() decimal-date-time(\${age})
  date(\${age}) decimal-time(\${age}) format-date(\${age},'%Y') format-date-time(\${age},'%Y') area(\${age})
  distance(\${age}) geofence(\${age},\${age}) intersects(\${age}) random() randomize(\${age}) uuid() boolean(\${age})
  coalesce(\${age},1) checklist(1,2,\${age}) weighted-checklist(1,2,\${age},1)`;
// XPath and what xlsform.org and docs/form-logic.rst have besides; a function that none of them knows is named, too.
const paths = `pulldata('f','a','b','c') instance('l')/root/item[name=1]/label current()/../age ../age /data/age
  \${last-saved#age} no-such-function(\${age})`;

test.each(`${functions} ${paths}`.split(/\s+/))(
  'what relevant, constraint and calculation cannot say with %s is named',
  (text) => {
    const at = (column: string) => expect.stringMatching(`^survey ${rowOfCase} ${column} `);
    expect(said([{ ...asked, type: 'text', relevant: `${text} = 'z'` }]).lines).toEqual([at('relevant')]);
    expect(said([{ ...asked, type: 'text', constraint: `. = ${text}` }]).lines).toContainEqual(
      at('constraint'),
    );
    if (!text.startsWith('if('))
      expect(said([{ type: 'calculate', name: 'q', calculation: text }]).lines).toEqual([at('calculation')]);
  },
);

test.each(['randomize=true', 'randomize=false'])('parameter %s is carried over', (parameters) => {
  expect(said([{ ...asked, type: 'select_one l', parameters }]).lines).toEqual([]);
});

test('the seed of an order is named', () => {
  const { lines } = said([{ ...asked, type: 'select_one l', parameters: 'randomize=true, seed=${age}' }]);
  expect(lines).toEqual([`survey ${rowOfCase} parameters own-seed`]);
});

const settings = `style public_key submission_url auto_send auto_delete instance_name instance_id allow_choice_duplicates
  namespaces prefix delimiter sms_keyword sms_separator sms_allow_media sms_date_format sms_datetime_format sms_response
  clean_text_values omit_instanceid client_editable name attribute::x no_such_setting`;

test.each(settings.split(/\s+/))('setting %s is named', (setting) => {
  const { lines } = said([], { settings: [{ form_id: 'x-y', [setting]: 'x' }] });
  expect(lines).toEqual([`settings 1 ${setting} unknown-column`]);
});

test('settings of a second row are named', () => {
  const { lines } = said([], { settings: [{ form_title: 'A' }, { form_title: 'B' }] });
  expect(lines).toEqual(['settings 3  more-settings']);
});

test.each(
  'image media::image media::image::English_(en) audio video big-image geometry sms_option no_such'.split(
    ' ',
  ),
)('column %s of choices is named', (column) => {
  const { lines } = said([], { choices: choices.map((row) => ({ ...row, [column]: 'x' })) });
  expect(lines).toEqual([expect.stringMatching(/^choices 1 \S+ unknown-column$/)]);
});

test.each(['external_choices', 'entities', 'osm', 'cascades', 'no such sheet'])(
  'sheet %s is named',
  (name) => {
    expect(said([], { sheets: { [name]: [{ list_name: 'x' }] } }).lines).toEqual([`${name}   unknown-sheet`]);
  },
);

test('older headings are read', () => {
  const { lines, names } = said([{ type: 'text', name: 'q', caption: 'Câu?', relevance: '${age} = 1' }], {
    choices: choices.map(({ name = '', label = '', ...row }) => ({ ...row, value: name, caption: label })),
    settings: [{ 'set form title': 'A', 'set form id': 'x-y' }],
  });
  expect(lines).toEqual([]);
  expect(names).toContain('q');
});

test('two headings for the same column: what the second one says is named', () => {
  const { lines } = said([{ ...asked, type: 'text', relevant: '${age} = 1', relevance: '${age} = 2' }]);
  expect(lines).toEqual([`survey ${rowOfCase} relevant said-twice`]);
});
