import type { CodeNote } from '@helix/core'

/** A note for every code that this package can produce. */
export const codes: Readonly<Record<string, CodeNote>> = {
  'doctor/unknown-canary': {
    title: 'A canary is asked for by the code of its rule',
    why: 'A misspelt code that judged nothing would look like a rule that holds.',
    fix: 'helix doctor --canaries --list names them all.',
  },
  'doctor/canary-mute': {
    title: 'The command that judges canaries answers with one JSON document',
    why: 'A verifier that breaks off has refused nothing and passed nothing; its canaries say nothing about the rules.',
    fix: 'Run the command again; when it stays, report it with what it says.',
  },
}
