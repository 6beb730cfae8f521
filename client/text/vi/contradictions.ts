// Câu trả lời mâu thuẫn với câu khác: nói ra, chỉ đường tới, và không cho ghi hoàn thành.
export const contradictions = {
  hard: 'Câu trả lời mâu thuẫn',
  soft: 'Câu trả lời cần hỏi lại',
  one: (question: string, sentence: string) => `«${question}»: ${sentence}`,
  more: (count: string) => `còn ${count} chỗ nữa`,
  goTo: (question: string) => `đến «${question}»`,
  act: 'Đến câu trả lời mâu thuẫn',
  unsaid: 'không hợp với các câu trả lời khác',
  ended: {
    hard: 'Đã hỏi hết, nhưng có câu trả lời mâu thuẫn. Hỏi lại rồi sửa một trong các câu; còn mâu thuẫn thì chưa ghi hoàn thành được.',
    soft: 'Đã hỏi hết. Còn câu trả lời khác thường sau khi câu khác được sửa: hỏi lại, hoặc F12 để ghi kết quả như đang có.',
  },
};
