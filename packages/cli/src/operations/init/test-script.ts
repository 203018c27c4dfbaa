/** What the script `test` runs, with the scripts that it calls in turn. */
export function testScript(scripts: Readonly<Record<string, string>>): string {
  const called = new Set(['test'])
  // A set is walked in the order of its growth.
  for (const name of called) {
    const text = scripts[name] ?? ''
    for (const [, next = ''] of text.matchAll(/\b(?:npm|pnpm|yarn|bun)(?: run)? ([\w:.-]+)/g)) called.add(next)
  }
  return [...called].map((name) => scripts[name] ?? '').join(' && ')
}
