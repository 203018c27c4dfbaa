import type { CodeNote } from '@helix/core'

/** Notes for what keeps Helix from measuring. */
export const measureCodes: Readonly<Record<string, CodeNote>> = {
  'gates/not-installed': {
    title: 'A runner that Helix drives is not installed',
    why: 'Helix starts Vitest and StrykerJS from the node_modules of the judged folder, never from the PATH.',
    fix: 'Add the package to the development dependencies and install them.',
  },
  'gates/unknown-command': {
    title: 'A mutation command names tests that are not a Vitest command',
    why: 'Mutants are judged by the tests of the commands that `tests` lists.',
    fix: 'Name commands with `runner: vitest` in `tests` of the mutation command in playbook.yml.',
  },
}
