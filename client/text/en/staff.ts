import type { Text } from '../vi.ts';

export const staff: Text['staff'] = {
  title: 'Sign in',
  lead: 'Telephone survey of citizens’ satisfaction with public administration services',
  username: 'Username',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Checking…',
  demo: {
    title: 'Demo accounts',
    lead: 'Data and citizens here are simulated. One key takes you in.',
    does: {
      operator: 'calls and interviews',
      supervisor: 'runs the floor, lists and sample',
      verifier: 'back-checks for the Department of Home Affairs',
      official: 'index, report, publication; re-calls and appeals',
      analyst: 'index, coding of words, report, data',
      admin: 'the whole system',
    },
    as: (name) => `Sign in as ${name}`,
  },
};
