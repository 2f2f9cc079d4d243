import { takeScreenshots } from '../src/bench/screenshots.ts';
import { readOptions } from '../src/base/options.ts';

await takeScreenshots(readOptions(process.argv.slice(2)).out);
