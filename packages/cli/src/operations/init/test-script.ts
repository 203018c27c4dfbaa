type Scripts = Readonly<Record<string, string>>

const call = /\b(?:npm|pnpm|yarn|bun)(?: run)? ([\w:.-]+)/g

/** What the script `test` runs, with the scripts that it calls in their places; each once. */
export function testScript(scripts: Scripts): string {
  return expanded('test', scripts, new Set())
}

function expanded(name: string, scripts: Scripts, called: Set<string>): string {
  if (called.has(name)) return ''
  called.add(name)
  const text = scripts[name] ?? ''
  return text.replaceAll(call, (whole, next: string) =>
    scripts[next] === undefined ? whole : expanded(next, scripts, called),
  )
}
