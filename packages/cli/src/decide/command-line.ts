import { shellWord } from '@helix/core'

/** An argv as it would be typed in a POSIX shell. */
export function typed(argv: readonly string[]): string {
  return argv.map(shellWord).join(' ')
}

/** Codes of the findings in a command's output: what stands first on an indented line. */
export function codesIn(output: string): string[] {
  // Colours are switched on with FORCE_COLOR, so the codes of SGR (ECMA-48, 8.3.117) are taken out first.
  // oxlint-disable-next-line no-control-regex
  const plain = output.replaceAll(/\u001b\[[\d;]*m/g, '')
  return [...new Set([...plain.matchAll(/^ {2}(?:✗ )?([A-Z][A-Z\d]*(?:-[A-Z\d]+)+) /gm)].map(([, code = '']) => code))]
}
