// Yardstick: Node inflating the gzip files that are named, three at once, and discarding what comes out.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const files = process.argv.slice(2);
let bytes = 0;

async function inflateSome(): Promise<void> {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const stream = createReadStream(file, { highWaterMark: 1 << 20 }).pipe(
      createGunzip({ chunkSize: 1 << 18 }),
    );
    for await (const chunk of stream) bytes += (chunk as Buffer).length;
  }
}

await Promise.all([inflateSome(), inflateSome(), inflateSome()]);
console.log(bytes);
