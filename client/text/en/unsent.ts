// What operators are told about what has not reached the server.
import type { Text } from '../vi.ts';
import { counted } from './counted.ts';

export const unsent: Text['unsent'] = {
  unkept:
    'This browser refuses to keep answers on this machine (no space left, or a private window). Do not close the page before everything is "stored".',
  sent: (count) =>
    `${counted(count, 'answer')} that this machine had kept from before ${count === '1' ? 'has' : 'have'} been sent.`,
  refused: (count) =>
    `The server did not take ${count} answers of an earlier form; this machine still keeps them. Tell your supervisor.`,
  closed: (name) =>
    `The line was down for too long: the attempt with ${name} was closed, and the case will be called again. The answers and notes you keyed are sent and stored all the same.`,
  signOut: {
    title: (count) => `${counted(count, 'answer or note is', 'answers or notes are')} not sent yet`,
    text: 'They are kept on this machine. Only you can send them, only from here, with the console open and a line to the server. If you sign out now they stay here until you sign in again.',
    wait: 'Wait until they are sent, then sign out',
    waiting: (count) => `Waiting for ${count} to be sent…`,
    leaving: 'All are sent, signing out…',
    leave: 'Sign out now',
  },
  inHand: {
    title: (name) => `Not signed out: the call with ${name} is still yours`,
    text: 'Signing out now would leave the citizen alone on the line, or the case without a result. End it and record the result (F12), then sign out. If you have to leave at once, call a supervisor (F8).',
    back: 'To the console',
  },
  understood: 'Understood',
  halfTyped: (question, typed) =>
    `Half-typed at “${question}”: “${typed}”. Esc goes back to give it; if you record the result now, it becomes a note of the question.`,
  resultWaits: 'No line to the server. The result is recorded as soon as it is back; leave the page open.',
};
