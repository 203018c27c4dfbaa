import { type Finding, HelixError } from '@helix/core'
import type { YAMLError } from 'yaml'

/** Line and column, from 1. */
export interface Place {
  line: number
  column: number
}

/** The expected form, for the errors that people make. */
const expected: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'tabs do not indent in YAML; use two spaces',
  DUPLICATE_KEY: 'this key is there twice; keep one',
  MULTIPLE_DOCS: 'a playbook is one document; remove the line --- and what follows',
  NON_STRING_KEY: 'a key is a plain word',
  BLOCK_AS_IMPLICIT_KEY: 'a value on the line of its key holds no second ": "; quote the value, or start a new line',
  TAG_RESOLVE_FAILED: 'tags have no meaning in a playbook; remove the tag, or quote the value',
  RESOURCE_EXHAUSTION: 'the document is nested too deeply',
}

export function syntaxFinding(error: YAMLError, source: string, { line, column }: Place): Finding {
  return {
    severity: 'error',
    code: error.code === 'DUPLICATE_KEY' ? 'PLAYBOOK-DUPLICATE' : 'PLAYBOOK-SYNTAX',
    message: expected[error.code] ?? error.message.charAt(0).toLowerCase() + error.message.slice(1),
    where: { path: source, line, column },
  }
}

export function notYaml(source: string, findings: Finding[]): HelixError {
  const first = findings[0]
  return new HelixError(
    'playbook/syntax',
    `${source} is not a YAML document that Helix can read: ${first?.message ?? ''}`,
    {
      hint: `mend ${source}; its form: version: 1, then layers, commands and steps`,
      findings,
      ...(first?.where === undefined ? {} : { where: first.where }),
    },
  )
}

export function tooLarge(source: string, size: number, most: number): HelixError {
  const message = `${source} has ${Math.ceil(size / 1024)} KiB; a playbook has at most ${most / 1024} KiB`
  return new HelixError('playbook/too-large', message, {
    hint: 'keep data out of the playbook: globs name many files at once',
    where: { path: source },
    findings: [{ severity: 'error', code: 'PLAYBOOK-SIZE', message, where: { path: source, line: 1, column: 1 } }],
  })
}

export function empty(source: string): HelixError {
  const message = `${source} is empty; a playbook has at least version, layers and steps`
  return new HelixError('playbook/empty', message, {
    hint: 'helix init writes a playbook',
    where: { path: source },
    findings: [{ severity: 'error', code: 'PLAYBOOK-MISSING', message, where: { path: source, line: 1, column: 1 } }],
  })
}
