// Why an operator pauses: the one table that the console offers, the floor shows and the shift's summary adds up.

export interface PauseReason {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Chosen by a person, in this order; the others are set by the system. */
  readonly chosen: boolean;
  /** How long it usually lasts; longer is shown, never cut short. Null: as long as it takes. */
  readonly usualMinutes: number | null;
}

export const pauseReasons: readonly PauseReason[] = [
  { code: 'break', vi: 'Nghỉ giải lao', en: 'Short break', chosen: true, usualMinutes: 15 },
  { code: 'meal', vi: 'Ăn trưa', en: 'Lunch', chosen: true, usualMinutes: 60 },
  { code: 'training', vi: 'Tập huấn', en: 'Training', chosen: true, usualMinutes: null },
  { code: 'meeting', vi: 'Họp nhóm', en: 'Team meeting', chosen: true, usualMinutes: null },
  { code: 'technical', vi: 'Sự cố kỹ thuật', en: 'Technical trouble', chosen: true, usualMinutes: null },
  { code: 'personal', vi: 'Việc riêng', en: 'Personal', chosen: true, usualMinutes: 10 },
  {
    code: 'asked',
    vi: 'Xin nghỉ sau cuộc gọi',
    en: 'Asked for after a call',
    chosen: false,
    usualMinutes: 15,
  },
  {
    code: 'wrap-up-over',
    vi: 'Quá giờ ghi kết quả',
    en: 'Wrap-up ran over',
    chosen: false,
    usualMinutes: null,
  },
  {
    code: 'handed-over',
    vi: 'Đã chuyển giám sát viên',
    en: 'Handed over',
    chosen: false,
    usualMinutes: null,
  },
  {
    code: 'station-not-connected',
    vi: 'Tai nghe không nối được',
    en: 'Headset not connected',
    chosen: false,
    usualMinutes: null,
  },
  { code: 'station-lost', vi: 'Mất nối tai nghe', en: 'Headset lost', chosen: false, usualMinutes: null },
  { code: 'start', vi: 'Mới vào ca', en: 'Shift just started', chosen: false, usualMinutes: null },
];

/** The row of a code; undefined for one of an older version. */
export function pauseReasonOf(code: string | null): PauseReason | undefined {
  return pauseReasons.find((reason) => reason.code === code);
}
