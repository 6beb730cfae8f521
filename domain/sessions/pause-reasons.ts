// Why an operator pauses: the one table that the console offers, the floor shows and the shift's summary adds up.

export interface PauseReason {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** For the floor, where there is room for two words. */
  readonly brief: { readonly vi: string; readonly en: string };
  /** Chosen by a person, in this order; the others are set by the system. */
  readonly chosen: boolean;
  /** How long it usually lasts; longer is shown, never cut short. Null: as long as it takes. */
  readonly usualMinutes: number | null;
}

export const pauseReasons: readonly PauseReason[] = [
  {
    code: 'break',
    vi: 'Nghỉ giải lao',
    en: 'Short break',
    brief: { vi: 'giải lao', en: 'break' },
    chosen: true,
    usualMinutes: 15,
  },
  {
    code: 'meal',
    vi: 'Ăn trưa',
    en: 'Lunch',
    brief: { vi: 'ăn trưa', en: 'lunch' },
    chosen: true,
    usualMinutes: 60,
  },
  {
    code: 'training',
    vi: 'Tập huấn',
    en: 'Training',
    brief: { vi: 'tập huấn', en: 'training' },
    chosen: true,
    usualMinutes: null,
  },
  {
    code: 'meeting',
    vi: 'Họp nhóm',
    en: 'Team meeting',
    brief: { vi: 'họp', en: 'meeting' },
    chosen: true,
    usualMinutes: null,
  },
  {
    code: 'technical',
    vi: 'Sự cố kỹ thuật',
    en: 'Technical trouble',
    brief: { vi: 'kỹ thuật', en: 'technical' },
    chosen: true,
    usualMinutes: null,
  },
  {
    code: 'personal',
    vi: 'Việc riêng',
    en: 'Personal',
    brief: { vi: 'việc riêng', en: 'personal' },
    chosen: true,
    usualMinutes: 10,
  },
  {
    code: 'asked',
    vi: 'Xin nghỉ sau cuộc gọi',
    en: 'Asked for after a call',
    brief: { vi: 'sau cuộc gọi', en: 'after call' },
    chosen: false,
    usualMinutes: 15,
  },
  {
    code: 'wrap-up-over',
    vi: 'Quá giờ ghi kết quả',
    en: 'Wrap-up ran over',
    brief: { vi: 'quá giờ', en: 'ran over' },
    chosen: false,
    usualMinutes: null,
  },
  {
    code: 'handed-over',
    vi: 'Đã chuyển giám sát viên',
    en: 'Handed over',
    brief: { vi: 'đã giao', en: 'handed over' },
    chosen: false,
    usualMinutes: null,
  },
  {
    code: 'station-not-connected',
    vi: 'Tai nghe không nối được',
    en: 'Headset not connected',
    brief: { vi: 'mất tai nghe', en: 'no headset' },
    chosen: false,
    usualMinutes: null,
  },
  {
    code: 'station-lost',
    vi: 'Mất nối tai nghe',
    en: 'Headset lost',
    brief: { vi: 'mất tai nghe', en: 'no headset' },
    chosen: false,
    usualMinutes: null,
  },
  {
    code: 'start',
    vi: 'Mới vào ca',
    en: 'Shift just started',
    brief: { vi: 'mới vào ca', en: 'just began' },
    chosen: false,
    usualMinutes: null,
  },
];

/** The row of a code; undefined for one of an older version. */
export function pauseReasonOf(code: string | null): PauseReason | undefined {
  return pauseReasons.find((reason) => reason.code === code);
}
