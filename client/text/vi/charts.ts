// Charts of the index.
export const charts = {
  title: 'Biểu đồ',
  factors: 'Điểm từng yếu tố; vạch ngang là khoảng tin cậy 95 %.',
  agencies: 'Chỉ số từng cơ quan với khoảng tin cậy 95 %; chấm rỗng là cơ quan chưa đủ phiếu để xếp hạng.',
  whole: 'Chung',
  levelsOfItems: 'Tỷ lệ trả lời từng nội dung, % số trả lời hợp lệ; phần dưới 6 % không ghi số.',
  levels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
};
