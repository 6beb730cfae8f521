// How interviews are chosen for phúc tra, with which evidence: for officials of Sở Nội vụ.
import type { Format } from '../format.ts';
import { defaultHangUpGrace } from '#domain/back-checks/selection-settings.ts';
import { z95 } from '#domain/results/wilson-interval.ts';

/** The figures of one piece of evidence, as the server counted them. */
type Counts = Readonly<Record<string, number>>;
const of = (counts: Counts, name: string, format: Format) => format.number(Math.round(counts[name] ?? 0));
const share = (value: number, format: Format) => format.percent(100 * value, 0);
/** Evidence that was taken before the grace was a setting has none beside it: it was the default. */
const grace = (counts: Counts, format: Format) => format.number(counts['grace'] ?? defaultHangUpGrace);
/** What the others would have reached; evidence that was taken before there was a model has none. */
function model(value: number, counts: Counts, format: Format): string {
  if (counts['expected'] === undefined) return '';
  const range = `${of(counts, 'low', format)} đến ${of(counts, 'high', format)}`;
  const standing = Math.abs(value) <= z95 ? 'Trong khoảng ấy.' : value > 0 ? 'Nhiều hơn hẳn.' : 'Ít hơn hẳn.';
  return ` Vào giờ, thứ, lần gọi và cơ quan như vậy, người khác trong phòng được khoảng ${of(counts, 'expected', format)} (95 %: ${range}). ${standing}`;
}

