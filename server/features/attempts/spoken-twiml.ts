// What a leg does and hears, as documents for the carrier (TwiML).
import twilio from 'twilio';

/** When the operator leaves, nobody is left alone on the line: the conference ends with them. */
export function conference(name: string, label: string, endsIt: boolean): string {
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.dial().conference(
    {
      startConferenceOnEnter: true,
      endConferenceOnExit: endsIt,
      beep: 'false',
      participantLabel: label,
      waitUrl: '',
    },
    name,
  );
  return twiml.toString();
}

/** Nobody is there to talk: say so instead of leaving the citizen in silence. */
export function apology(): string {
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.say({ language: 'vi-VN' }, 'Xin lỗi Ông/Bà, cuộc gọi bị gián đoạn. Chúng tôi sẽ liên hệ lại sau.');
  twiml.hangup();
  return twiml.toString();
}

export function hangUpNow(): string {
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.hangup();
  return twiml.toString();
}

const announcements = 20;
const pauseSeconds = 10;

/**
 * What a citizen hears on hold: that somebody is still there, every few seconds, for some minutes and then again. An
 * announcement and not music: silence between two of them is short, and nobody needs a licence for it.
 * Twilio allows <Play>, <Say>, <Pause> and <Redirect> here.
 */
export function onHold(): string {
  const twiml = new twilio.twiml.VoiceResponse();
  for (let count = 0; count < announcements; count += 1) {
    twiml.say({ language: 'vi-VN' }, 'Xin Ông/Bà giữ máy trong giây lát. Chúng tôi quay lại ngay.');
    twiml.pause({ length: pauseSeconds });
  }
  twiml.redirect({ method: 'POST' }, 'on-hold');
  return twiml.toString();
}
