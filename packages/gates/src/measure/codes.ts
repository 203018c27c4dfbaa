import type { CodeNote } from '@helix/core'

/** Notes for what keeps Helix from measuring. */
export const measureCodes: Readonly<Record<string, CodeNote>> = {
  'gates/not-installed': {
    title: 'A runner that Helix drives is not installed',
    why: 'Helix starts Vitest and StrykerJS from the node_modules of the judged folder, never from the PATH.',
    fix: 'Add the package to the development dependencies and install them.',
  },
  'gates/plug-and-play': {
    title: 'Yarn keeps the runner in an archive',
    why: 'Helix starts runners and links dependencies from node_modules; Plug\u2019n\u2019Play has none, and a loader of the author\u2019s would decide what is loaded.',
    fix: 'Write nodeLinker: node-modules into .yarnrc.yml, then: yarn install',
  },
  'gates/unknown-command': {
    title: 'A mutation command names tests that are not a Vitest command',
    why: 'Mutants are judged by the tests of the commands that `tests` lists.',
    fix: 'Name commands with `runner: vitest` in `tests` of the mutation command in playbook.yml.',
  },
}
