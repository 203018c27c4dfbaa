import { describe, expect, it } from 'vitest'
import { sourceFacts } from '../facts/source-facts.ts'
import type { TreeView } from './evidence.ts'
import { targetsOf } from './targets.ts'
import { aCondition, anEvidence, at, runsBy, verdictOn } from './testing/evidence.ts'
import { aFailure, aRun, failed } from './testing/runs.ts'

/** A tree of real sources, with the facts that are read from them. */
function treeOf(files: Record<string, string>): TreeView {
  const exists = (path: string) => Object.hasOwn(files, path)
  return {
    tree: 'tree',
    paths: Object.keys(files),
    oid: (path) => (exists(path) ? `blob of ${path}` : undefined),
    text: (path) => files[path],
    facts: (path) => {
      const text = files[path]
      return text === undefined ? undefined : sourceFacts(text, path, { exists })
    },
  }
}

const file = 'e2e/split.test.ts'
const head = treeOf({
  [file]: `import { expect, it } from 'vitest'
import { split } from '../src/domain/split.ts'
it('REQ-1: splits a bill', () => { expect(split(10, 3)).toEqual([4, 3, 3]) })
`,
  'src/domain/money.ts': `import { save } from '../adapters/store.ts'\nexport const total = save(1)\n`,
})

describe('judges on real sources', () => {
  it('a new acceptance test of a module that does not exist yet is a good red', () => {
    const ids = targetsOf(head, null, (path) => path.startsWith('e2e/'))
    expect([...ids]).toEqual([`${file} > REQ-1: splits a bill`])
    const missing = aFailure(file, {
      message: "Cannot find module 'src/domain/split.ts' imported from e2e/split.test.ts",
    })
    const run = aRun({ tests: [failed(file, missing)] })
    const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
    const evidence = { head, targets, position: at('E2E_RED'), runs: runsBy({ 'e2e tests': [run, run] }) }
    expect(verdictOn(aCondition('red-bar', { runs: 2 }, 'e2e'), evidence)).toBe('pass')
  })

  it('a domain that imports an adapter crosses its layer', () => {
    expect(verdictOn(aCondition('layers', {}), { head })).toBe('fail LAYERS-EDGE')
  })

  it('a test that is commented out is lost', () => {
    const commented = treeOf({ [file]: `// it('REQ-1: splits a bill', () => {})\n` })
    expect(verdictOn(aCondition('integrity', {}), anEvidence({ base: head, head: commented }))).toBe(
      'fail INTEGRITY-LOST',
    )
  })
})