export const selection = {
  title: 'Chọn phúc tra',
  lead: 'Mọi phiếu hoàn thành, được chọn hay không, với xác suất đã lưu lúc phiếu kết thúc. Phòng gọi và cán bộ phúc tra không xem được trang này.',
  views: {
    label: 'Các phần của việc chọn phúc tra',
    interviews: 'Phiếu',
    operators: 'Điện thoại viên',
    settings: 'Cách chọn',
  },
  figures: {
    completes: 'Phiếu hoàn thành',
    chosen: 'Được rút',
    expected: (expected: string) => `theo xác suất: ${expected}`,
    added: 'Thêm do cảnh báo',
    addedNote: 'không tính vào ước lượng',
  },
  seed: {
    digest: 'Mã băm của hạt giống',
    note: 'Công bố mã băm này trước; hạt giống chỉ công bố khi hết thời gian gọi.',
    publish: 'Công bố hạt giống…',
    publishTitle: 'Công bố hạt giống của việc chọn phúc tra',
    consequence:
      'Từ lúc công bố, ai có biên bản cũng chọn lại được đúng các phiếu này. Đã công bố thì không thu lại được.',
    phrase: 'công bố',
    act: 'Công bố',
    published: (at: string) => `Đã công bố ${at}`,
    protocol: 'Tải biên bản chọn (.csv)',
  },
  order: { label: 'Xếp theo', latest: 'Mới nhất', score: 'Điểm', probability: 'Xác suất' },
  show: { label: 'Hiện', all: 'Tất cả', chosen: 'Có phúc tra', certain: 'Chắc chắn chọn' },
  mostShown: (count: string) => `Hiện ${count} phiếu đầu theo cách xếp này.`,
  table: {
    caption: 'Phiếu hoàn thành',
    number: 'Số',
    completedAt: 'Kết thúc',
    operator: 'Điện thoại viên',
    agency: 'Cơ quan',
    score: 'Điểm',
    strongest: 'Dấu hiệu mạnh nhất',
    probability: 'Xác suất',
    reason: 'Do',
    outcome: 'Phúc tra',
    drawn: 'Được rút',
    added: 'Thêm sau',
    notChosen: 'Không',
    exportName: 'chon-phuc-tra',
  },
  empty: {
    title: 'Chưa có phiếu nào',
    text: 'Mỗi phiếu vừa hoàn thành hiện ở đây với điểm và xác suất của nó.',
    filtered: 'Không có phiếu nào như vậy.',
  },
  reasons: {
    floor: 'mức sàn',
    'operator-owed': 'số tối thiểu của điện thoại viên',
    'agency-owed': 'số tối thiểu của cơ quan',
    risk: 'rủi ro',
    'rule-fired': 'chứng cứ chắc chắn',
    'operator-flagged': 'đang xem lại toàn bộ',
    flat: 'tỷ lệ chung trước đây',
  },
  evidence: {
    title: (number: string) => `Phiếu ${number}`,
    close: 'Đóng',
    review: 'Xem phúc tra của phiếu này',
    flat: 'Phiếu này hoàn thành trước khi có chứng cứ: nó được rút theo tỷ lệ chung.',
    scoreOf: (score: string) => `Điểm ${score}`,
    scoreNote:
      'Điểm là logarit của: phiếu bịa có vẻ như thế này gấp mấy lần phiếu thật. Dưới 0 là giống phiếu thật hơn.',
    base: 'Phiếu giống mọi phiếu khác',
    sum: 'Cộng lại',
    proof: 'chắc chắn',
    rank: (share: string, room: string) => `Đáng ngờ hơn ${share} trong ${room} phiếu gần nhất của phòng.`,
    noRoom: 'Phòng chưa có phiếu để so.',
    chance: 'Xác suất',
    parts: {
      floor: 'Mức sàn',
      operatorOwed: 'Số tối thiểu của điện thoại viên',
      agencyOwed: 'Số tối thiểu của cơ quan',
      risk: 'Rủi ro',
    },
    owed: (checks: string, interviews: string) =>
      `còn thiếu ${checks}, còn khoảng ${interviews} phiếu trong tuần`,
    expectedSteps: (bad: string, weight: string, failed: string, checked: string, result: string) =>
      `Chờ đợi ở người này p = (${bad} × ${weight} + ${failed}) ÷ (${weight} + ${checked}) = ${result}.`,
    riskSteps: (expected: string, score: string, result: string) =>
      `Rủi ro = 1 ÷ (1 + e^−x) = ${result}, x = ln(${expected} ÷ (1 − ${expected})) + điểm ${score}.`,
    chanceSteps: (floor: string, perRisk: string, risk: string, tolerable: string, result: string) =>
      `Xác suất do rủi ro = ${floor} + ${perRisk} × (${risk} − ${tolerable}), trong khoảng 0 đến 1: ${result}.`,
    riskNote: (risk: string, failed: string, checked: string) =>
      `khả năng không đạt ${risk}; trước đó ${failed} trên ${checked} phúc tra không đạt`,
    takes: 'Số lớn nhất được lấy.',
    drawn: (draw: string, probability: string, chosen: boolean) =>
      chosen
        ? `Số rút ${draw} nhỏ hơn ${probability}: được chọn.`
        : `Số rút ${draw} không nhỏ hơn ${probability}: không được chọn.`,
    names: {
      'no-answered-call': 'Không có cuộc gọi được nghe',
      'after-hang-up': 'Trả lời khi không có ai trên máy',
      'short-talk': 'Nói chuyện ngắn',
      burst: 'Trả lời dồn dập',
      'straight-line': 'Một mức cho mọi câu',
      'short-cuts': 'Câu lọc làm phiếu ngắn đi',
      'near-duplicate': 'Gần trùng với phiếu khác',
      'few-unanswered': 'Ít “không biết”',
      'contact-rate': 'Tỷ lệ gặp được',
      'completion-rate': 'Tỷ lệ hoàn thành',
      'same-number': 'Nhiều hồ sơ một số máy',
      'off-path': 'Trả lời ngoài đường đi',
    },
    sentences: {
      'no-answered-call': (value: number, counts: Counts, format: Format) =>
        value === 1
          ? `Nhà mạng không ghi nhận cuộc nào được nghe trong ${of(counts, 'legs', format)} cuộc gọi.`
          : `${of(counts, 'answered', format)} trong ${of(counts, 'legs', format)} cuộc gọi được nghe.`,
      'after-hang-up': (_value: number, counts: Counts, format: Format) =>
        `${of(counts, 'late', format)} trong ${of(counts, 'answers', format)} câu được trả lời khi không có người dân trên máy: trước khi họ nghe, hoặc hơn ${grace(counts, format)} giây sau khi họ gác máy.`,
      'short-talk': (_value: number, counts: Counts, format: Format) =>
        `Nói chuyện ${of(counts, 'talked', format)} giây; đọc nhanh nhất các câu đã hỏi cần ${of(counts, 'needed', format)} giây.`,
      burst: (value: number, counts: Counts, format: Format) =>
        `${of(counts, 'quick', format)} trong ${of(counts, 'compared', format)} câu (${share(value, format)}) được nhập trước khi kịp đọc xong.`,
      'straight-line': (value: number, counts: Counts, format: Format) =>
        `${of(counts, 'same', format)} trong ${of(counts, 'scales', format)} câu hài lòng (${share(value, format)}) cùng một mức.`,
      'short-cuts': (_value: number, counts: Counts, format: Format) =>
        `${of(counts, 'cut', format)} trong ${of(counts, 'filters', format)} câu lọc được trả lời theo cách làm phiếu ngắn đi.`,
      'near-duplicate': (value: number, counts: Counts, format: Format) =>
        `Giống phiếu ${of(counts, 'completionNumber', format)} của cùng người hỏi ở ${of(counts, 'equal', format)} trong ${of(counts, 'shared', format)} câu (${share(value, format)}).`,
      'few-unanswered': (value: number, counts: Counts, format: Format) =>
        `Các phiếu gần đây của người hỏi có ${of(counts, 'unanswered', format)} “không biết” hoặc từ chối trong ${of(counts, 'answers', format)} câu (${format.percent(100 * value, 1)}).`,
      'contact-rate': (value: number, counts: Counts, format: Format) =>
        `Người hỏi gặp được ${of(counts, 'contacts', format)} trong ${of(counts, 'attempts', format)} lượt gần đây.${model(value, counts, format)}`,
      'completion-rate': (value: number, counts: Counts, format: Format) =>
        `${of(counts, 'completes', format)} trong ${of(counts, 'contacts', format)} lượt gặp được có phiếu hoàn thành.${model(value, counts, format)}`,
      'same-number': (_value: number, counts: Counts, format: Format) =>
        `${of(counts, 'others', format)} hồ sơ khác cũng được phỏng vấn ở số máy này.`,
      'off-path': (_value: number, counts: Counts, format: Format) =>
        `${of(counts, 'entries', format)} câu đã trả lời rồi bị bỏ khỏi đường đi vì câu trước được sửa.`,
    },
  },
  tests: {
    lead: 'Mỗi kết quả phúc tra đưa đường lên (không đạt) hoặc xuống (đạt). Chạm đường trên: mọi phiếu chưa phúc tra của người đó được xem lại. Chạm đường dưới: không có vấn đề, bắt đầu đợt mới.',
    none: 'Chưa ai hoàn thành phiếu',
    noneText: 'Đường của từng điện thoại viên hiện ở đây khi có phiếu và kết quả phúc tra.',
    states: { clear: 'Không có vấn đề', flag: 'Xem lại toàn bộ', continue: 'Đang theo dõi' },
    counts: (failed: string, checked: string, chosen: string, completes: string) =>
      `${failed} trên ${checked} phúc tra không đạt · chọn ${chosen} trong ${completes} phiếu`,
    noResult: 'Chưa có kết quả phúc tra.',
    chart: (name: string, state: string) => `Đường kiểm định của ${name}: ${state}`,
    flagLine: 'xem lại',
    clearLine: 'không có vấn đề',
    pass: 'đạt',
    failure: 'không đạt',
    calculation: {
      link: 'Cách tính',
      title: (name: string) => `Cách tính: kiểm định của ${name}`,
      back: 'Về các điện thoại viên',
      missing: 'Không có điện thoại viên này.',
      ratio: 'Đường đang ở',
      flagAt: 'Đường trên',
      clearAt: 'Đường dưới',
      results: 'Kết quả được tính',
      failed: (count: string) => `${count} không đạt`,
      formula: 'Công thức',
      steps:
        'Mỗi kết quả cộng vào đường logarit của tỷ số hợp lý, p1 so với p0: không đạt cộng ln(p1 ÷ p0), đạt cộng ln((1 − p1) ÷ (1 − p0)). Đường bắt đầu từ 0 và, sau mỗi lần chạm đường dưới, lại từ 0. Chạm đường trên thì cảnh báo ở lại cho đến khi cán bộ Sở Nội vụ bắt đầu lại.',
      failure: (p1: string, p0: string, result: string) => `Không đạt: ln(${p1} ÷ ${p0}) = ${result}.`,
      pass: (p1: string, p0: string, result: string) => `Đạt: ln((1 − ${p1}) ÷ (1 − ${p0})) = ${result}.`,
      bounds: (alpha: string, beta: string, flagAt: string, clearAt: string) =>
        `Đường trên: ln((1 − ${beta}) ÷ ${alpha}) = ${flagAt}. Đường dưới: ln(${beta} ÷ (1 − ${alpha})) = ${clearAt}.`,
      path: 'Từng kết quả, theo thứ tự nộp',
      columns: {
        number: 'Số',
        at: 'Nộp lúc',
        result: 'Kết quả',
        before: 'Trước đó',
        adds: 'Cộng',
        after: 'Đường ở',
        state: 'Theo quy tắc',
      },
      earlier: (count: string) => `${count} kết quả trước lần bắt đầu lại gần nhất không tính vào đường này.`,
      rule: 'Quy tắc và nguồn',
      settings: (p0: string, p1: string, alpha: string, beta: string) =>
        `p0 = ${p0} không đạt là chấp nhận được, p1 = ${p1} là kém; nguy cơ cảnh báo oan khoảng α = ${alpha}, nguy cơ bỏ sót khoảng β = ${beta}. Đây là mức đang đặt; đổi mức thì cả đường được tính lại.`,
      counted:
        'Không đạt: kết luận sai lệch hoặc phủ nhận, chưa bị bác bỏ; bác bỏ thì bước ấy thành đạt. Phiếu không liên lạc được không tính. Mọi kết quả phúc tra đều tính, cả của phiếu không do rút: phúc tra theo nguy cơ gặp phiếu xấu nhiều hơn, nên đường này nghiêm hơn tỷ lệ ước tính.',
      source:
        'Nguồn: Wald (1945), Annals of Mathematical Statistics 16, 117–186. Chưa thấy mức nào do văn bản quy định; mức có sẵn (5 %, 20 %, 5 %, 10 %) là đề nghị.',
    },
    lift: 'Bắt đầu lại…',
    liftTitle: (name: string) => `Bắt đầu lại kiểm định của ${name}`,
    liftText:
      'Các phiếu đã đưa vào phúc tra vẫn được phúc tra. Phiếu mới lại được chọn theo xác suất, và đường bắt đầu từ 0.',
    liftReason: 'Đã trao đổi với ai, kết luận thế nào',
    liftAct: 'Bắt đầu lại',
    history: {
      clear: (at: string) => `${at}: không có vấn đề`,
      flag: (at: string) => `${at}: xem lại toàn bộ`,
      continue: (at: string) => `${at}: trở lại theo dõi, một kết luận đã được sửa`,
      lifted: (at: string, who: string, reason: string) => `${at}: ${who} bắt đầu lại: ${reason}`,
    },
  },
  settings: {
    lead: 'Áp dụng cho phiếu hoàn thành từ lúc lưu; phiếu trước giữ xác suất của nó. Mỗi lần đổi được ghi nhật ký.',
    chance: 'Xác suất',
    floor: 'Mức sàn cho mọi phiếu',
    floorNote: 'Thấp nhất 3 %. Cao hơn thì khoảng tin cậy hẹp hơn, gọi nhiều hơn.',
    perOperator: 'Ít nhất mỗi điện thoại viên trong tuần',
    perAgency: 'Ít nhất mỗi cơ quan trong tuần',
    weekOfOperator: 'Phiếu một điện thoại viên làm trong tuần đầu',
    tolerableRisk: 'Rủi ro còn chấp nhận với mức sàn',
    perRisk: 'Xác suất thêm cho mỗi 1 % rủi ro vượt mức',
    expectedBad: 'Phiếu không đạt khi chưa biết gì về người hỏi',
    expectationWeight: 'Điều đó đáng giá bao nhiêu phúc tra',
    evidence: 'Trọng số chứng cứ',
    evidenceNote:
      'Từ 0 đến 10; 0 là không tính vào điểm. Chứng cứ chắc chắn vẫn luôn đưa phiếu vào phúc tra.',
    hangUpGrace: 'Số giây sau khi gác máy còn được ghi nốt câu trả lời',
    separation: 'Phiếu bịa cách phiếu thật mấy lần độ lệch của phòng',
    test: 'Kiểm định từng điện thoại viên',
    p0: 'Tỷ lệ không đạt chấp nhận được (p0)',
    p1: 'Tỷ lệ không đạt là kém (p1)',
    alpha: 'Nguy cơ cảnh báo oan (α)',
    beta: 'Nguy cơ bỏ sót (β)',
    save: 'Lưu cách chọn',
    saved: 'Đã lưu. Áp dụng từ phiếu hoàn thành tiếp theo.',
    missing: 'Cần một số.',
    outside: (from: string, to: string) => `Cần một số từ ${from} đến ${to}.`,
    order: 'p1 phải lớn hơn p0.',
    risks: 'α và β cộng lại phải nhỏ hơn 100 %.',
    faulty: 'Có ô chưa đúng; chưa lưu gì.',
  },
  notice: {
    label: 'Phúc tra',
    text: (names: string) =>
      `Sở Nội vụ đang phúc tra toàn bộ phiếu còn lại của ${names}. Đây là bước kiểm tra theo quy tắc, chưa phải kết luận; người được nêu vẫn làm việc bình thường và sẽ được giải trình.`,
    retrain: (name: string) => `${name} cần được tập huấn lại trước ca sau.`,
    trained: (name: string) => `Ghi: ${name} đã tập huấn xong`,
  },
};
