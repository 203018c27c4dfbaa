import { guardedPatterns } from '../../../guard/guarded-refs.ts'
import { quote } from '../hooks/hook-files.ts'

/** git's name of the hook; husky has none of it. */
export const guardName = 'reference-transaction'

const mark = '# Written by helix init --guard'

export interface GuardProgram {
  node: string
  script: string
  invocation: string
  /** Top of a worktree: git may start the hook inside of its own folder. */
  root: string
}

/**
 * The hook. git starts it several times for every reference that moves, so the shell looks first, and Helix is started for
 * its own references only.
 */
export function guardText({ node, script, invocation, root }: GuardProgram): string {
  const gone = 'helix: the guard starts a program that is not there any more; run: npx --no -- helix init --guard'
  return `#!/bin/sh
${mark}: references of Helix move only as judgements move them. helix init --remove takes it out.
[ "$1" = prepared ] || exit 0
moves=
while read -r old new ref; do
  case $ref in ${guardedPatterns}) moves="$moves$old $new $ref
" ;; esac
done
[ -n "$moves" ] || exit 0
node=${quote(node)} script=${quote(script)}
[ -x "$node" ] && [ -f "$script" ] || { echo "${gone}" >&2; exit 1; }
[ -n "$HELIX_INVOCATION" ] || HELIX_INVOCATION=${quote(invocation)}
export HELIX_INVOCATION
cd ${quote(root)} && printf %s "$moves" | "$node" "$script" hook ${guardName}
`
}

/** Whether a file is a guard of some Helix, so that it may be written anew or taken away. */
export function isGuard(text: string): boolean {
  return text.includes(`\n${mark}`)
}
