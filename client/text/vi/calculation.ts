// The calculation of one figure, as far as it can be done again by hand.
export const calculation = {
  part: 'Gồm',
  score: 'Điểm',
  interval: 'Khoảng 95 %',
  weight: 'Trọng số',
  points: { top2_share: 'Hài lòng, rất hài lòng', scale_mean: 'Tổng điểm 1–5' },
  valid: 'Trả lời hợp lệ',
  division: (above: string, below: string, result: string) => `${above} ÷ ${below} = ${result}`,
  leftOut: (count: string) => `${count} phần không có trả lời hợp lệ thì không tính.`,
  backToTable: 'Về bảng chi tiết',
  differences: 'Hạng và khác biệt',
  ranked: (rank: string) =>
    `Hạng ${rank}: theo điểm đã làm tròn như trình bày; điểm bằng nhau thì cùng hạng.`,
  tested: (what: string, points: string, se: string, probability: string, verdict: string) =>
    `${what}: ${points} điểm, sai số chuẩn ${se}, xác suất đã hiệu chỉnh Holm ${probability}: ${verdict}.`,
  backToShares: 'Về các tỷ lệ',
  backToRates: 'Về tỷ lệ trả lời',
  shareRule: (option: string, onPaper: boolean) =>
    `Tỷ lệ = 100 × số câu trả lời «${option}» ÷ số câu trả lời hợp lệ. Không áp dụng, không biết, từ chối${onPaper ? ' và để trống trên phiếu giấy' : ''} không ở mẫu số.`,
  shareSource:
    'Nguồn: câu trả lời được tính của các phiếu hoàn thành và hợp lệ (counted_answers), có trong tệp dữ liệu của đợt khảo sát.',
  aaporClass: 'Loại',
  outcomes: 'Kết quả liên hệ thuộc loại này (mã AAPOR)',
  aaporClasses: {
    I: 'hoàn thành',
    P: 'hoàn thành một phần',
    R: 'từ chối, bỏ dở',
    NC: 'không gặp được',
    O: 'lý do khác',
    UH: 'chưa rõ: chưa gặp ai',
    UO: 'chưa rõ: khác',
    NE: 'không đủ điều kiện',
  },
  undefinedRate: {
    'denominator-zero': 'Không xác định: mẫu số bằng 0.',
    'e-unknown': 'Không xác định: chưa hồ sơ nào rõ điều kiện nên không có e.',
  },
  ofPart: (interviews: string, all: string) =>
    `${interviews} trong ${all} phiếu được tính của cuộc khảo sát. Sai số của một phần: tuyến tính hóa Taylor trên toàn bộ thiết kế, phiếu ngoài phần này góp 0 (ước lượng miền; Särndal, Swensson và Wretman 1992, mục 10.3), nên tính cả việc cỡ của phần này là ngẫu nhiên.`,
  intervalFormula: (least: string, width: string) =>
    `Khoảng 95 %, tính trên thang 0–1 với p = (con số − ${least}) ÷ ${width}: (p + t²/2n* ± t·√(p(1 − p)/n* + t²/4n*²)) ÷ (1 + t²/n*). n* = p(1 − p) ÷ (sai số chuẩn ÷ ${width})² là cỡ mẫu hiệu dụng của một tỷ lệ p có cùng sai số chuẩn (xấp xỉ n ÷ deff khi con số là một tỷ lệ, lớn hơn khi là trung bình nhiều câu); t là điểm 97,5 % của phân phối Student theo bậc tự do của thiết kế. Nguồn: Wilson (1927), JASA 22, 209–212; Korn & Graubard (1998), Survey Methodology 24, 193–201; Franco, Little, Louis & Slud (2019), Journal of Survey Statistics and Methodology 7, 334–364.`,
  intervalSteps: (
    p: string,
    n: string,
    t: string,
    df: string,
    centre: string,
    half: string,
    bounds: string,
  ) => `p = ${p}; n* = ${n}; t = ${t} (${df} bậc tự do); ${centre} ± ${half}, tức ${bounds}.`,
  uniform: 'Mọi người trả lời như nhau nên mẫu không cho thấy phương sai: n* lấy bằng số phiếu.',
  certain: 'Phương sai bằng 0: đã hỏi hết, nên không có gì không chắc.',
  noInterval: 'Chưa có khoảng: cần ít nhất hai phiếu, và một phương sai mà quy tắc cho phép tính.',
  deffFormula:
    'Hệ số thiết kế (deff) = V ÷ V₀: V là bình phương sai số chuẩn theo thiết kế; V₀ là phương sai nếu chừng ấy phiếu được chọn ngẫu nhiên đơn giản có hoàn lại (Kish 1965, mục 8.2).',
  deffOfShare: 'Với một tỷ lệ, V₀ = tỷ lệ × (100 − tỷ lệ) ÷ (n − 1).',
  deffOfMeans: 'V₀ = Σw · Σ(u²/w) ÷ (n − 1), u là giá trị tuyến tính hóa của từng phiếu đã nhân trọng số w.',
  deffSteps: (se: string, simple: string, deff: string, n: string, effective: string) =>
    `${se}² ÷ ${simple}² = ${deff}; cỡ mẫu hiệu dụng n ÷ deff = ${n} ÷ ${deff} = ${effective}.`,
  noDeff: 'Chưa có hệ số thiết kế: không có phương sai, hoặc mọi người trả lời như nhau.',
  effective: 'Cỡ mẫu hiệu dụng (n ÷ deff)',
  backToWords: 'Về các ý kiến',
  codeRule: (code: string) =>
    `Tỷ lệ = 100 × số phiếu có ý kiến mang mã «${code}» ÷ số phiếu có ý kiến đã mã hóa. Mỗi phiếu lấy mã của lượt thống nhất, không có thì của người thứ nhất; mã đã gộp được tính cho mã kia. Ý kiến chưa mã hóa, phiếu không hợp lệ không ở mẫu số.`,
  codeCounts: (worded: string, coded: string, valid: string, count: string, version: string) =>
    `${worded} ý kiến bằng lời · ${coded} đã mã hóa · ${valid} trong số đó ở phiếu được tính · ${count} mang mã này · khung mã phiên bản ${version}`,
  codePart:
    'Mới mã hóa một phần: tỷ lệ đúng cho cả đợt khi phần đã mã hóa được chọn ngẫu nhiên, không phải theo ý thích.',
  weightedDivision: 'Cộng trọng số của các phiếu ấy thay vì đếm:',
  codeSource:
    'Nguồn: mã hóa của các ý kiến (open_codings) ở phiếu hoàn thành và hợp lệ, có trong tệp dữ liệu của đợt khảo sát.',
  alike: 'Nếu các phiếu tính như nhau:',
  unweightedCounts:
    'Số đếm trên đây là số câu trả lời, chưa nhân trọng số phiếu; con số của trang này tính với trọng số, nên không chia ra từ các số đếm ấy.',
};
