import { modeWords } from '#domain/interviews/modes.ts';
import type { ProblemSentences } from '../sentence.ts';

const appointmentBlock = (nextAt: string | null, when: (at: string) => string) =>
  nextAt === null
    ? 'Hãy chọn một giờ khác trong thời gian của đợt khảo sát.'
    : `Giờ gọi được gần nhất là ${when(nextAt)}.`;

/** One sentence a problem: what happened, what to do. */
export const problems: ProblemSentences = {
  'appointment-outside-hours': ({ nextAt }, format) =>
    `Giờ hẹn nằm ngoài giờ được phép gọi. ${appointmentBlock(nextAt, format.dayTime)}`,
  'answer-not-accepted': ({ questionName, reason }) =>
    `Câu ${questionName} không nhận trả lời này (${reason}). Hãy quay lại câu đó và nhập lại.`,
  'back-check-not-separate': ({ reason }) =>
    reason === 'same-operator'
      ? 'Bạn là người đã phỏng vấn phiếu này nên không được phúc tra hay kết luận về nó. Hãy chọn phiếu khác.'
      : reason === 'same-shift'
        ? 'Bạn đã cùng ca phỏng vấn với người làm phiếu này nên không được phúc tra hay kết luận về nó. Hãy chọn phiếu khác.'
        : 'Phiếu này do đơn vị của bạn phỏng vấn nên bạn không được phúc tra hay kết luận về nó. Hãy chọn phiếu khác.',
  'back-check-not-due': ({ nextAt }, format) =>
    nextAt === null
      ? 'Không còn giờ nào được phép gọi lại người này. Hãy chọn phiếu khác.'
      : `Chưa đến lúc được gọi lại người này: mỗi ngày chỉ gọi và gặp một số lần nhất định. Gọi được từ ${format.dayTime(nextAt)}.`,
  'appeal-closed': ({ reason }) =>
    reason === 'too-late'
      ? 'Đã hết thời hạn giải trình về kết luận này.'
      : reason === 'nothing-to-answer'
        ? 'Kết luận này không có gì phải giải trình.'
        : 'Kết luận này đã được giải trình hoặc đã có quyết định; mỗi kết luận chỉ giải trình một lần.',
  'decision-not-open': ({ reason }) =>
    reason === 'operator-may-answer'
      ? 'Điện thoại viên còn trong thời hạn giải trình. Quyết định được sau khi có giải trình hoặc hết hạn.'
      : reason === 'nothing-to-decide'
        ? 'Kết luận này không cần quyết định.'
        : 'Phiếu này đã có quyết định; mỗi phiếu chỉ quyết định một lần.',
  'back-check-taken': () => 'Một cán bộ khác vừa nhận phiếu này. Hãy chọn phiếu khác.',
  'carrier-unavailable': ({ reason }) =>
    `Tổng đài chưa quay được số (${reason}). Hệ thống sẽ thử lại; nếu kéo dài, hãy báo giám sát viên.`,
  'disposition-not-allowed': () =>
    'Kết quả này không khớp với những gì đã diễn ra trong cuộc gọi. Hãy chọn kết quả khác.',
  forbidden: () => 'Tài khoản của bạn không có quyền làm việc này.',
  'input-invalid': ({ faults }) =>
    `Dữ liệu gửi đi chưa đúng: ${faults.map((fault) => `${fault.where}: ${fault.message}`).join('; ')}.`,
  internal: () => 'Máy chủ gặp lỗi khi xử lý. Hãy thử lại; nếu lỗi lặp lại, hãy báo quản trị viên.',
  'index-weights-faulty': ({ code, fault }) =>
    ({
      'unknown-code': `Bảng hỏi không có nhóm hay yếu tố ${code}.`,
      negative: `Trọng số của ${code} âm; hãy nhập số từ 0 trở lên.`,
      'sibling-missing': `Thiếu trọng số của ${code}: đã cho một mã cùng cấp thì phải cho tất cả.`,
      'all-zero': `Mọi trọng số cùng cấp với ${code} đều bằng 0; hãy cho ít nhất một mã lớn hơn 0.`,
    })[fault],
  'list-already-imported': ({ fileName, uploadedAt }, format) =>
    `Tệp này đã được nạp lúc ${format.dayTime(uploadedAt)} với tên ${fileName}. Không cần nạp lại.`,
  'list-empty': () => 'Tệp không có dòng hồ sơ nào. Hãy kiểm tra trang tính và dòng tiêu đề.',
  'list-too-large': ({ maxBytes }, format) =>
    `Tệp lớn hơn mức ${format.bytes(maxBytes)} cho phép. Hãy tách thành nhiều tệp.`,
  'no-session': () => 'Bạn chưa vào ca. Hãy chọn đợt khảo sát để bắt đầu.',
  'not-found': () => 'Không tìm thấy mục này. Có thể đường dẫn sai hoặc mục đã bị xóa.',
  'not-signed-in': () => 'Phiên đăng nhập đã hết. Hãy đăng nhập lại.',
  'code-label-taken': ({ label }) => `Đã có mã «${label}» trong khung mã này: dùng mã đó, hoặc đặt tên khác.`,
  'period-label-taken': ({ label }) => `Đã có kỳ trước tên «${label}»: đặt tên khác, hoặc bỏ kỳ kia trước.`,
  'table-without-heading': () =>
    'Không thấy dòng tiêu đề: bảng cần cột cơ quan và điểm, kèm cột yếu tố hoặc mỗi yếu tố một cột.',
  'code-unknown': ({ number }) =>
    `Mã số ${number} không có trong khung mã hoặc đã được gộp: tải lại trang rồi chọn mã khác.`,
  'paper-not-keyable': ({ reason, survey = '', mode = 'telephone', at }, format) =>
    ({
      unknown:
        'Không có hồ sơ nào có mã đó: xem lại tám chữ số ở đầu trang phiếu. Mất trang đầu thì mã in ở đầu mọi trang sau.',
      'other-survey': `Mã này thuộc đợt khảo sát khác («${survey}»): mở trang Phiếu giấy của đợt đó để nhập.`,
      answered: `Người này đã trả lời (${modeWords[mode].vi.toLowerCase()}${at ? `, ${format.dayTime(at)}` : ''}); phiếu có trước được tính. Ghi «không nhập, đã trả lời» lên phiếu giấy rồi để riêng.`,
      ended:
        'Hồ sơ này đã kết thúc vì không đúng người hoặc không thuộc diện khảo sát, nên phiếu giấy không nhập. Ghi lý do lên phiếu rồi để riêng.',
      keyed: 'Phiếu này đã nhập đủ rồi.',
      own: 'Bạn đã nhập phiếu này: lần sau phải do người khác làm.',
      version:
        'Phiếu này không nhập được theo bản đã chọn: lần một nhập theo bản khác, hoặc đợt khảo sát chưa từng dùng bản đó. Xem bản ghi ở đầu phiếu giấy rồi báo giám sát viên.',
      settled:
        'Lần nhập trước của phiếu này không hủy được: đã có người hủy, hoặc phiếu đã chốt. Mở lại phiếu theo mã để xem; phiếu đã chốt mà sai bản thì báo giám sát viên.',
    })[reason],
  'second-coder-same': () => 'Bạn đã mã hóa ý kiến này ở lượt kia: lượt hai phải do người khác làm.',
  'outside-hours': ({ nextAt }, format) =>
    nextAt === null
      ? 'Lúc này không được phép gọi và đợt khảo sát không còn giờ gọi nào.'
      : `Lúc này ngoài giờ được phép gọi. Gọi lại được từ ${format.dayTime(nextAt)}.`,
  'do-not-call': () => 'Người này đã yêu cầu không gọi nữa. Hãy chọn phiếu khác.',
  'number-in-call': () => 'Số này đang có cuộc gọi khác. Hãy thử lại sau ít phút.',
  'questionnaire-faulty': ({ faults }) =>
    `Bảng hỏi chưa dùng được: ${faults.map(({ where, code }) => `${where} (${code})`).join('; ')}. Hãy sửa những chỗ này rồi công bố lại.`,
  'questionnaire-unchanged': ({ version }, format) =>
    `Bản nháp giống hệt phiên bản ${format.number(version)} đã công bố nên không cần công bố lại.`,
  'questionnaire-unreadable': ({ vi }) => vi,
  'draft-overtaken': ({ savedBy, savedAt }, format) =>
    `${savedBy} đã lưu bản nháp này lúc ${format.dayTime(savedAt)}, sau khi bạn mở. Nội dung bạn nhập vẫn còn nguyên ở đây: hãy lưu thành bản nháp riêng, hoặc lấy bản đã lưu.`,
  'cell-too-long': ({ sheet, row }, format) =>
    `Trang «${sheet}», dòng ${format.number(row)} có ô dài hơn 32.767 ký tự, Excel không giữ được. Hãy rút ngắn lời, hoặc xuất ra JSON.`,
  'version-move-refused': ({ reason, questions }) =>
    ({
      closed: 'Đợt khảo sát đã kết thúc nên không chuyển phiên bản được nữa.',
      'same-version': 'Đợt khảo sát đang dùng chính phiên bản này.',
      overtaken:
        'Người khác vừa chuyển đợt khảo sát sang phiên bản khác. Màn hình đã được làm mới, hãy xem lại rồi làm tiếp.',
      undecided: `Còn câu chưa nói rõ có so sánh được không: ${questions.join(', ')}. Hãy chọn câu tương ứng của phiên bản cũ, hoặc «không so sánh được».`,
    })[reason],
  'report-faulty': ({ faults }) =>
    `Báo cáo chưa lưu được, có ${faults.length} chỗ cần sửa: ${faults
      .slice(0, 3)
      .map(({ found }) => `«${found}»`)
      .join(', ')}. Câu giải thích nằm dưới từng đoạn; nội dung bạn nhập vẫn còn nguyên.`,
  'timeline-overtaken': ({ savedBy, savedAt }, format) =>
    `${savedBy} đã lưu kế hoạch thời gian này lúc ${format.dayTime(savedAt)}, sau khi bạn mở. Nội dung bạn nhập vẫn còn nguyên ở đây: hãy chép lại phần cần giữ, rồi lấy bản đã lưu.`,
  'report-overtaken': ({ savedBy, savedAt }, format) =>
    `${savedBy} đã lưu báo cáo này lúc ${format.dayTime(savedAt)}, sau khi bạn mở. Nội dung bạn nhập vẫn còn nguyên ở đây: hãy chép lại đoạn cần giữ, rồi lấy bản đã lưu.`,
  'report-template-faulty': ({ faults }) =>
    `Chưa dùng mẫu này: ${faults
      .map(({ code, name, nearest }) => {
        if (code === 'not-docx') return 'tệp không phải .docx của Word';
        if (code === 'too-large') return 'tệp giải nén ra hơn 100 MB (hãy bỏ bớt hình)';
        if (code === 'broken') return `dấu {{ }} chưa đủ cặp (${name})`;
        if (code === 'not-closed') return `{{#${name}}} chưa có {{/${name}}}`;
        if (code === 'not-opened') return `{{/${name}}} không có {{#${name}}} ở trước`;
        return `không có số liệu tên {{${name}}}${nearest === null ? '' : `, có phải {{${nearest}}}?`}`;
      })
      .join('; ')}. Hãy sửa trong Word rồi tải lên lại; mẫu đang dùng không đổi.`,
  'sample-already-confirmed': () => 'Mẫu đã được xác nhận nên không đổi được nữa.',
  'sample-frame-empty': () => 'Khung mẫu chưa có ai đủ điều kiện. Hãy nạp danh sách hồ sơ trước khi rút mẫu.',
  'seed-still-secret': () =>
    'Hạt giống chỉ được công bố khi đã hết thời gian gọi: biết nó là biết phiếu nào sắp được chọn phúc tra.',
  'sample-missing': () => 'Đợt khảo sát chưa có mẫu. Hãy rút mẫu rồi xác nhận trước.',
  'session-busy': () => 'Bạn đang giữ một lượt liên hệ. Hãy ghi kết quả của lượt này trước.',
  'sign-in-refused': () =>
    'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.',
  'state-changed': () =>
    'Tình trạng vừa thay đổi ở nơi khác. Màn hình đã được làm mới, hãy xem lại rồi làm tiếp.',
  'supervisor-busy': () =>
    'Giám sát viên này đang trong cuộc gọi khác. Hãy mời người khác, hoặc giơ tay (F6) để được giúp.',
  'survey-code-taken': ({ code }) => `Mã «${code}» đã có đợt khảo sát khác dùng. Hãy chọn mã khác.`,
  'survey-in-hand': ({ cases }, format) =>
    `Còn ${format.number(cases)} hồ sơ đang có người gọi: tạm dừng, chờ các cuộc ấy xong rồi kết thúc đợt.`,
  'survey-not-active': () => 'Đợt khảo sát đang không gọi. Giám sát viên cần bấm «Bắt đầu gọi».',
  'too-many-attempts': ({ retryAfterSeconds }, format) =>
    `Thử quá nhiều lần. Hãy đợi ${format.duration(retryAfterSeconds)} rồi thử lại.`,
  'figures-moving': () =>
    'Các cuộc gọi đang xong nhanh hơn tốc độ đọc số liệu, nên chưa lấy được mọi con số của cùng một thời điểm. Hãy tạm dừng gọi, hoặc chờ một lát, rồi thử lại.',
  'frame-closed': ({ closedAt }, format) =>
    `Khung mẫu đã khóa lúc ${format.dayTime(closedAt)} nên không nhận thêm danh sách và không đổi được quy tắc. Muốn đổi, hãy lập đợt khảo sát mới.`,
  'frame-open': () => 'Khung mẫu chưa khóa. Hạt giống đã cam kết chỉ dùng được sau khi khóa khung mẫu.',
  'agency-name-taken': ({ name }) =>
    `Đã có cơ quan tên «${name}» ở cùng cấp trên. Hãy chọn cơ quan đó hoặc đặt tên khác.`,
  'agency-in-itself': () =>
    'Một cơ quan không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó. Hãy chọn cấp trên khác.',
  'agency-has-units': ({ units }, format) =>
    `Còn ${format.number(units)} đơn vị trực thuộc cơ quan này. Hãy chuyển chúng sang cấp trên khác rồi bỏ.`,
  'list-busy': () => 'Danh sách này không còn ở bước đó. Màn hình đã được làm mới, hãy xem lại.',
  'phone-unreadable': () => 'Không đọc được số điện thoại này. Hãy nhập đủ số, ví dụ 0912 345 678.',
  'plan-faulty': ({ faults }) =>
    `Phương án chưa dùng được: ${faults.map(({ where, code }) => `${where} (${code})`).join('; ')}. Hãy sửa những chỗ này.`,
  'publication-not-ready': () =>
    'Còn việc chưa xong hoặc chưa được xác nhận trước khi công bố. Hãy xem lại danh sách kiểm tra.',
  'publication-needs-reason': ({ supersedes }) =>
    `Bản này thay bản số ${supersedes}: hãy ghi rõ sửa gì và vì sao, từ 10 ký tự.`,
  'replicate-released': ({ number }) => `Lô ${number} đã được đưa vào gọi từ trước.`,
  'sample-busy': () => 'Một mẫu đang được rút. Hãy đợi xong rồi làm tiếp.',
  'seed-committed': () => 'Đợt khảo sát đã có cam kết hạt giống; cam kết đã công bố thì không thay được.',
  'seed-does-not-match': ({ digest, published }) =>
    `Hạt giống này có mã băm ${digest.slice(0, 12)}…, khác mã đã công bố ${published.slice(0, 12)}…. Hãy nhập đúng hạt giống đã cam kết, kể cả chữ hoa, chữ thường và dấu cách.`,
};
