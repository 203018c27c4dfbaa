import { HelixError } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { small } from '../testing/playbooks.ts'
import { parsePlaybook } from './parse-playbook.ts'

function told(text: string): string {
  try {
    parsePlaybook(text, 'playbook.yml')
    return 'accepted'
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
    return error.findings
      .map(({ code, where, message }) => `${code} ${where?.line}:${where?.column} ${message}`)
      .join('\n')
  }
}

const unseen = (kind: string, point: string) =>
  `the ${kind} character ${point} stands here, which readers do not see; delete it`

const globs = (written: string) => small(['src/**', written])

describe('a playbook is what a person reads who says yes to it', () => {
  it.each([
    [
      'a glob that no path fits',
      small(['src/**', 'src\u200b/**']),
      /^PLAYBOOK-SYNTAX \d+:\d+ the invisible character U\+200B stands/,
    ],
    [
      'a line that is a comment to YAML',
      `# Who may.\rself: true\n${small()}`,
      `PLAYBOOK-SYNTAX 1:11 ${unseen('control', 'U+000D')}`,
    ],
    [
      'the same with an end of line of other systems',
      `# Who may.\u0085self: true\n${small()}`,
      `PLAYBOOK-SYNTAX 1:11 ${unseen('control', 'U+0085')}`,
    ],
    ['an order of reading turned round', `${small()}# \u202e\n`, /U\+202E/],
    [
      'another YAML, in which yes and no are true and false',
      `%YAML 1.1\n---\n${small()}self: yes\n`,
      'PLAYBOOK-SYNTAX 1:1 a playbook is YAML 1.2 without directives; remove this line',
    ],
    [
      'tags of another name',
      `# Tags.\r\n%TAG !y! tag:yaml.org,2002:\r\n---\r\n${small()}`,
      'PLAYBOOK-SYNTAX 2:1 a playbook is YAML 1.2 without directives; remove this line',
    ],
  ])('%s is refused', (_, text, expected) => {
    expect(told(text)).toMatch(expected)
  })

  it.each([
    ['comments in any script', `# Правила, 規則, 🧑‍💻\n${small()}`],
    ['a per cent within a line', `# 90 % of lines\n${small()}`],
    ['line ends and the mark of Windows', `\ufeff${small()}`.replaceAll('\n', '\r\n')],
  ])('%s are read', (_, text) => {
    expect(told(text)).toBe('accepted')
  })

  it('characters by their numbers are refused, and what only looks like them is read', () => {
    expect(told(globs('"\\x73rc/**"'))).toMatch(
      /^PLAYBOOK-SYNTAX \d+:\d+ \\x73 stands for a character; write the character itself$/,
    )
    expect(told(globs('"a", "\\\\\\u0073rc/**"'))).toContain('\\u0073 stands for a character')
    expect(told(`# "\\x73rc"\n${globs('"src/**"')}`)).toBe('accepted')
    expect(told(globs("'src/[\\x73]'"))).toContain('paths are written with /')
    expect(told(globs('"src\\\\x73"'))).toContain('paths are written with /')
  })
  it.each(['0x1', '0o1', '1e0', '01', '+1'])('a number that is written as %s is refused', (number) => {
    expect(told(small().replace('version: 1', `version: ${number}`))).toBe(
      `PLAYBOOK-SYNTAX 1:10 ${number} may be read as another number; write 1`,
    )
    expect(told(small().replace('version: 1', `version: 1 # ${number}`))).toBe('accepted')
  })
})
