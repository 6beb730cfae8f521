import fc from 'fast-check';
import twilio from 'twilio';
import { describe, expect, test } from 'vitest';

import { readTwiml, type Script } from '#simulator/twiml/verbs.ts';
import { parseXml, XmlError } from '#simulator/twiml/xml.ts';

describe('XML', () => {
  test('is read with its attributes, text, entities, comments and CDATA', () => {
    const root = parseXml(`<?xml version="1.0" encoding="UTF-8"?>
      <!-- lời chào --><Response a='1' b="&lt;&amp;&#x110;&#7879;"><Say>A &quot;B&quot;<![CDATA[<c>&]]></Say><Pause /></Response> `);
    expect(root.attributes).toEqual({ a: '1', b: '<&Đệ' });
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['Say', 'A "B"<c>&'],
      ['Pause', ''],
    ]);
  });

  test.each([
    '',
    'plain text',
    '<Response>',
    '<Response></Respons>',
    '<Response/><Response/>',
    '<Response/>text',
    '<Response a="1" a="2"/>',
    '<Response a=1/>',
    '<Response>&nbsp;</Response>',
    '<Response>A & B</Response>',
    '<Response>&#0;</Response>',
    '<!DOCTYPE r [<!ENTITY x "y">]><Response>&x;</Response>',
    '<Response><!-- </Response>',
    '<Response><![CDATA[ </Response>',
  ])('that is not well-formed is refused: %j', (source) => {
    expect(() => parseXml(source)).toThrow(XmlError);
  });

  test('whatever Twilio’s own library writes is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, label) => {
        const response = new twilio.twiml.VoiceResponse();
        response.say({ voice: 'alice' }, legal(text));
        response.dial().conference({ participantLabel: legal(label) }, 'ca-1');
        const root = parseXml(response.toString());
        expect(root.children[0]?.text).toBe(legal(text));
        expect(root.children[1]?.children[0]?.attributes['participantLabel']).toBe(legal(label));
      }),
    );
  });
});

/** Without characters that XML cannot carry, which the library writes nevertheless. */
function legal(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '');
}

function read(source: string): Script {
  const script = readTwiml(source, 'http://127.0.0.1:3000/voice/answer?call=1');
  if ('error' in script) throw new Error(script.error.message);
  return script;
}

describe('TwiML', () => {
  test('gives its verbs in order, addresses relative to the document', () => {
    const { verbs, warnings } = read(`<Response>
      <Say language="vi-VN"> Xin chào </Say><Pause length="3"/><Redirect method="GET">next?x=1</Redirect><Hangup/><Reject/>
    </Response>`);
    expect(verbs).toEqual([
      { kind: 'say', text: 'Xin chào' },
      { kind: 'pause', seconds: 3 },
      { kind: 'redirect', url: 'http://127.0.0.1:3000/voice/next?x=1', method: 'GET' },
      { kind: 'hangup' },
      { kind: 'reject' },
    ]);
    expect(warnings).toEqual([]);
  });

  test('a conference has Twilio’s defaults and keeps the address of its callback letter for letter', () => {
    const plain = read('<Response><Dial><Conference>ca-1</Conference></Dial></Response>');
    expect(plain.verbs).toMatchObject([
      { name: 'ca-1', join: { muted: false, startConferenceOnEnter: true, endConferenceOnExit: false } },
    ]);
    const full =
      read(`<Response><Dial><Conference muted="true" startConferenceOnEnter="false" endConferenceOnExit="true"
      participantLabel="giám sát" coach="CA1" statusCallback="http://127.0.0.1:3000/c?a=%20&amp;b=ä"
      statusCallbackEvent="join leave speaker">ca-1</Conference></Dial></Response>`);
    expect(full.verbs).toEqual([
      {
        kind: 'conference',
        name: 'ca-1',
        join: {
          label: 'giám sát',
          muted: true,
          startConferenceOnEnter: false,
          endConferenceOnExit: true,
          callSidToCoach: 'CA1',
          callback: { url: 'http://127.0.0.1:3000/c?a=%20&b=ä', method: 'POST', events: ['join', 'leave'] },
        },
      },
    ]);
    expect(full.warnings).toHaveLength(1);
  });

  test('unknown verbs and attributes are skipped with a warning, as Twilio does', () => {
    const { verbs, warnings } = read(
      '<Response><Play>x.mp3</Play><Dial><Number>+84900000001</Number></Dial><Pause length="soon" colour="red"/></Response>',
    );
    expect(verbs).toEqual([{ kind: 'pause', seconds: 1 }]);
    expect(warnings.map(({ code }) => code)).toEqual([12200, 12200, 12200, 12200]);
  });

  test('a document that is none is an error 12100', () => {
    expect(readTwiml('<Response', '')).toMatchObject({ error: { code: 12100 } });
    expect(readTwiml('<html></html>', '')).toMatchObject({ error: { code: 12100 } });
  });
});
