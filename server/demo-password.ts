/** The password that all accounts of the demo share; the sign-in page shows it. Real accounts never get it. */
export const demoPassword = 'langnghe';
