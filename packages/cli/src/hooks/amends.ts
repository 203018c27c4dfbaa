/**
 * Whether the git that runs a hook was asked to amend. git tells its hooks nothing about it, so the command lines above the
 * hook are read: the nearest `git … commit` decides (an alias is spelled out there).
 */
export function amends(commands: readonly (readonly string[])[]): boolean {
  const commit = commands.find(
    ([program = '', ...args]) => /(^|[\\/])git(\.exe)?$/.test(program) && args.includes('commit'),
  )
  if (commit === undefined) return false
  const options = commit.slice(commit.indexOf('commit') + 1)
  const end = options.indexOf('--')
  // git takes any beginning of an option that fits no other.
  return options.slice(0, end === -1 ? undefined : end).some((option) => /^--am(e|en|end)?$/.test(option))
}
