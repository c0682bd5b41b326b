// Laws are tested with the same cases in each run, so that a result from the cache is that of a run, and a change that
// fails is the change's fault. LAWS_SEED=<n> takes other cases, LAWS_SEED=random others each time.
import fc from 'fast-check';

const { LAWS_SEED: seed = '1' } = process.env;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
