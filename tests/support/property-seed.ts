// Property tests draw the same cases in every run, so that a red run on one machine is red on every other. To look
// further: FAST_CHECK_SEED=random npm test, or the seed that a failure printed.
import fc from 'fast-check';

const asked = process.env['FAST_CHECK_SEED'];

if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20_261_124 : Number(asked) });
