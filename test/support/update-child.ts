// A process of its own that updates: arguments are the database folder, the feed's URL, and how often.
import { updateAdvisories } from '../../src/advisories/update.ts';
import { NO_PROGRESS } from '../../src/core/log.ts';
import { network } from './loopback.ts';

const [folder = '', base = '', times = '1'] = process.argv.slice(2);
try {
  for (let i = 0; i < Number(times); i++) {
    const updated = await updateAdvisories(['npm'], {
      folder,
      base,
      network: network(),
      now: new Date(),
      progress: NO_PROGRESS,
    });
    console.log(updated.map((one) => (one.outcome === 'failed' ? one.error.message : one.outcome)).join());
  }
} catch (error) {
  console.log(`${(error as { code?: string }).code}: ${(error as Error).message}`);
  process.exitCode = 3;
}
