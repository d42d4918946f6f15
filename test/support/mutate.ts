// Seeded damage for parsers: the same cases on every machine.

/** Numbers from 0 to `below` - 1 (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** `count` damaged copies of `data`: flipped bits, cuts, doubled, inserted and overwritten stretches. */
export function* mutations(data: Uint8Array, count: number, seed = 1): Generator<Buffer> {
  const random = randomFrom(seed);
  for (let index = 0; index < count; index++) {
    let copy = Buffer.from(data);
    for (let times = 1 + random(4); times > 0; times--) copy = mutate(copy, random);
    yield copy;
  }
}

function mutate(data: Buffer<ArrayBuffer>, random: (below: number) => number): Buffer<ArrayBuffer> {
  const at = random(data.length + 1);
  const end = Math.min(data.length, at + random(64));
  const kind = random(5);
  if (kind === 0 && at < data.length) {
    data[at]! ^= 1 << random(8);
    return data;
  }
  if (kind === 1) return data.subarray(0, at);
  if (kind === 2) return Buffer.concat([data.subarray(0, end), data.subarray(at)]);
  if (kind === 3) {
    const noise = Buffer.from(Array.from({ length: random(16) }, () => random(256)));
    return Buffer.concat([data.subarray(0, at), noise, data.subarray(at)]);
  }
  // Extreme numbers where lengths and offsets may stand.
  data.fill(random(2) === 0 ? 0xff : 0x7f, at, Math.min(data.length, at + 8));
  return data;
}
