// What `npm start -- --help` prints.

export const help = `Lắng Nghe: khảo sát qua điện thoại mức độ hài lòng của người dân.

  npm start                 chạy bản dùng thử trên máy này / run the demo on this machine
  npm start -- --reset      xoá dữ liệu dùng thử trong DATA_DIR rồi chạy lại / delete the demo's data first
  npm start -- --demo       đưa dữ liệu dùng thử vào DATABASE_URL / put the demo into DATABASE_URL
  npm start -- --help       trang này / this page

Cài đặt qua biến môi trường hoặc tệp .env (xem .env.example) / settings by environment or .env:
  PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, PUBLIC_URL, TWILIO_*, AUTH_SECRET, LOG_LEVEL
`;
