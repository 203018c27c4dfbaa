import { HelixError, nearest } from '@helix/core'

const actions = ['list', 'export', 'verify'] as const
export type EvidenceAction = (typeof actions)[number]

const formats = ['in-toto', 'sshsig', 'sarif', 'ctrf'] as const
export type ExportFormat = (typeof formats)[number]

/** The action that a command line names. HelixError evidence/unknown-action. */
export function evidenceActionOf(said: string): EvidenceAction {
  return oneOf(actions, said, (told) => new HelixError('evidence/unknown-action', `helix evidence has no action ${told}`, { hint: 'helix evidence list' })) // prettier-ignore
}

/** The format that a command line names. HelixError evidence/unknown-format. */
export function exportFormatOf(said: string): ExportFormat {
  return oneOf(formats, said, (told) => new HelixError('evidence/unknown-format', `there is no export ${told}`, { hint: 'helix evidence export --format in-toto' })) // prettier-ignore
}

function oneOf<Name extends string>(names: readonly Name[], said: string, refuse: (told: string) => HelixError): Name {
  const name = names.find((known) => known === said)
  if (name !== undefined) return name
  const meant = nearest(said, names)
  throw refuse(`"${said}"; known: ${names.join(', ')}${meant === undefined ? '' : `. Did you mean ${meant}?`}`)
}
