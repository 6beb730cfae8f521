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
  uniform:
    'Mẫu không cho thấy phương sai: trong mỗi tầng chưa hỏi hết, các phiếu (hay các địa bàn) cho cùng một kết quả, dù người chưa được hỏi có thể trả lời khác. Vì thế không nêu sai số chuẩn, không kiểm định; n* lấy bằng (Σw)² ÷ Σw² của trọng số w, là số phiếu khi các phiếu tính như nhau (Kish 1965, mục 11.7).',
  certain: 'Đã hỏi hết mọi người của các tầng này, nên không có gì không chắc.',
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
  forms: {
    counts: 'Số đếm gồm những gì',
    share: (part: string, whole: string) => `${part} ÷ ${whole.toLocaleLowerCase('vi')}`,
    issued:
      'Phát ra: mọi hồ sơ gọi của đợt khảo sát, cả người dự phòng đã đưa vào gọi; lô mẫu chưa đưa ra thì không.',
    collected:
      'Thu về: phiếu đã hoàn thành, bỏ dở hoặc đã hủy, mọi cách trả lời. Mỗi phiếu ở đúng một dòng, theo lý do đầu tiên trong thứ tự này; cộng lại bằng số thu về.',
    rule: 'Quy tắc và nguồn',
    source:
      'Nguồn: cách đếm phát ra, thu về, hợp lệ như báo cáo của BHXH Việt Nam năm 2025 (91.296 phát ra, 84.508 thu về, 84.448 hợp lệ). Chưa thấy quy tắc phiếu hợp lệ nào được công bố; quy tắc trên do đợt khảo sát đặt.',
  },
  attempts: {
    formula: 'Lượt gọi cho một phiếu = số lượt liên hệ đã kết thúc ÷ số lượt kết thúc bằng «hoàn thành».',
    byOutcome: 'Lượt theo kết quả, cộng lại bằng tổng:',
    byHour:
      'Theo giờ cũng vậy: lượt bắt đầu trong giờ ấy ÷ phiếu hoàn thành trong giờ ấy, giờ Việt Nam. Có nhấc máy: lượt có ít nhất một cuộc gọi được trả lời.',
    rule: 'Chỉ lượt để phỏng vấn, không lượt phúc tra; lượt đang diễn ra chưa có kết quả thì chưa tính. Phiếu giấy và phiếu trên mạng không tốn lượt nào nên không ở mẫu số. Phiếu về sau bị hủy vẫn được tính.',
    source: 'Nguồn: các lượt liên hệ của đợt khảo sát (contact_attempts, calls).',
  },
  earlier: {
    name: (measure: string, period: string) => `${measure}, so với ${period}`,
    back: 'Về so với kỳ trước',
    interviews: (count: string) => `${count} phiếu`,
    difference: (now: string, then: string, result: string) =>
      `Chênh lệch = ${now} − ${then} = ${result} điểm.`,
    noError: 'Một trong hai con số không rõ sai số: không kết luận được có ý nghĩa hay không.',
    se: (now: string, then: string, result: string) =>
      `Sai số chuẩn = √(${now}² + ${then}²) = ${result}: hai mẫu rút độc lập, nên phương sai của hiệu là tổng hai phương sai.`,
    infinite: 'vô hạn',
    test: (
      difference: string,
      se: string,
      t: string,
      now: string,
      then: string,
      together: string,
      probability: string,
    ) =>
      `t = ${difference} ÷ ${se} = ${t}. Bậc tự do: kỳ này ${now}, kỳ trước ${then}; của hiệu (a + b)² ÷ (a² ÷ bậc kỳ này + b² ÷ bậc kỳ trước), a và b là bình phương hai sai số chuẩn: ${together}. Xác suất hai phía ${probability}.`,
    adjusted: 'Hiệu chỉnh vì so nhiều cơ quan',
    alone: 'Con số của cả đợt là một phép so: không hiệu chỉnh.',
    tooFew: (minimum: string) => `Cơ quan dưới ${minimum} phiếu không so, nên không có xác suất.`,
    holm: (count: string) =>
      `Holm: xếp xác suất từ nhỏ đến lớn, nhân lần lượt với ${count}, rồi ít dần đi một; mỗi số không nhỏ hơn số trên nó và không quá 1.`,
    unadjusted: 'Chưa hiệu chỉnh',
    times: 'Nhân',
    rule: 'Có ý nghĩa khi xác suất đã hiệu chỉnh dưới 5 %.',
    source:
      'Nguồn: Welch (1947), Biometrika 34, 28–35; Satterthwaite; Holm (1979), Scandinavian Journal of Statistics 6, 65–70.',
  },
};
