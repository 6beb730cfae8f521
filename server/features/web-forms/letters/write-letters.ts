// Letters with personal links, three to a page, to be cut and handed out; runs in a process of its own (write-apart.ts).
// The code of the link is drawn by pdfmake, which brings one (MIT).
import type { Content } from 'pdfmake';

import { makeSections } from '#server/platform/documents/make-pdf.ts';
import { points } from '#server/platform/documents/measures.ts';
import type { Writer } from '#server/platform/documents/write-apart.ts';

export interface Letter {
  readonly name: string;
  readonly address: string;
  /** As "1234 5678". */
  readonly code: string;
  readonly link: string;
}

export interface Letters {
  readonly survey: string;
  readonly authority: string;
  readonly planNumber: string;
  readonly verificationPhone: string;
  readonly minutes: string;
  /** As people read it. */
  readonly validUntil: string;
  readonly inEnglish: boolean;
  readonly letters: readonly Letter[];
}

const perPage = 3;
const margins = { left: 17, top: 10, right: 17, bottom: 8 } as const;
const width = points(210 - margins.left - margins.right);
/** Of a letter with its line to cut along. */
const height = points((297 - margins.top - margins.bottom) / perPage - 1);
const qrSize = points(36);
const small = 9;

export const write: Writer<Letters> = (all, madeAt) => {
  const { survey, authority, letters } = all;
  const pages = Array.from({ length: Math.ceil(letters.length / perPage) }, (_, at) =>
    letters.slice(at * perPage, (at + 1) * perPage),
  );
  return makeSections(
    pages.map((page) => ({
      parts: page.flatMap((letter, place) => letterParts(all, letter, place)),
      head: () => '',
    })),
    {
      title: survey,
      author: authority,
      madeAt,
      language: 'vi',
      fontSize: 10,
      margins: [points(margins.left), points(margins.top), points(margins.right), points(margins.bottom)],
    },
  );
};

/** Each at its own height of the page, so that a stack of pages is cut at once. */
function letterParts(all: Letters, letter: Letter, place: number): Content[] {
  const top = points(margins.top) + place * height;
  return [
    { absolutePosition: { x: points(margins.left), y: top }, stack: [body(all, letter)] },
    ...(place === 0 ? [] : [cutLine(top - points(5))]),
  ];
}

function cutLine(y: number): Content {
  return {
    absolutePosition: { x: points(margins.left), y },
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, dash: { length: 4 } }],
  };
}

function body(
  { survey, authority, planNumber, verificationPhone, minutes, validUntil, inEnglish }: Letters,
  { name, address, code, link }: Letter,
): Content {
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: authority.toUpperCase(), bold: true, fontSize: small },
          { text: `Kính gửi Ông/Bà ${name}`, bold: true, fontSize: 12, margin: [0, 4, 0, 0] },
          ...(address === '' ? [] : [{ text: address }]),
          {
            text: `${authority} mời Ông/Bà trả lời trên mạng phiếu khảo sát về việc phục vụ người dân, theo kế hoạch số ${planNumber} (${survey}). Mất khoảng ${minutes} phút, hoàn toàn tự nguyện; báo cáo không nêu tên ai.`,
            margin: [0, 5, 0, 4],
          },
          {
            ol: [
              'Mở máy ảnh của điện thoại, đưa vào mã vuông bên cạnh, rồi bấm vào địa chỉ hiện ra. Không có máy ảnh thì gõ địa chỉ ở dưới vào trình duyệt.',
              'Bấm «Tôi là người này, bắt đầu» rồi trả lời từng câu. Dừng giữa chừng được: mở lại mã này thì trả lời tiếp.',
              'Trả lời xong bấm «Gửi phiếu». Sẽ không có ai gọi điện hỏi lại các câu này nữa.',
            ],
          },
          {
            text: [
              { text: `Dùng được đến hết ngày ${validUntil}. `, bold: true },
              `Mã này chỉ dành cho Ông/Bà, xin đừng chuyển cho người khác. Phiếu không hỏi mật khẩu, mã OTP hay số tài khoản. Muốn biết chắc thư này là thật, xin gọi ${verificationPhone}.`,
            ],
            margin: [0, 4, 0, 0],
          },
          ...(inEnglish
            ? [
                {
                  text: 'The form can be answered in English: choose “English” on its first page.',
                  italics: true,
                },
              ]
            : []),
          { text: link, fontSize: 11.5, bold: true, margin: [0, 5, 0, 0] },
        ],
      },
      {
        width: qrSize,
        stack: [
          { qr: link, fit: qrSize, eccLevel: 'M' },
          { text: `Mã phiếu ${code}`, alignment: 'center', fontSize: small, margin: [0, 4, 0, 0] },
        ],
      },
    ],
    columnGap: 14,
  };
}
