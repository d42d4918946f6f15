// Which package index a lock file names.

/** True for PyPI and its mirrors, by the habit of their names. On any other index a name may mean another package. */
export function isPyPI(address: string): boolean {
  return address.startsWith('https://pypi.');
}
