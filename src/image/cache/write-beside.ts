// Writing a file so that nobody ever sees a half, and nothing of the user's is lost: beside it, then renamed.
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Replaces `path`. Throws the system's error, and leaves nothing behind then. */
export function writeBeside(path: string, content: string | Uint8Array, mode = 0o666): void {
  // A name that nobody can foresee, made new: where others may write too, no link of theirs is followed.
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, content, { mode, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where not even this can be done, there is nothing to remove: the first error tells why.
    }
    throw error;
  }
}
