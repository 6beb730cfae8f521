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
  alike: 'Nếu các phiếu tính như nhau:',
  unweightedCounts:
    'Số đếm trên đây là số câu trả lời, chưa nhân trọng số phiếu; con số của trang này tính với trọng số, nên không chia ra từ các số đếm ấy.',
};
