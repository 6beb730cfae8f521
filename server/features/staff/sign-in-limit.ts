// Holds back whoever guesses passwords. A guess is paid for before it is tested, so that guesses sent at once are counted
// too, and given back when it was right. Few per account from one address, so that a stranger elsewhere cannot lock a
// person out; more per account from everywhere; more per address too, because a whole room signs in from one.
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { problem } from '#contract/problems.ts';

const guessesPerAccountAndAddress = 5;
const guessesPerAccount = 50;
const guessesPerAddress = 60;
const windowSeconds = 15 * 60;

export interface SignInLimit {
  /** Pays for one guess. @throws 'too-many-attempts' with the seconds to wait */
  takeGuess(username: string, address: string): Promise<void>;
  /** The guess was right: it costs nothing, and earlier slips from this address are forgotten. */
  giveBack(username: string, address: string): Promise<void>;
}

/** @param pool the database in which all servers count together */
export function openSignInLimit(pool: pg.Pool): SignInLimit {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'sign_in_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: windowSeconds,
    });
  const byPair = limiter('pair', guessesPerAccountAndAddress);
  const byAccount = limiter('account', guessesPerAccount);
  const byAddress = limiter('address', guessesPerAddress);
  const keysOf = (username: string, address: string) => {
    const account = username.trim().toLowerCase();
    return { account, address, pair: `${account} ${address}` };
  };

  return {
    async takeGuess(username, address) {
      const keys = keysOf(username, address);
      // The narrowest first: a guess it refuses is not tested and must not use up what the whole account or room has.
      await take(byPair, keys.pair);
      await take(byAddress, keys.address);
      await take(byAccount, keys.account);
    },
    async giveBack(username, address) {
      const keys = keysOf(username, address);
      await byPair.delete(keys.pair);
      await byAddress.reward(keys.address);
      await byAccount.reward(keys.account);
    },
  };
}

async function take(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    throw problem('too-many-attempts', { retryAfterSeconds: Math.ceil(thrown.msBeforeNext / 1000) });
  }
}
