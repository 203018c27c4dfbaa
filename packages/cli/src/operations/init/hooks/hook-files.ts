/** The hooks that Helix uses, in the order in which git calls them. */
export const hookNames = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'pre-push'] as const
export type HookName = (typeof hookNames)[number]

/** Folder of the hooks that are committed; husky's own files lie in `_` below it, which git ignores. */
export const hooksFolder = '.husky'

/** Below git's common folder: where git finds the hooks of this clone and of its worktrees. */
export const lastingFolder = 'helix-hooks'

/** Starts the helix of this clone; git ignores it, because its paths are this machine's. */
export const launcherPath = `${hooksFolder}/_/helix`

/** Where a hook is committed. */
export function hookPath(name: HookName): string {
  return `${hooksFolder}/${name}`
}

/** How a hook in another folder comes to the committed one; git starts hooks at the top of the worktree. */
export function callText(name: HookName): string {
  return `sh ${hookPath(name)}`
}

/**
 * What stands in a committed hook: one line that starts the launcher of this clone, and fails where there is none. `npx --no --` never
 * fetches a program of that name from the registry.
 */
export function hookLine(name: HookName): string {
  const help = 'helix: hooks are not set up in this clone; run: npx --no -- helix init --hooks'
  return `h="\${0%/*}/_/helix"; [ -x "$h" ] || { echo "${help}" >&2; exit 1; }; exec "$h" hook ${name} "$@"`
}

/**
 * What git starts, in a folder of its own that nothing takes away: `git clean -x` and sparse checkouts empty `.husky/_`, and
 * then git would run no hook without a word. husky runs the committed hook; where it is not there (a sparse checkout, an
 * older branch, no husky), Helix runs all the same. Hooks that only the user has run by husky or not at all.
 */
export function hookText(name: string, home: string, program: readonly [string, string], invocation: string): string {
  const husky = quote(`${home}/${hooksFolder}`)
  const isOurs = hookNames.some((known) => known === name)
  const otherwise = isOurs ? startText(program, invocation, `hook ${name} `) : ''
  return (
    `#!/bin/sh\n# Written by helix init --hooks; git is told to look here by core.hooksPath.\n` +
    `h=${husky}\nif [ -f "$h/${name}" ] && [ -f "$h/_/${name}" ]; then exec "$h/_/${name}" "$@"; fi\n${otherwise}`
  )
}

/** Whether a hook that a user wrote comes to Helix, too. */
export function callsHelix(name: HookName, text: string): boolean {
  const calls = [` hook ${name} `, callText(name)]
  return text.split('\n').some((line) => !line.trimStart().startsWith('#') && calls.some((call) => line.includes(call)))
}

/** The launcher: the node and the script that set the hooks up, and how the user calls them. */
export function launcherText(program: readonly [string, string], invocation: string): string {
  return `#!/bin/sh\n# Written by helix init --hooks; starts the helix that ran it.\n${startText(program, invocation)}`
}

/**
 * By default Node lets the space for new objects grow to a hundred megabytes before it looks for old ones to give back: a spec of
 * 10,000 requirements takes a hook 130 MB with a small one, and 200 MB without. `node --v8-options`, in megabytes.
 */
const sparing = '--max-semi-space-size=1'

function startText([node, script]: readonly [string, string], invocation: string, given = ''): string {
  const gone = 'helix: what the hooks start is not there any more; run: npx --no -- helix init --hooks'
  return (
    `[ -n "$HELIX_INVOCATION" ] || HELIX_INVOCATION=${quote(invocation)}\nexport HELIX_INVOCATION\n` +
    `[ -x ${quote(node)} ] && [ -f ${quote(script)} ] || { echo "${gone}" >&2; exit 1; }\n` +
    `exec ${quote(node)} ${sparing} ${quote(script)} ${given}"$@"\n`
  )
}

/** The node and the script that a launcher starts; null when it was not written by `launcherText`. */
export function readLauncher(text: string): [node: string, script: string] | null {
  const [, node, script] = /^exec ('.*') (?:--\S+ )?('.*') "\$@"$/m.exec(text) ?? []
  return node === undefined || script === undefined ? null : [unquote(node), unquote(script)]
}

/** A word of the POSIX shell (IEEE 1003.1, 2.2.2): nothing is special between single quotes but the quote itself. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}

function unquote(word: string): string {
  return word.slice(1, -1).replaceAll(String.raw`'\''`, "'")
}
