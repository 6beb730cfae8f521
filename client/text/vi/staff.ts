// The sign-in page.
export const staff = {
  title: 'Đăng nhập',
  lead: 'Khảo sát qua điện thoại mức độ hài lòng của người dân về sự phục vụ hành chính',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  submitting: 'Đang kiểm tra…',
  demo: {
    title: 'Tài khoản dùng thử',
    lead: 'Dữ liệu và người dân ở bản này đều là mô phỏng. Bấm một phím để vào ngay.',
    does: {
      operator: 'gọi và phỏng vấn',
      supervisor: 'điều hành phòng gọi, danh sách, mẫu',
      verifier: 'phúc tra cho Sở Nội vụ',
      official: 'chỉ số, báo cáo, công bố; phúc tra, giải trình',
      analyst: 'chỉ số, mã hóa ý kiến, báo cáo, dữ liệu',
      admin: 'toàn bộ hệ thống',
    },
    as: (name: string) => `Vào với tên ${name}`,
  },
};
