/** The hooks that Helix uses, in the order in which git calls them. */
export const hookNames = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'pre-push'] as const
export type HookName = (typeof hookNames)[number]

/** Folder of the hooks that are committed; husky's own files lie in `_` below it, which git ignores. */
export const hooksFolder = '.husky'

/** Starts the helix of this clone; git ignores it, because its paths are this machine's. */
export const launcherPath = `${hooksFolder}/_/helix`

/** Where a hook is committed. */
export function hookPath(name: HookName): string {
  return `${hooksFolder}/${name}`
}

/**
 * What stands in a committed hook: one line that starts the launcher of this clone, and fails where there is none. `npx --no --` never
 * fetches a program of that name from the registry.
 */
export function hookLine(name: HookName): string {
  const help = 'helix: hooks are not set up in this clone; run: npx --no -- helix init --hooks'
  return `h="\${0%/*}/_/helix"; [ -x "$h" ] || { echo "${help}" >&2; exit 1; }; exec "$h" hook ${name} "$@"`
}

/** Whether a hook that a user wrote comes to Helix, too. */
export function callsHelix(name: HookName, text: string): boolean {
  return text.split('\n').some((line) => !line.trimStart().startsWith('#') && line.includes(` hook ${name} `))
}

/** The launcher: the node and the script that set the hooks up, and how the user calls them. */
export function launcherText([node, script]: readonly [string, string], invocation: string): string {
  return (
    `#!/bin/sh\n# Written by helix init --hooks; starts the helix that ran it.\n` +
    `[ -n "$HELIX_INVOCATION" ] || HELIX_INVOCATION=${quote(invocation)}\nexport HELIX_INVOCATION\n` +
    `exec ${quote(node)} ${quote(script)} "$@"\n`
  )
}

/** The node and the script that a launcher starts; null when it was not written by `launcherText`. */
export function readLauncher(text: string): [node: string, script: string] | null {
  const [, node, script] = /^exec ('.*') ('.*') "\$@"$/m.exec(text) ?? []
  return node === undefined || script === undefined ? null : [unquote(node), unquote(script)]
}

/** A word of the POSIX shell (IEEE 1003.1, 2.2.2): nothing is special between single quotes but the quote itself. */
function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}

function unquote(word: string): string {
  return word.slice(1, -1).replaceAll(String.raw`'\''`, "'")
}
