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
  wilson:
    'Khoảng Wilson: (p + z² ÷ 2n ± z√(p(1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n), p là tỷ lệ, n là số lần, z = 1,96.',
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
  operator: {
    name: (operator: string) => `tỷ lệ không đạt của ${operator}`,
    none: 'Chưa có phiếu nào được rút mà có kết luận.',
    own: 'Chỉ tính phiếu của người này',
    effective: 'Số phiếu hiệu dụng n',
    tolerable: (share: string) => `mức cho phép ${share}`,
    formula:
      'Phiếu được rút với xác suất π khác nhau, nên mỗi phiếu nặng w = 1/π. Số phiếu hiệu dụng n = (Σw)² ÷ Σw² (Kish): bấy nhiêu phiếu rút đều cho biết ngang chừng ấy. Phần không đạt y = n × Σw của phiếu không đạt ÷ Σw.',
    noChecks: 'Người này chưa có phiếu nào được rút mà có kết luận: n = 0, y = 0, tỷ lệ là của cả phòng.',
    draws: 'Phiếu được rút và có kết luận, theo xác suất',
    worth: (size: string, squares: string, checks: string) =>
      `Σw = Σ phiếu/π = ${size}; Σw² = Σ phiếu/π² = ${squares}; n = ${size}² ÷ ${squares} = ${checks}.`,
    worthBad: (bad: string, size: string, checks: string, result: string) =>
      `Σw của phiếu không đạt = ${bad}; y = ${checks} × ${bad} ÷ ${size} = ${result}.`,
    room: 'Cả phòng gọi',
    roomFormula:
      'Tỷ lệ thật của các điện thoại viên được coi là theo phân phối beta có trung bình m, đáng giá M phiếu. m = (Σy + 0,5) ÷ (N + 1), N = Σn. S = Σ(n/N)(y/n − m)² là độ tản đã thấy; nằm từ c = (k − 1) ÷ N nếu k người không khác nhau, đến d = 1 − Σ(n/N)² nếu khác hẳn, cả hai nhân m(1 − m).',
    columns: {
      operator: 'Điện thoại viên',
      checks: 'n',
      bad: 'y',
      share: 'y/n',
      spread: '(n/N)(y/n − m)²',
      part: '(n/N)²',
      sum: 'Cộng',
    },
    mean: (bad: string, checks: string, mean: string) => `m = (${bad} + 0,5) ÷ (${checks} + 1) = ${mean}.`,
    chance: (operators: string, checks: string, chance: string, complete: string) =>
      `c = (${operators} − 1) ÷ ${checks} = ${chance}; d = 1 − Σ(n/N)² = ${complete}.`,
    correlation: (spread: string, mean: string, chance: string, complete: string, result: string) =>
      `ρ = (S ÷ (m(1 − m)) − c) ÷ (d − c) = (${spread} ÷ (${mean} × (1 − ${mean})) − ${chance}) ÷ (${complete} − ${chance}) = ${result}.`,
    unknown: (weight: string) =>
      `Mỗi người một phiếu, hoặc chỉ một người: chưa biết gì về chỗ khác nhau, nên M = N = ${weight}.`,
    weight: (correlation: string, result: string, checks: string, weight: string) =>
      `M = 1 ÷ ${correlation} − 1 = ${result}, ít nhất 1 và nhiều nhất N = ${checks}: M = ${weight}.`,
    noWeight: (weight: string) => `Không thấy khác nhau hơn ngẫu nhiên: M = N = ${weight}.`,
    together: 'Cả phòng và người này cộng lại',
    a: (mean: string, weight: string, bad: string, result: string) =>
      `a = m × M + y = ${mean} × ${weight} + ${bad} = ${result};`,
    b: (mean: string, weight: string, checks: string, bad: string, result: string) =>
      `b = (1 − m) × M + n − y = (1 − ${mean}) × ${weight} + ${checks} − ${bad} = ${result}.`,
    rate: (division: string) => `Tỷ lệ không đạt = a ÷ (a + b) = ${division}.`,
    interval: (a: string, b: string, low: string, high: string) =>
      `Khoảng 95 %: từ điểm 2,5 % đến điểm 97,5 % của phân phối beta(a; b), trong bảng tính là BETA.INV(0,025; ${a}; ${b}) = ${low} và BETA.INV(0,975; ${a}; ${b}) = ${high}.`,
    above: (tolerable: string, a: string, b: string, result: string) =>
      `Khả năng vượt mức cho phép: 1 − BETA.DIST(${tolerable}; ${a}; ${b}; 1) = ${result}.`,
    rule: 'Không đạt: kết luận sai lệch hoặc phủ nhận, chưa bị bác bỏ. Chỉ phiếu được rút mới vào đây; phiếu phúc tra vì một kết luận khác hoặc vì cảnh báo không do rút. Mức cho phép là p0 của kiểm định điện thoại viên. Tỷ lệ này tự nó không dẫn đến hệ quả nào.',
    source:
      'Nguồn: Kleinman (1973), JASA 68, 46–54 (beta-nhị thức, ước lượng bằng mô-men; thêm nửa phiếu đạt và nửa phiếu không đạt là của ta); Kish (1965), Survey Sampling; Morris (1983), JASA 78, 47–55: khoảng coi phân phối của phòng là đã biết, nên với ít điện thoại viên thì hơi hẹp.',
  },
  coverage: {
    name: 'độ phủ của phúc tra',
    of: (group: string) => `độ phủ của phúc tra: ${group}`,
    formula:
      'Cần = số lớn hơn trong hai số: tỷ lệ của kế hoạch × phiếu hoàn thành, làm tròn lên; và số ít nhất của kế hoạch cho nhóm. Không bao giờ quá số phiếu hoàn thành. Đây là số đếm, không có sai số.',
    byShare: (share: string, completes: string, result: string, rounded: string) =>
      `${share} × ${completes} = ${result}, làm tròn lên ${rounded}.`,
    wanted: (least: string, completes: string, wanted: string) =>
      `Số ít nhất cho nhóm là ${least}, phiếu hoàn thành ${completes}: cần ${wanted}.`,
    met: (chosen: string, wanted: string) => `Đã chọn ${chosen}, không ít hơn ${wanted}: đạt.`,
    short: (wanted: string, chosen: string, missing: string) => `Thiếu ${wanted} − ${chosen} = ${missing}.`,
    reachedOfChosen: 'Có kết luận so với đã chọn',
    chosenOfCompletes: 'Đã chọn so với hoàn thành',
    nothing: 'không có phiếu nào',
    plan: (share: string, perOperator: string, perAgency: string) =>
      `Kế hoạch phúc tra của đợt: ít nhất ${share} mọi phiếu, ${perOperator} phiếu mỗi điện thoại viên, ${perAgency} phiếu mỗi cơ quan; không đặt số cho từng lĩnh vực. Tỷ lệ chung tính trên cả đợt, không tính cho từng nhóm.`,
    meaning:
      'Hoàn thành: mọi phiếu đã hoàn thành, kể cả phiếu về sau bị hủy. Đã chọn: được rút, hoặc phải phúc tra vì một kết luận khác hay vì cảnh báo. Có kết luận: xác nhận, sai lệch hoặc phủ nhận.',
    source:
      'Nguồn: quy tắc phúc tra do Sở Nội vụ đặt cho đợt khảo sát (Đặt quy tắc… trên bảng phúc tra). Chưa thấy văn bản nào quy định tỷ lệ; 3 %, 3 và 1 là đề nghị.',
  },
  progress: {
    title: 'Các số trên bảng',
    chosen: 'Phiếu đã chọn thành gì',
    reached: 'kết luận xác nhận, sai lệch hoặc phủ nhận',
    notReached: 'đã gọi đủ số lần mà không gặp, hoặc gặp mà không làm xong',
    waiting: 'chưa gọi hoặc đang gọi lại',
    sum: 'cộng ba dòng trên',
    beside: 'Ngoài ra',
    overdueName: 'Quá hạn',
    overdue: (days: string) => `trong số chờ gọi lại: ngày được chọn cộng ${days} ngày đã qua`,
    toDecide: (days: string) =>
      `kết luận sai lệch hoặc phủ nhận chưa có quyết định, mà điện thoại viên đã giải trình hoặc đã hết ${days} ngày để giải trình`,
    completes: (voided: string) => `kể cả ${voided} phiếu đã hủy`,
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
    ofTable:
      'Po: phần cặp trên đường chéo. Kappa: Pe = Σ(hàng × cột) ÷ cặp², hàng và cột là số cộng của cùng một câu trả lời. Trọng số bậc hai: mỗi ô nhân 1 − (bậc lệch ÷ bậc lệch lớn nhất)², trong Po cũng như trong Pe. AC1: Pe = Σ q(1 − q) ÷ (số phương án − 1), q = (hàng + cột) ÷ (2 × cặp).',
    variance: (sum: string, squares: string, pairs: string, variance: string, result: string) =>
      `Hiệu phiếu − phúc tra: tổng ${sum}, tổng bình phương ${squares}; phương sai (${squares} − (${sum})² ÷ ${pairs}) ÷ (${pairs} − 1) = ${variance}; một nửa: ${result}`,
    ratio: (sum: string, squares: string, pairs: string, variance: string, simple: string, result: string) =>
      `Câu trả lời phúc tra: tổng ${sum}, tổng bình phương ${squares}; phương sai (${squares} − ${sum}² ÷ ${pairs}) ÷ (${pairs} − 1) = ${variance}; 1 − ${simple} ÷ ${variance} = ${result}`,
    alike: 'mọi câu trả lời phúc tra bằng nhau',
    tolerances: 'Lỗi khi cho lệch nhiều hơn',
    tolerance: (steps: string, beyond: string, division: string) =>
      `Cho lệch ${steps} bậc: còn ${beyond} câu khác hơn, ${division}.`,
    band: (index: string, band: string) =>
      `IOI ${index} là mức ${band}: dưới 20 % thấp, đến 50 % vừa, trên nữa cao.`,
    standardError: (se: string) => `sai số chuẩn ${se}`,
    variances:
      'Phương sai của kappa: [Σ o(w(1 − Pe) − (a + b)(1 − Po))² − (PoPe − 2Pe + Po)²] ÷ (n(1 − Pe)⁴): o là phần cặp trong ô, w là trọng số của ô (không trọng số: 1 trên đường chéo, 0 ngoài), a là Σ w × phần của cột trên hàng ấy, b là Σ w × phần của hàng trên cột ấy. Phương sai của AC1: [Po(1 − Po) − 4(1 − AC1)(Σ d(1 − q) ÷ (k − 1) − PoPe) + 4(1 − AC1)²(Σ o(1 − (q₁ + q₂) ÷ 2)² ÷ (k − 1)² − Pe²)] ÷ (n(1 − Pe)²): d là phần cặp trên đường chéo, q₁ và q₂ là q của hàng và của cột, k là số phương án.',
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
  imbalance: {
    name: 'mức lệch phân công giữa các điện thoại viên',
    none: 'Cần ít nhất hai điện thoại viên và hai tầng có phiếu.',
    v: 'V của Cramér, đã hiệu chỉnh',
    operators: 'Điện thoại viên',
    kinds: 'Tầng',
    interviews: 'Phiếu',
    formula:
      'χ² = Σ(O − E)² ÷ E trên mọi ô của bảng dưới: O là số phiếu trong ô, E = cộng hàng × cộng cột ÷ n. Phần vượt ngẫu nhiên = χ² ÷ n − (k − 1)(t − 1) ÷ (n − 1), không nhỏ hơn 0. V = √(phần vượt ÷ số nhỏ hơn của k′ − 1 và t′ − 1), k′ = k − (k − 1)² ÷ (n − 1), t′ = t − (t − 1)² ÷ (n − 1).',
    excess: (operators: string, kinds: string, n: string, chiSquare: string, excess: string) =>
      `k = ${operators} điện thoại viên, t = ${kinds} tầng, n = ${n}: χ² = ${chiSquare}; phần vượt = ${chiSquare} ÷ ${n} − (${operators} − 1)(${kinds} − 1) ÷ (${n} − 1), không nhỏ hơn 0: ${excess}.`,
    corrected: (operators: string, kinds: string, n: string, first: string, second: string) =>
      `k′ = ${operators} − (${operators} − 1)² ÷ (${n} − 1) = ${first}; t′ = ${kinds} − (${kinds} − 1)² ÷ (${n} − 1) = ${second}.`,
    result: (excess: string, most: string, v: string) => `V = √(${excess} ÷ ${most}) = ${v}.`,
    tooSmall: 'Bảng quá nhỏ để hiệu chỉnh: không có V.',
    table: 'Số phiếu: hàng là tầng, cột là điện thoại viên',
    corner: 'Tầng ↓ điện thoại viên →',
    sum: 'Cộng',
    rule: 'Phiếu điện thoại hoàn thành, không bị hủy. Trên 0,1 thì người hỏi và loại hồ sơ gắn với nhau, nên ρ có thể do hồ sơ khác nhau (Cohen 1988).',
    source: 'Nguồn: Bergsma 2013, Journal of the Korean Statistical Society 42, 323–328.',
  },
};
