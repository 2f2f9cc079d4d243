/**
 * Properties are tried with the same inputs in every run, so that what somebody changed is judged and
 * not their luck. `PROPERTY_SEED=random` tries new ones, a number repeats those of a report.
 */
import fc from 'fast-check';

const { PROPERTY_SEED: wanted = '20270509' } = process.env;
fc.configureGlobal({ seed: wanted === 'random' ? Date.now() : Number(wanted) });
