// Whether elements of XML stand where their definition has them.

// What each element may hold, in this order: codebook.xsd of DDI Codebook 2.5, and the definition of Triple-S XML 2.0. An
// element that is not named holds text.
export const ofDdi: Readonly<Record<string, string>> = {
  docDscr: 'citation guide docStatus docSrc controlledVocabUsed notes',
  codeBook: 'docDscr stdyDscr fileDscr dataDscr otherMat',
  stdyDscr: 'citation studyAuthorization stdyInfo studyDevelopment method dataAccs othrStdyMat',
  citation: 'titlStmt rspStmt prodStmt distStmt serStmt verStmt biblCit holdings notes',
  titlStmt: 'titl subTitl altTitl parTitl IDNo',
  rspStmt: 'AuthEnty othId',
  distStmt: 'distrbtr contact depositr depDate distDate',
  studyAuthorization: 'authorizingAgency authorizationStatement',
  sampleFrame:
    'sampleFrameName labl txt validPeriod custodian useStmt universe frameUnit referencePeriod updateProcedure',
  targetSampleSize: 'sampleSize sampleSizeFormula',
  anlyInfo: 'respRate EstSmpErr dataAppr',
  dataAccs: 'setAvail useStmt notes',
  setAvail: 'accsPlac origArch avlStatus collSize complete fileQnty notes',
  useStmt: 'confDec specPerm restrctn contact citReq deposReq conditions disclaimer',
  verStmt: 'version verResp notes',
  subject: 'keyword topcClas',
  prodStmt: 'producer copyright prodDate prodPlac software fundAg grantNo',
  stdyInfo: 'studyBudget subject abstract sumDscr qualityStatement notes exPostEvaluation',
  sumDscr: 'timePrd collDate nation geogCover geogUnit geoBndBox boundPoly anlyUnit universe dataKind',
  method: 'dataColl notes anlyInfo stdyClas dataProcessing codingInstructions',
  dataColl:
    'timeMeth dataCollector collectorTraining frequenc sampProc sampleFrame targetSampleSize deviat collMode resInstru instrumentDevelopment sources collSitu actMin ConOps weight cleanOps',
  fileDscr: 'fileTxt locMap notes',
  fileTxt:
    'fileName fileCitation dataFingerprint fileCont fileStrc dimensns fileType format filePlac dataChck ProcStat dataMsng software verStmt',
  dimensns: 'caseQnty varQnty logRecL recPrCas recNumTot',
  dataDscr: 'varGrp nCubeGrp var nCube notes',
  var: 'location labl imputation security embargo respUnit anlysUnit qstn valrng invalrng undocCod universe TotlResp sumStat txt stdCatgry catgryGrp catgry codInstr verStmt concept derivation varFormat geomap catLevel notes',
  catgry: 'catValu labl txt catStat mrow',
  qstn: 'preQTxt qstnLit postQTxt forward backward ivuInstr',
};
export const ofTripleS: Readonly<Record<string, string>> = {
  sss: 'date time origin user survey',
  survey: 'name version title record',
  record: 'variable',
  variable: 'name label position spread size values',
  values: 'range value',
};

/** Elements that stand where the definition has no place for them, and tags that are not closed. */
export function misplaced(xml: string, order: Readonly<Record<string, string>>): string[] {
  const open: { name: string; last: number }[] = [];
  const faults: string[] = [];
  for (const [, close, name = '', , empty] of xml.matchAll(/<(\/?)(\w+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (close === '/') {
      if (open.pop()?.name !== name) faults.push(`</${name}>`);
      continue;
    }
    const parent = open.at(-1);
    const place = parent ? (order[parent.name] ?? '').split(' ').indexOf(name) : 0;
    if (parent && place < parent.last) faults.push(`${parent.name} > ${name}`);
    if (parent && place >= 0) parent.last = place;
    if (empty !== '/') open.push({ name, last: 0 });
  }
  return [...faults, ...open.map(({ name }) => name)];
}
