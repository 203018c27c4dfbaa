// What is said of files that are no YAML document that Helix can read: message, hint, place.
import { HelixError } from '@helix/core'
import { expect, it } from 'vitest'
import { parsePlaybook } from './parse-playbook.ts'

const texts = [
  'layers:\n\t- a',
  'version: 1\nversion: 1\n',
  'version: 1\n---\nversion: 1\n',
  '? [a]\n: b',
  'a: b: c',
  'version: !!js 1',
  'version: *one',
  'a: &a [x, x]\nb: *a\nc: &c {d: *c}\n',
  '- a\n',
  '# soon\n',
  `#${'x'.repeat(256 * 1024)}`,
]

it('an unreadable file is told with its place and what to do', () => {
  expect(texts.map(told).join('\n')).toMatchInlineSnapshot(`
    "playbook/syntax playbook.yml:2:1 error
      playbook.yml is not a YAML document that Helix can read: tabs do not indent in YAML; use two spaces
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:2:1 error
      playbook.yml is not a YAML document that Helix can read: this key is there twice; keep one
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:2:1 error
      playbook.yml is not a YAML document that Helix can read: a playbook is one document; remove the line --- and what follows
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:1:3 error
      playbook.yml is not a YAML document that Helix can read: a key is a plain word
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:1:4 error
      playbook.yml is not a YAML document that Helix can read: a value on the line of its key holds no second ": "; quote the value, or start a new line
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:1:10 error
      playbook.yml is not a YAML document that Helix can read: tags have no meaning in a playbook; remove the tag, or quote the value
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:1:10 error
      playbook.yml is not a YAML document that Helix can read: the alias *one has no anchor before it
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/syntax playbook.yml:3:11 error
      playbook.yml is not a YAML document that Helix can read: the alias *c stands inside an anchored value
      mend playbook.yml; its form: version: 1, then layers, commands and steps
    playbook/invalid playbook.yml:1:1 error
      playbook.yml is not a valid playbook: the document is ["a"]; expected entries: {key: value}
      mend playbook.yml; docs/playbook.md lists every key
    playbook/empty playbook.yml:: error
      playbook.yml is empty; a playbook has at least version, layers and steps
      helix init writes a playbook
    playbook/too-large playbook.yml:: error
      playbook.yml has 257 KiB; a playbook has at most 256 KiB
      keep data out of the playbook: globs name many files at once"
  `)
})

it('a playbook with errors names the first of them, and where it is', () => {
  expect(told('steps: []')).toMatchInlineSnapshot(`
    "playbook/invalid playbook.yml:1:1 error
      playbook.yml is not a valid playbook: version is missing; expected 1 (and 2 more)
      mend playbook.yml; docs/playbook.md lists every key"
  `)
})

it.each([
  ['tests', 'report: tap', true],
  ['tests', 'report: lcov', false],
  ['property', 'report: helix-json', true],
  ['property', 'report: junit', false],
  ['perf', 'report: helix-json', true],
  ['mutation', 'report: mutation-json', true],
  ['mutation', 'report: helix-json', false],
  ['tests', 'report: mutation-json', false],
  ['command', 'report: junit', true],
  ['command', 'report: mutation-json', true],
  ['command', 'report: helix-json', true],
])('the gate %s with %s: %s', (gate, report, isReadable) => {
  const asked = gate === 'perf' ? ', max-p95: 5ms' : ''
  const text = `version: 1
layers: {domain: [src/**]}
commands: {it: {run: [x, "{report}"], ${report}}}
steps: [{id: DONE, exit: [{gate: ${gate}, of: it${asked}}]}]
`
  const refusal = isReadable ? 'accepted' : `the gate ${gate} cannot read the command it`
  expect(told(text)).toContain(refusal)
})

it.each([
  ['vitest', true],
  ['node', true],
  ['pytest', true],
  ['jest', false],
  ['playwright', false],
])('the gate property with the runner %s: %s', (runner, isReadable) => {
  const text = `version: 1
layers: {domain: [src/**]}
commands: {it: {runner: ${runner}, files: [test/**]}}
steps: [{id: DONE, exit: [{gate: property, of: it}]}]
`
  expect(told(text)).toContain(isReadable ? 'accepted' : 'the gate property cannot read the command it')
})

function told(text: string): string {
  try {
    parsePlaybook(text, 'playbook.yml')
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
    const { code, message, hint, where, findings } = error
    const place = [where?.path, where?.line, where?.column].join(':')
    const severities = new Set(findings.map(({ severity }) => severity))
    return `${code} ${place} ${[...severities].join(' ')}\n  ${message}\n  ${hint}`
  }
  return 'accepted'
}
