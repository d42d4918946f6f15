// Pieces of Markdown pages.

/** Says where the page comes from, out of readers' sight. */
export function madeFrom(source: string): string {
  return `<!-- Made by node scripts/docs.ts from ${source}: change that. -->`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
