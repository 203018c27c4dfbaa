import { absoluteEntries } from '@helix/core'

// GIT_ variables that say who the user is, which settings files count, and how to reach a remote. All others (GIT_DIR,
// GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY, GIT_EXTERNAL_DIFF, GIT_LITERAL_PATHSPECS, GIT_CONFIG_PARAMETERS …) would make
// git look elsewhere or answer in another form, and hooks inherit many of them.
const kept =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_\w+|HTTP_\w+|EDITOR|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/

/**
 * The environment of every git process: no program of the folder that it works in, English messages, no prompt, no replaced or grafted objects, no lock taken for
 * a mere read. `extra` is laid over it (an undefined value removes the variable).
 */
export function gitEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || kept.test(name))
  const { PATH: path } = process.env
  return {
    ...Object.fromEntries(inherited),
    ...(path !== undefined && { PATH: absoluteEntries(path) }),
    LC_ALL: 'C',
    GIT_NO_REPLACE_OBJECTS: '1',
    // A file that cannot be there: an empty one makes git print a hint about grafts.
    GIT_GRAFT_FILE: '/dev/null/none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  }
}

/** The index that a hook must read: `git commit <path>` and `-a` use a temporary one and name it in the environment. */
export function inheritedIndex(): string | undefined {
  return process.env['GIT_INDEX_FILE'] || undefined
}
