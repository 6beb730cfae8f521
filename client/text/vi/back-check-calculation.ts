// How the figures of phúc tra are computed, with the counts by which they can be computed again.
export const backCheckCalculation = {
  title: (what: string) => `Cách tính: ${what}`,
  back: 'Về bảng phúc tra',
  missing: 'Không có con số này.',
  figure: 'Con số',
  formula: 'Công thức',
  counts: 'Số đếm',
  error: 'Khoảng 95 %',
  rule: 'Quy tắc và nguồn',
  division: (above: string, below: string, result: string) => `${above} ÷ ${below} = ${result}`,
  se: 'Sai số chuẩn',
  bad: {
    name: 'ước tính tỷ lệ phiếu không đạt',
    formula: (result: string) =>
      `Tỷ lệ không đạt = Σ(y/π) ÷ Σ(1/π) trên các phiếu được rút và có kết luận: π là xác suất được rút của phiếu, y = 1 nếu không đạt, 0 nếu đạt. ${result}.`,
    reached: (share: string) =>
      `Phiếu rút mà chưa có kết luận được coi như phiếu có kết luận: π nhân với ${share}, phần có kết luận tính theo trọng số.`,
    variance: (se: string) =>
      `Sai số chuẩn = √Σ(1 − π)((y − tỷ lệ)/π)² ÷ Σ(1/π) = ${se}: rút Poisson, tuyến tính hóa Taylor (Särndal, Swensson & Wretman 1992, mục 5.7 và 10.3).`,
    end: {
      low: (share: string, checks: string, bound: string) =>
        `Đầu dưới: Wilson với tỷ lệ ${share} và ${checks} lần kiểm tra hiệu dụng, tức ${bound}.`,
      high: (share: string, checks: string, bound: string) =>
        `Đầu trên: Wilson với tỷ lệ ${share} và ${checks} lần kiểm tra hiệu dụng, tức ${bound}.`,
    },
    certain: {
      low: (bound: string) => `Đầu dưới: ${bound}, vì không có gì không chắc ở phía này.`,
      high: (bound: string) => `Đầu trên: ${bound}, vì không có gì không chắc ở phía này.`,
    },
    typical: (weight: string) =>
      `Số lần kiểm tra hiệu dụng = tỷ lệ × (1 − tỷ lệ) ÷ phương sai. Đầu hướng về một nửa được tính như có thêm một phiếu thuộc loại hiếm hơn, trọng số điển hình ${weight}.`,
    known: (bad: string, good: string, completed: string) =>
      `Chặn bởi điều đã biết chắc: ${bad} phiếu không đạt và ${good} phiếu đạt trong ${completed} phiếu hoàn thành, kể cả phúc tra không do rút.`,
    source:
      'Nguồn: Hájek (1971); Kott & Carr 1997 và Franco, Little, Louis & Slud 2019 (Wilson với số hiệu dụng); Fay & Feuer (1997, Statistics in Medicine 16, 791–801) và Tiwari, Clegg & Zou (2006) (thêm một phiếu). Xác suất của từng phiếu có trong biên bản chọn phúc tra.',
    meaning:
      'Không đạt: kết luận sai lệch hoặc phủ nhận, chưa bị bác bỏ. Phiếu phải phúc tra vì một kết luận khác không do rút, nên không vào công thức.',
    none: 'Chưa có phiếu nào được rút mà có kết luận.',
    draws: 'Từng xác suất được rút',
    probability: 'Xác suất π',
    drawn: 'Được rút',
    withVerdict: 'Có kết luận',
    count: 'Không đạt',
  },
  verdicts: {
    name: 'tỷ lệ các kết luận',
    formula:
      'Tỷ lệ = số phiếu có kết luận ấy ÷ số phiếu có kết luận. Phiếu không liên lạc được không ở mẫu số. Đây là số đếm, không nhân trọng số: ước tính cho mọi phiếu là tỷ lệ không đạt.',
    verdict: 'Kết luận',
    count: 'Phiếu',
    share: 'Tỷ lệ',
    limits: (fixed: string, hard: string) =>
      `Phủ nhận: người dân nói không có cuộc phỏng vấn ấy. Sai lệch: người dân nói không có giao dịch, gặp nhầm người, không thuộc diện khảo sát; hoặc ít nhất ${fixed} câu loại 1 khác, hoặc ít nhất ${hard} câu loại 2 khác quá mức cho phép. Còn lại là xác nhận.`,
    kept: 'Kết luận đã nộp được giữ nguyên trong số đếm này, kể cả khi quyết định sau đó bác bỏ; ngưỡng đổi về sau không đổi kết luận cũ.',
    source: 'Nguồn: quy tắc phúc tra của đợt khảo sát; phân loại câu theo IPA (PovertyAction/bcstats).',
  },
  errors: {
    name: (group: string) => `câu trả lời khớp: ${group}`,
    formula:
      'Tỷ lệ = số câu trả lời khác ÷ số câu trả lời so sánh được; «quá mức» là khác hơn mức cho phép của câu. Câu không so sánh được (không hỏi lại, không áp dụng ở một phía) không ở mẫu số.',
    different: 'Khác',
    beyond: 'Khác quá mức',
    interval: (low: string, high: string) =>
      `Khoảng Wilson 95 % của tỷ lệ khác quá mức: ${low} – ${high}; coi các câu trả lời độc lập. Wilson (1927), JASA 22, 209–212.`,
    source: 'Nguồn: kết quả so sánh của các phúc tra đã nộp, tính như bcstats (PovertyAction/bcstats).',
    table: 'Cặp câu trả lời: hàng là phiếu, cột là phúc tra',
    corner: 'Phiếu ↓ phúc tra →',
    total: 'Cộng',
    agreement: 'Mức nhất trí',
    measure: 'Con số',
    steps: 'Từ bảng trên',
    value: 'Giá trị',
    from: 'Nguồn',
    measures: {
      gross: 'GDR: cặp khác nhau ÷ cặp',
      inconsistency: 'IOI: GDR ÷ GDR của ngẫu nhiên',
      kappa: 'Kappa: (Po − Pe) ÷ (1 − Pe)',
      weighted: 'Kappa trọng số bậc hai: lệch một bậc tính ít',
      ac1: 'AC1: (Po − Pe) ÷ (1 − Pe), Pe theo Gwet',
      variance: 'SRV: nửa phương sai của hiệu hai lần trả lời',
      ratio: 'Tỷ số tin cậy: 1 − SRV ÷ phương sai lần phúc tra',
    },
    sources: {
      gross: 'Hansen, Hurwitz & Pritzker (1964)',
      inconsistency: 'U.S. Bureau of the Census (1985), STD-ISP-TR-5',
      kappa:
        'Cohen (1960), Educational and Psychological Measurement 20, 37–46; phương sai Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327',
      weighted: 'Cohen (1968), Psychological Bulletin 70, 213–220; Fleiss & Cohen 1973',
      ac1: 'Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48',
      variance: 'PovertyAction/bcstats (reliabilityratio.ado)',
      ratio: 'PovertyAction/bcstats (reliabilityratio.ado)',
    },
    fisher:
      'Khoảng 95 % của kappa và AC1 tính trên thang Fisher: artanh(giá trị) ± 1,96 × sai số chuẩn ÷ (1 − giá trị²).',
    observed: (po: string, pe: string, value: string) => `Po = ${po}, Pe = ${pe}: ${value}`,
  },
  effect: {
    name: (question: string) => `ảnh hưởng của điện thoại viên: ${question}`,
    formula:
      'ρ = (MSB − MSW) ÷ (MSB + (m₀ − 1) × MSW): phần phương sai của câu trả lời do người hỏi. MSB, MSW là trung bình bình phương giữa và trong các điện thoại viên; m₀ là số phiếu mỗi người khi số phiếu không đều. Hệ số thiết kế = 1 + ρ × (m − 1), m = Σk² ÷ Σk với k là số phiếu của từng người; ít nhất là 1.',
    rho: (between: string, within: string, load: string, rho: string) =>
      `MSB = ${between}, MSW = ${within}, m₀ = ${load}: ρ = (${between} − ${within}) ÷ (${between} + (${load} − 1) × ${within}) = ${rho}.`,
    deff: (rho: string, seen: string, deff: string) =>
      `m = ${seen}: hệ số thiết kế = 1 + ${rho} × (${seen} − 1) = ${deff}.`,
    alike: 'Mọi câu trả lời bằng nhau: không có ρ.',
    operator: 'Điện thoại viên',
    interviews: 'Phiếu k',
    mean: 'Trung bình',
    within: 'Tổng bình phương độ lệch',
    rule: 'Điểm 1–5 của phiếu điện thoại hoàn thành, không bị hủy; không áp dụng, không biết, từ chối không tính. Cần ít nhất hai điện thoại viên.',
    source: 'Nguồn: Kish 1962, JASA 57, 92–115, phân tích phương sai.',
    imbalance: (value: string) =>
      `Phân công: V = ${value}, hệ số V của Cramér giữa điện thoại viên và tầng, hiệu chỉnh cho bảng nhỏ (Bergsma 2013, Journal of the Korean Statistical Society 42, 323–328); trên 0,1 thì ρ có thể do hồ sơ khác nhau (Cohen 1988).`,
  },
};
