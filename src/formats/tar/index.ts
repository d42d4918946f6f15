// Tar archives: headers and their sequence; whoever has the bytes drives it.
export { BLOCK, isHeader } from './header.ts';
export { padded, type Step, type TarEntry, TarSequence } from './sequence.ts';
