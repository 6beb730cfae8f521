// Paper forms keyed in.
export const paperForms = {
  title: 'Phiếu giấy',
  lead: 'Nhập phiếu người dân tự điền trên giấy; nhập xong thì hồ sơ không gọi điện nữa và phiếu vào kết quả ngay.',
  code: 'Mã phiếu hoặc mã hồ sơ',
  codeHint: 'Mã phiếu có tám chữ số, in trên phiếu và trong tệp «Lập liên kết» của trang Phiếu trên mạng.',
  open: 'Mở để nhập',
  notActive: 'Đợt khảo sát chưa chạy.',
  notActiveStep: 'Nhập được khi đợt khảo sát đang chạy hoặc tạm dừng.',
  sofar: 'Đến nay',
  keyed: 'Đã nhập',
  checked: 'Đã nhập hai lần và khớp',
  takenBack: 'Hủy vì nhập sai bản',
  share: (percent: string) => `tỷ lệ chọn ${percent}`,
  waiting: 'Chờ người khác',
  others: 'bạn đã nhập một lần',
  again: (count: string) => `Chờ bạn nhập lần hai: ${count}`,
  againLead: 'Lấy phiếu giấy theo mã rồi nhập như phiếu mới. Không xem được lần một.',
  settle: (count: string) => `Chờ bạn chọn giá trị đúng: ${count}`,
  differences: (count: string) => `${count} chỗ khác nhau`,
  shareOf: {
    label: 'Tỷ lệ nhập hai lần, %',
    hint: 'Cho phiếu nhập từ bây giờ. Phiếu nào được chọn do hạt giống của đợt khảo sát quyết định.',
    fault: 'Nhập số từ 0 đến 100.',
    act: 'Đổi tỷ lệ',
  },
  keying: {
    group: 'Nhập phiếu giấy',
    second: 'Nhập lần hai',
    onPaper: (number: string) => `Câu ${number} trên phiếu`,
    edition: (key: string, version: string) =>
      `Nhập theo mẫu ${key}, bản ${version}: phiếu giấy phải ghi đúng như vậy ở đầu trang; không đúng thì Esc, mở lại và chọn bản ghi trên phiếu.`,
    editionKeyed: (key: string, version: string) =>
      `Nhập theo mẫu ${key}, bản ${version}, như lần một: phiếu giấy phải ghi đúng như vậy ở đầu trang; ghi bản khác thì F7.`,
    version: (key: string, version: string) => `Mẫu ${key}, bản ${version}`,
    whichVersion: 'Phiếu giấy in theo bản nào?',
    whereVersion:
      'Đợt khảo sát đã đổi bảng hỏi; phiếu in trước lúc đổi vẫn nhập theo bản của nó. Bản ghi ở góc trên bên trái mọi trang của phiếu.',
    versionNone: 'Phiếu ghi bản khác: để riêng, báo giám sát viên',
    present: 'bản đang dùng',
    otherVersion: 'Phiếu giấy ghi bản khác',
    takeBack: {
      title: 'Nhập lại theo bản ghi trên phiếu giấy',
      keyed: (key: string, version: string, at: string) =>
        `Phiếu này đã được nhập theo mẫu ${key}, bản ${version} (${at}). Nếu phiếu giấy ghi bản khác, chọn bản đó rồi nhập lại từ đầu.`,
      dropped:
        'Lưu xong thì những gì đã nhập theo bản kia bị hủy: không vào kết quả nữa, vẫn được giữ để tra, nhật ký ghi ai hủy. Chưa lưu thì chưa có gì đổi.',
      none: 'Phiếu ghi đúng bản đó: để nguyên',
      on: (key: string, version: string) =>
        `Lưu phiếu này thì lần nhập theo mẫu ${key}, bản ${version} bị hủy.`,
    },
    comparable: 'Bản cũ; mọi nội dung của chỉ số tính chung với bản đang dùng.',
    partlyComparable: (count: string, all: string, codes: string) =>
      `Bản cũ; ${count}/${all} nội dung không so sánh được với bản đang dùng (${codes}): câu trả lời được giữ, không vào chỉ số.`,
    nothingComparable:
      'Bản cũ, không nội dung nào so sánh được với bản đang dùng: phiếu được giữ, hồ sơ thành đã trả lời, không câu nào vào chỉ số.',
    late: 'Hồ sơ này đã kết thúc mà chưa có phiếu; lưu phiếu này thì thành đã trả lời trên giấy.',
    onPaperFound: 'Gặp phiếu khó đọc',
    found: [
      'Hai ô cùng đánh dấu ở câu chọn một ô: ô tô kín ■ hoặc gạch bỏ thì không lấy, nhập ô còn lại; vẫn còn hai ô thì để trống (+).',
      'Viết chì, tẩy xóa: nhập dấu cuối cùng nhìn rõ. Không rõ thì để trống (+).',
      'Viết chữ thay cho đánh dấu: nhập khi chữ khớp đúng một ô, không thì để trống (+).',
      'Trả lời câu mà mũi tên bảo bỏ qua: màn hình không hỏi câu đó, không nhập.',
      'Thiếu một trang: để trống (+) từng câu của trang đó rồi nhập tiếp. Thiếu từ đó đến hết: F8.',
      'Chỉ trả lời một phần rồi dừng: F8, phiếu thành dở dang.',
      'Mã đúng nhưng tên, thủ tục ở trên không khớp với phiếu: Esc, để phiếu riêng và báo giám sát viên.',
    ],
    back: 'Câu trước',
    stop: 'Phiếu dừng ở đây, lưu',
    leave: 'Để lại, nhập tiếp sau',
    save: 'Lưu phiếu',
    through: 'Đã nhập hết. Câu trả lời mâu thuẫn, nếu có, được giữ như trên giấy.',
    endedEarly: 'Theo câu trả lời vừa nhập, phiếu dừng ở đây.',
    blank:
      'Câu bỏ trống trên giấy: phím +, ở câu phải gõ thì + rồi Enter (để trống trên phiếu); «từ chối» chỉ khi giấy ghi như vậy. Câu cảnh báo: nhập lại đúng như trên giấy để giữ.',
    status: { complete: 'hoàn thành', partial: 'dở dang', ended: 'đã kết thúc, không tính' },
    saved: (code: string, status: string, differences: number | null) =>
      differences === null
        ? `Đã lưu phiếu ${code}: ${status}.`
        : differences === 0
          ? `Đã lưu phiếu ${code}: hai lần nhập khớp nhau.`
          : `Đã lưu phiếu ${code}: ${differences} chỗ khác nhau, chờ người thứ ba chọn.`,
  },
  settling: {
    title: 'Chọn giá trị đúng',
    lead: 'Xem phiếu giấy và nhập đúng như trên đó.',
    first: 'Lần một',
    second: 'Lần hai',
    blank: 'để trống',
    place: (at: string, all: string) => `chỗ ${at}/${all}`,
    undo: 'Chỗ trước',
    leave: 'Để lại',
    done: (code: string) => `Đã chọn xong giá trị đúng của phiếu ${code}.`,
  },
  errors: {
    title: 'Tỷ lệ nhập sai',
    lead: 'Trên các phiếu nhập hai lần đã chọn xong giá trị đúng. Chỗ cả hai người cùng nhập sai như nhau không thấy được.',
    byClerk: 'Theo người nhập',
    byQuestion: 'Theo câu hỏi có chỗ sai',
    clerk: 'Người nhập',
    question: 'Câu hỏi',
    compared: 'Đã so',
    wrong: 'Sai',
    rate: 'Tỷ lệ',
  },
};
