import { oneOf } from '../../decide/one-of.ts'

const actions = ['list', 'export', 'verify'] as const
export type EvidenceAction = (typeof actions)[number]

const formats = ['in-toto', 'sshsig', 'sarif', 'ctrf'] as const
export type ExportFormat = (typeof formats)[number]

/** The action that a command line names. HelixError evidence/unknown-action. */
export function evidenceActionOf(said: string): EvidenceAction {
  return oneOf(actions, said, 'evidence/unknown-action', {
    wrong: `helix evidence has no action "${said}"`,
    again: (meant = 'list') => `helix evidence ${meant}`,
  })
}

/** The format that a command line names. HelixError evidence/unknown-format. */
export function exportFormatOf(said: string): ExportFormat {
  return oneOf(formats, said, 'evidence/unknown-format', {
    wrong: `there is no export "${said}"`,
    again: (meant = 'in-toto') => `helix evidence export --format ${meant}`,
  })
}
