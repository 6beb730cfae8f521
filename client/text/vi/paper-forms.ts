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
