// git-commit(1), SYNOPSIS. The value of a short option is the rest of its cluster or, for the first kind, the next word.
const takeNext = 'CcFmt'
const takeRest = `${takeNext}uS`
const longTakeNext = /^--(?:m|fil|fix|au|da|te|cl|reu|ree|sq|tr|pathspec-from)/

/** One option as it was given, short ones without their cluster. */
interface Given {
  /** `--amend`, `-m`. */
  name: string
  value: string | null
}

/**
 * The options of the `git commit` that runs a hook. git tells its hooks nothing about them, so the command lines above the
 * hook are read, nearest first: the first `git … commit` decides (an alias is spelled out there). Null where there is none.
 */
export function commitOptions(commands: readonly (readonly string[])[]): Given[] | null {
  const line = commands.find((command) => isGit(command) && command.includes('commit'))
  return line === undefined ? null : readOptions(line.slice(line.indexOf('commit') + 1))
}

/** Whether the git that runs a hook was asked for one of these subcommands. */
export function runs(commands: readonly (readonly string[])[], names: readonly string[]): boolean {
  const line = commands.find(isGit)
  return line !== undefined && line.some((word) => names.includes(word))
}

/** Whether it is a `git commit` that one of these started, without the hooks that judge: so they go on after a conflict. */
export function goesOn(commands: readonly (readonly string[])[], names: readonly string[]): boolean {
  const [own, above] = commands.filter(isGit)
  return own?.includes('commit') === true && own.includes('-n') && above !== undefined && runs([above], names)
}

function isGit([program = '']: readonly string[]): boolean {
  return /(^|[\\/])git(\.exe)?$/.test(program)
}

function readOptions(words: readonly string[]): Given[] {
  const given: Given[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') break
    const options = readWord(word)
    const last = options.at(-1)
    given.push(...options)
    if (last?.value === null && wantsNext(last.name)) last.value = words[++at] ?? null
  }
  return given
}

/** A long option, or all of a cluster of short ones; none for a path. */
function readWord(word: string): Given[] {
  const [, name, , value = null] = /^(--[a-z-]+)(=([^]*))?$/.exec(word) ?? []
  if (name !== undefined) return [{ name, value }]
  if (!/^-[a-zA-Z]/.test(word)) return []
  const letters = Array.from(word.slice(1))
  const end = letters.findIndex((letter) => takeRest.includes(letter))
  const flags = end === -1 ? letters : letters.slice(0, end + 1)
  const rest = end === -1 ? '' : letters.slice(end + 1).join('')
  return flags.map((letter, index) => ({ name: `-${letter}`, value: index === end && rest !== '' ? rest : null }))
}

function wantsNext(name: string): boolean {
  return name.length === 2 ? takeNext.includes(name.charAt(1)) : longTakeNext.test(name)
}

/** The values of an option, by its short name or any beginning of its long one that fits no other (git takes both). */
export function valuesOf(options: readonly Given[] | null, short: string, long: RegExp): string[] {
  const found = (options ?? []).filter(({ name }) => name === short || long.test(name))
  return found.flatMap(({ value }) => (value === null ? [] : [value]))
}
