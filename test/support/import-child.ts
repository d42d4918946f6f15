// A process of its own that imports, so that its memory can be measured: arguments are the database folder and the paths.
import { importAdvisories } from '../../src/advisories/import.ts';

const [folder = '', ...paths] = process.argv.slice(2);
const start = performance.now();
const { families, records, skipped, others } = await importAdvisories(paths, { folder, now: new Date() });
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ families, records, skipped: [...skipped], others: [...others], seconds, megabytes }),
);
