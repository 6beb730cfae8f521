// The columns and question types of XLSForm: which are read, which change what a form says and so are problems, which
// are display. Columns that begin with `ln::` are ours, for what XLSForm has no column for (docs/xlsform.md).

export type SheetName = 'survey' | 'choices' | 'settings' | 'ln_ends' | 'ln_index';

/** Columns with a text per language. */
export const textColumns = [
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
  'ln::label',
  'ln::title',
] as const;

/** By sheet, the columns that are read; of those with texts the name before the language. */
export const readColumns: Readonly<Record<SheetName, readonly string[]>> = {
  survey: [
    ...textColumns,
    'type',
    'name',
    'relevant',
    'constraint',
    'required',
    'choice_filter',
    'calculation',
    'appearance',
    'parameters',
    'ln::kind',
    'ln::relevant',
    'ln::calculation',
    'ln::validation',
    'ln::jumps',
    'ln::from',
    'ln::set',
    'ln::order',
    'ln::fixed',
    'ln::optional',
    'ln::special',
    'ln::seconds',
    'ln::factor',
    'ln::item',
    'ln::indicator',
    'ln::repeats',
    'ln::source',
  ],
  choices: ['list_name', 'name', 'label', 'ln::key', 'ln::own', 'ln::relevant', 'ln::fixed', 'ln::effect'],
  settings: [
    'form_id',
    'form_title',
    'version',
    'default_language',
    'ln::title',
    'ln::languages',
    'ln::source',
  ],
  ln_ends: ['question', 'when', 'outcome', 'label'],
  ln_index: ['level', 'code', 'group', 'label'],
};

/** The column without its language. */
export function baseOf(column: string): string {
  return textColumns.find((base) => column === base || column.startsWith(`${base}::`)) ?? column;
}

/** Other spellings of headings, as XLSForm's tools take them. */
export const otherSpellings: Readonly<Record<string, string>> = {
  'constraint-msg': 'constraint_message',
  requiredmsg: 'required_message',
  'bind::required': 'required',
  'bind::relevant': 'relevant',
  'bind::constraint': 'constraint',
  relevance: 'relevant',
  calculate: 'calculation',
  listname: 'list_name',
  id_string: 'form_id',
  title: 'form_title',
  set_form_title: 'form_title',
  set_form_id: 'form_id',
  caption: 'label',
  constraining_message: 'constraint_message',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  readonly: 'read_only',
};

/** Columns of `survey` that change what is asked or answered, without a counterpart here. */
const unsupportedColumn =
  /^(default|read_only|trigger|disabled|repeat_count|media::.*|image|audio|video|big-image|bind::.*|control::.*|instance::.*|body::.*|(image|audio|video|big-image)::.*)$/;

export function isUnsupportedColumn(column: string): boolean {
  return unsupportedColumn.test(column);
}

/** Rows that record something about the interview, which is recorded with every call anyway. */
export const ownRecords: readonly string[] = [
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'phonenumber',
  'subscriberid',
  'simserial',
  'audit',
  'start-geopoint',
  'email',
];

/** Words of `appearance` that change what is answered. */
const meaningfulAppearance =
  /^(month-year|year|ethiopian|islamic|coptic|bikram-sambat|image-map|counter|label|ex:.*|search\(.*|intent.*|bearing|distress)$/;

export function changesAnswer(appearance: string): boolean {
  return meaningfulAppearance.test(appearance);
}
