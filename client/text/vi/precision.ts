// The running interval against its target.
export const precision = {
  none: 'Chưa đủ phiếu để tính sai số của chỉ số chung.',
  margin: (points: string) => `Sai số đến nay ±${points} điểm`,
  target: (points: string) => `mục tiêu ±${points}`,
  noTarget: 'chưa đặt mục tiêu sai số',
  reached: 'đã đạt.',
  calculation: 'Cách tính sai số này',
  title: 'Cách tính: sai số của chỉ số chung',
  figure: 'Sai số đến nay (± điểm)',
  aim: 'Mục tiêu (± điểm)',
  more: 'Còn cần (phiếu)',
  persons: 'Người trong khung mẫu',
  rule: (low: string, high: string, margin: string) =>
    `Sai số là nửa độ rộng khoảng 95 % của chỉ số chung: (${high} − ${low}) ÷ 2 = ${margin} điểm.`,
  toTarget: (ratio: string, interviews: string, inverse: string, wanted: string, needed: string) =>
    `Phương sai giảm theo 1/n − 1/N (Cochran 1977, mục 2.5), sai số giảm theo căn của nó. Số phiếu để đạt mục tiêu: 1 ÷ (${ratio}² × (1/${interviews}${inverse === '' ? '' : ` − ${inverse}`})${inverse === '' ? '' : ` + ${inverse}`}) = ${wanted}; làm tròn lên, trừ ${interviews} phiếu đã có: còn ${needed}.`,
  noPersons: 'Không biết số người trong khung, hoặc đã hỏi hết: bỏ 1/N.',
  atTarget: 'Sai số không lớn hơn mục tiêu: không cần thêm phiếu.',
  needed: (count: string) => `còn cần khoảng ${count} phiếu nữa, nếu trả lời phân tán như đến nay.`,
};
