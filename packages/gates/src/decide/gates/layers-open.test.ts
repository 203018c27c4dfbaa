import type { Layer, Policy } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aCondition, anEvidence, aPolicy, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

const condition = aCondition('layers', {})
const patterns: Record<string, string> = { free: '^(docs/|README)', support: '^(scripts/|Dockerfile)', dependencies: '^package', e2e: '^e2e/', domain: '^src/', rest: '' } // prettier-ignore
const always = new Set(['free', 'support', 'dependencies'])
const layers = Object.entries(patterns).map(([name, pattern]): Layer => ({
  name, globs: [], patterns: [pattern], approvals: name === 'dependencies' ? 1 : 0, always: always.has(name),
})) // prettier-ignore
const layersOf = (path: string) =>
  layers.find(({ patterns: [pattern = ''] }) => new RegExp(pattern).test(path))?.name ?? null

const code = 'export const fee = (cents) => cents / 100\n'
type Files = Record<string, string>

const evidenceOf = (files: Files, base: Files | null, policy: Partial<Policy>) => ({
  policy: aPolicy({ layers, imports: {}, ...policy }),
  layersOf,
  head: realTree(files),
  base: base === null ? null : realTree(base),
})
const verdict = (files: Files, base: Files | null = {}, policy: Partial<Policy> = {}) =>
  verdictOn(condition, evidenceOf(files, base, policy))

describe('code of a layer that is open at any time', () => {
  it.each([
    ['docs/fees.js', "import { fee } from '../docs/fees.js'\nfee(1)\n"],
    ['docs/fees.md.mjs', "export * from '../docs/fees.md.mjs'\n"],
    ['scripts/fees.ts', "const { fee } = await import('../scripts/fees.ts')\nfee(1)\n"],
    ['docs/fees.py', null],
  ])('%s is not imported by the product: no step would measure it', (path, text) => {
    const importer = text === null ? { 'src/pay.py': 'from docs.fees import fee\n' } : { 'src/pay.js': text }
    expect(verdict({ [path]: text === null ? 'def fee(): return 1\n' : code, ...importer })).toBe('fail LAYERS-EDGE')
  })

  it('is not imported by a name that led nowhere before', () => {
    const files = { 'src/pay.js': "import('../docs/fees.js').catch(() => null)\n" }
    expect(verdict({ ...files, 'docs/fees.js': code }, files)).toBe('fail LAYERS-EDGE')
  })

  it('is told with the place and both ways out', () => {
    const files = { 'src/pay.js': "import '../docs/fees.js'\n", 'docs/fees.js': code }
    const { findings, measured } = judge(condition, anEvidence(evidenceOf(files, {}, {})))
    expect([measured['edges'], findings]).toMatchObject([1, [{ where: { path: 'src/pay.js', line: 1 } }]])
    expect(findings[0]?.message).toContain('src/pay.js:1 → docs/fees.js: the product imports code of free')
    expect(findings[0]?.fix).toContain('list domain under imports')
  })

  it.each<[string, Files]>([
    ['a test of examples', { 'src/pay.test.js': "import { fee } from '../docs/fees.js'\nit('x', () => fee(1))\n" }],
    ['an acceptance test', { 'e2e/pay.js': "import '../docs/fees.js'\n" }],
    ['a settings file of a tool', { 'site.config.js': "import '../docs/fees.js'\n" }],
    ['the documents themselves', { 'docs/index.js': "import './fees.js'\nimport '../src/pay.js'\n" }],
    [
      'text that is shown',
      { 'src/pay.js': "import text from '../docs/fees.md?raw'\nimport api from '../docs/api.json'\n" },
    ],
    ['what asks for an approval', { 'src/pay.js': "import '../package.js'\n" }],
  ])('%s may be: %j', (_, files) => {
    const held = {
      'docs/fees.js': code,
      'docs/fees.md': '# Fees\n',
      'docs/api.json': '{}',
      'package.js': code,
      'src/other.js': code,
    }
    expect(verdict({ ...held, ...files })).toBe('pass')
  })

  it('may be imported where the base has the import, or the playbook allows it', () => {
    const files = { 'src/pay.js': "import '../docs/fees.js'\n", 'docs/fees.js': code }
    expect(verdict(files, files)).toBe('pass')
    expect(verdict(files, {}, { imports: { domain: ['free'] } })).toBe('pass')
  })
})
