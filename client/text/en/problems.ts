import { modeWords } from '#domain/interviews/modes.ts';
import type { ProblemSentences } from '../sentence.ts';

const appointmentBlock = (nextAt: string | null, when: (at: string) => string) =>
  nextAt === null ? 'Choose another time within the survey.' : `The nearest allowed time is ${when(nextAt)}.`;

export const problems: ProblemSentences = {
  'appointment-outside-hours': ({ nextAt }, format) =>
    `The appointment is outside calling hours. ${appointmentBlock(nextAt, format.dayTime)}`,
  'answer-not-accepted': ({ questionName, reason }) =>
    `Question ${questionName} does not take this answer (${reason}). Go back to it and enter it again.`,
  'back-check-not-separate': ({ reason }) =>
    reason === 'same-operator'
      ? 'You interviewed this respondent yourself, so you cannot back-check it or decide on it. Choose another.'
      : reason === 'same-shift'
        ? 'You shared a shift with whoever did this interview, so you cannot back-check it or decide on it. Choose another.'
        : 'Your unit interviewed this respondent, so you cannot back-check it or decide on it. Choose another.',
  'back-check-not-due': ({ nextAt }, format) =>
    nextAt === null
      ? 'No permitted time is left to call this person again. Choose another.'
      : `This person may not be called again yet: calls and contacts a day are limited. Possible from ${format.dayTime(nextAt)}.`,
  'appeal-closed': ({ reason }) =>
    reason === 'too-late'
      ? 'The time to answer this verdict is over.'
      : reason === 'nothing-to-answer'
        ? 'There is nothing to answer in this verdict.'
        : 'This verdict was answered or decided already; each is answered once.',
  'decision-not-open': ({ reason }) =>
    reason === 'operator-may-answer'
      ? 'The operator may still answer. Decide once they have, or when their time is over.'
      : reason === 'nothing-to-decide'
        ? 'This verdict needs no decision.'
        : 'This interview was decided already; each is decided once.',
  'back-check-taken': () => 'Another verifier has just taken this one. Choose another.',
  'carrier-unavailable': ({ reason }) =>
    `The telephone carrier could not dial (${reason}). It is tried again; if it lasts, tell your supervisor.`,
  'disposition-not-allowed': () => 'This result does not fit what happened in the call. Choose another one.',
  forbidden: () => 'Your account may not do this.',
  'input-invalid': ({ faults }) =>
    `What was sent is not right: ${faults.map((fault) => `${fault.where}: ${fault.message}`).join('; ')}.`,
  internal: () =>
    'The server failed while working on this. Try again; if it happens again, tell the administrator.',
  'index-weights-faulty': ({ code, fault }) =>
    ({
      'unknown-code': `The questionnaire has no group or factor ${code}.`,
      negative: `The weight of ${code} is negative; give a number from 0.`,
      'sibling-missing': `The weight of ${code} is missing: with one of a level given, all are needed.`,
      'all-zero': `All weights of the level of ${code} are 0; give at least one above 0.`,
    })[fault],
  'list-already-imported': ({ fileName, uploadedAt }, format) =>
    `This file was already loaded at ${format.dayTime(uploadedAt)} as ${fileName}. No need to load it again.`,
  'list-empty': () => 'The file has no transaction rows. Check the sheet and its heading row.',
  'list-too-large': ({ maxBytes }, format) =>
    `The file is larger than the ${format.bytes(maxBytes)} allowed. Split it into several files.`,
  'no-session': () => 'You have not started a shift. Choose a survey to begin.',
  'not-found': () => 'Not found. The address may be wrong or the item was removed.',
  'not-signed-in': () => 'Your session has ended. Sign in again.',
  'code-label-taken': ({ label }) =>
    `This frame already has a code “${label}”: use it, or choose another name.`,
  'period-label-taken': ({ label }) =>
    `There is an earlier period called “${label}”: choose another name, or remove that one first.`,
  'table-without-heading': () =>
    'No heading row was found: the table needs columns of agency and score, with a column of factors or one for each factor.',
  'code-unknown': ({ number }) =>
    `Code ${number} is not in the frame or has been merged: reload the page and choose another.`,
  'paper-not-keyable': ({ reason, survey = '', mode = 'telephone', at }, format) =>
    ({
      unknown:
        'No case has this code: look again at the eight digits at the head of the form. Each of its pages has them.',
      'other-survey': `This code belongs to another survey (“${survey}”): key the form on the paper page of that one.`,
      answered: `This person has answered already (${modeWords[mode].en.toLowerCase()}${at ? `, ${format.dayTime(at)}` : ''}); the earlier form counts. Write “not keyed, answered before” on the paper and put it aside.`,
      ended:
        'This case has ended because it was not the right person, or not one to be interviewed, so the paper is not keyed. Write why on it and put it aside.',
      keyed: 'This form is keyed already.',
      own: 'You keyed this form: somebody else has to do it now.',
      version:
        'This form cannot be keyed by the version chosen: it was keyed first by another, or the survey never had that one. Look at the head of the paper and tell a supervisor.',
      settled:
        'What was keyed of this form cannot be taken back: somebody did so already, or the form is settled. Open it again by its code; if it is settled by the wrong version, tell a supervisor.',
    })[reason],
  'second-coder-same': () =>
    'You coded this answer in the other round: the second coder has to be another person.',
  'outside-hours': ({ nextAt }, format) =>
    nextAt === null
      ? 'Calling is not allowed now and no calling hours are left in this survey.'
      : `Calling is not allowed now. Calls may be made again from ${format.dayTime(nextAt)}.`,
  'do-not-call': () => 'This person asked not to be called again. Choose another.',
  'number-in-call': () => 'This number is in another call. Try again in a few minutes.',
  'questionnaire-faulty': ({ faults }) =>
    `The questionnaire cannot be used yet: ${faults.map(({ where, code }) => `${where} (${code})`).join('; ')}. Mend these and publish again.`,
  'questionnaire-unchanged': ({ version }, format) =>
    `The draft says the same as version ${format.number(version)}, so there is nothing to publish.`,
  'questionnaire-unreadable': ({ en }) => en,
  'draft-overtaken': ({ savedBy, savedAt }, format) =>
    `${savedBy} saved this draft at ${format.dayTime(savedAt)}, after you had opened it. What you typed is still here: save it as a draft of its own, or take the saved one.`,
  'cell-too-long': ({ sheet, row }, format) =>
    `Sheet “${sheet}”, row ${format.number(row)} has a text of more than 32,767 characters, which Excel cannot keep. Shorten it, or export JSON.`,
  'version-move-refused': ({ reason, questions }) =>
    ({
      closed: 'The survey is closed and can no longer move to another version.',
      'same-version': 'The survey has this very version.',
      overtaken:
        'Somebody else has just moved the survey to another version. The screen was refreshed; look again and go on.',
      undecided: `It is not said yet whether these can be compared: ${questions.join(', ')}. Choose the question of the former version, or “not comparable”.`,
    })[reason],
  'report-faulty': ({ faults }) =>
    `The report was not saved, ${faults.length} places need mending: ${faults
      .slice(0, 3)
      .map(({ found }) => `“${found}”`)
      .join(', ')}. The reason stands under each text; what you typed is still here.`,
  'timeline-overtaken': ({ savedBy, savedAt }, format) =>
    `${savedBy} saved this plan of time at ${format.dayTime(savedAt)}, after you opened it. What you typed is still here: copy what is to be kept, then take the saved one.`,
  'report-overtaken': ({ savedBy, savedAt }, format) =>
    `${savedBy} saved this report at ${format.dayTime(savedAt)}, after you opened it. What you typed is still here: copy what is to be kept, then take the saved one.`,
  'report-template-faulty': ({ faults }) =>
    `This template is not used: ${faults
      .map(({ code, name, nearest }) => {
        if (code === 'not-docx') return 'the file is no .docx of Word';
        if (code === 'too-large') return 'the file unpacks to more than 100 MB (leave out pictures)';
        if (code === 'broken') return `braces {{ }} do not pair (${name})`;
        if (code === 'not-closed') return `{{#${name}}} has no {{/${name}}}`;
        if (code === 'not-opened') return `{{/${name}}} has no {{#${name}}} before it`;
        return `there is no figure named {{${name}}}${nearest === null ? '' : `, is it {{${nearest}}}?`}`;
      })
      .join('; ')}. Mend it in Word and upload it again; the template in use is unchanged.`,
  'sample-already-confirmed': () => 'The sample is confirmed and can no longer change.',
  'sample-frame-empty': () => 'Nobody eligible is in the frame. Load a transaction list before drawing.',
  'seed-still-secret': () =>
    'The seed can be published only when calling is over: whoever knows it knows what will be chosen.',
  'sample-missing': () => 'The survey has no sample yet. Draw and confirm one first.',
  'session-busy': () => 'You are holding a contact attempt. Record its result first.',
  'sign-in-refused': () => 'Username or password is not right. Check Caps Lock and the Vietnamese keyboard.',
  'state-changed': () =>
    'The state has just changed elsewhere. The screen is up to date again: look, then go on.',
  'supervisor-busy': () =>
    'This supervisor is in another conversation. Ask somebody else, or raise your hand (F6).',
  'survey-code-taken': ({ code }) => `Another survey uses the code “${code}”. Choose another.`,
  'survey-in-hand': ({ cases }, format) =>
    `Cases in somebody’s hands: ${format.number(cases)}. Pause calling, wait until these calls are over, then close the survey.`,
  'survey-not-active': () => 'This survey is not calling. A supervisor has to press “Start calling”.',
  'too-many-attempts': ({ retryAfterSeconds }, format) =>
    `Too many tries. Wait ${format.duration(retryAfterSeconds)} and try again.`,
  'figures-moving': () =>
    'Calls are being finished faster than the figures can be read, so they could not all be taken at one moment. Pause the calls, or wait a little, then try again.',
  'frame-closed': ({ closedAt }, format) =>
    `The frame was closed at ${format.dayTime(closedAt)}: no list can be added and no rule changed. To change it, make a new survey.`,
  'frame-open': () => 'The frame is still open. A committed seed can be used once the frame is closed.',
  'agency-name-taken': ({ name }) =>
    `There is an agency named “${name}” under the same parent. Choose it or give another name.`,
  'agency-in-itself': () =>
    'An agency cannot stand under itself or under one of its own units. Choose another parent.',
  'agency-has-units': ({ units }, format) =>
    `${format.number(units)} agencies stand under this one. Move them under another parent first.`,
  'list-busy': () => 'The list is not at that step any more. The screen has been refreshed; look again.',
  'phone-unreadable': () =>
    'This telephone number cannot be read. Enter all of it, for example 0912 345 678.',
  'plan-faulty': ({ faults }) =>
    `The plan cannot be used yet: ${faults.map(({ where, code }) => `${where} (${code})`).join('; ')}. Correct these places.`,
  'publication-not-ready': () =>
    'Something is still open, or was not confirmed, before publishing. Look at the check list again.',
  'publication-needs-reason': ({ supersedes }) =>
    `This edition replaces number ${supersedes}: say what is corrected and why, in at least 10 characters.`,
  'replicate-released': ({ number }) => `Replicate ${number} has been released already.`,
  'sample-busy': () => 'A sample is being drawn. Wait until it is done.',
  'seed-committed': () => 'The survey has a seed commitment; one that is public cannot be replaced.',
  'seed-does-not-match': ({ digest, published }) =>
    `This seed has the digest ${digest.slice(0, 12)}…, not the published ${published.slice(0, 12)}…. Enter the committed seed exactly, capitals and spaces included.`,
};
