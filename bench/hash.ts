// Yardstick: Node hashing a file with SHA-256, as its own library does it (sha256sum is far slower on some machines).
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const hash = createHash('sha256');
for await (const chunk of createReadStream(process.argv[2] ?? '', { highWaterMark: 1 << 20 }))
  hash.update(chunk as Buffer);
console.log(hash.digest('hex'));
