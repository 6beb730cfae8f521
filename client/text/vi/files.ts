// Files that are asked of the server.
export const files = {
  making: 'Đang lập tệp…',
  coming: (size: string) => `Đang tải về: ${size}`,
  stop: 'Dừng',
  saved: (name: string) => `Đã tải về tệp ${name}.`,
};
