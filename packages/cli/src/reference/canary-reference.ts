import type { Canary } from '@helix/canaries'

/** The page that shows every rule at work, and says which have no canary and why. */
export function renderCanaryReference(canaries: readonly Canary[], without: Readonly<Record<string, string>>): string {
  const rows = canaries.map(({ code, bad, honest }) => `| ${code} | ${bad} | ${honest} |`)
  const reasons = Object.entries(without).map(([code, why]) => `| ${code}${code.endsWith('-') ? '…' : ''} | ${why} |`)
  return `# Canaries

<!-- Generated from the table of canaries. Edits here are lost. -->

\`helix doctor --canaries\` makes a repository for each of these in a temporary folder, with real commits that are written past
every hook, and lets the command that you run judge it by \`verify\`: what is bad must be refused with its code and no other, and
the honest look-alike must pass. Tests take each rule out of its table and see that nothing else would have refused.
\`--only <code>\` runs those of one code, \`--list\` only lists them.

| code | bad | honest |
|---|---|---|
${rows.join('\n')}

## Codes without a canary

| code | why |
|---|---|
${reasons.join('\n')}
`
}
