// The running interval against its target.
export const precision = {
  none: 'Chưa đủ phiếu để tính sai số của chỉ số chung.',
  margin: (points: string) => `Sai số đến nay ±${points} điểm`,
  target: (points: string) => `mục tiêu ±${points}`,
  noTarget: 'chưa đặt mục tiêu sai số',
  reached: 'đã đạt.',
  needed: (count: string) => `còn cần khoảng ${count} phiếu nữa, nếu trả lời phân tán như đến nay.`,
};
