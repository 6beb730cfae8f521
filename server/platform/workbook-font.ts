/**
 * The letters of a workbook, for every style that has some of its own. A style that says only "bold" is not the workbook's
 * letters in bold: Excel takes what it leaves out from elsewhere.
 */
export const workbookFont = { name: 'Calibri', family: 2, size: 11 } as const;
