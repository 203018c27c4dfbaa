import type { Position } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { small } from '../testing/playbooks.ts'
import { layerOf } from './layer-of.ts'
import { mayTouch } from './may-touch.ts'
import { openLayers } from './open-layers.ts'

const policy = aPolicy()
const paths = [
  'playbook.yml', '.helix/approvals/a.json', 'docs/spec.md', 'README.md', 'tsconfig.json', 'package.json', 'test/support/a.ts',
  'e2e/a.test.ts', 'src/a.stub.ts', 'src/ports/a.ts', 'src/main.ts', 'src/domain/a.ts', 'src/adapters/a.ts', 'bench/a.ts',
  'CHANGELOG.md', 'src/other.ts',
] // prettier-ignore
const positions: Position[] = ['idle', ...policy.steps.map((step) => at(step.id))]

describe('a path may be touched', () => {
  it('exactly where its layer is open, at every position and in every lane', () => {
    for (const position of positions) {
      for (const lane of [null, 'free', 'keep', 'fix']) {
        const open = openLayers(policy, position, lane)
        for (const path of paths) {
          const layer = layerOf(policy, path)?.name ?? ''
          const seen = { position, lane, path, open: mayTouch(policy, position, path, lane) === null }
          expect(seen).toEqual({ position, lane, path, open: open.has(layer) })
        }
      }
    }
  })
})

const idleFix = (lanes: string) => mayTouch(aPolicy(`${small()}lanes: ${lanes}\n`), 'idle', 'e2e/a.test.ts')?.fix

describe('a closed path', () => {
  it.each<[Position, string, string | null, string, string, string]>([
    [
      at('SCAFFOLD'), 'src/domain/a.ts', null, 'LAYER-CLOSED',
      'src/domain/a.ts: the layer domain opens with STEP 4/7 DOMAIN_LOGIC; active is STEP 3/7 SCAFFOLD',
      'finish this step first: helix status',
    ],
    [
      'idle', 'src/domain/a.ts', null, 'LAYER-CLOSED',
      'src/domain/a.ts: the layer domain opens with STEP 4/7 DOMAIN_LOGIC; no cycle is active',
      'helix next --new "<idea>", or land it as fix or refactor, without new behaviour',
    ],
    [
      at('DOMAIN_LOGIC'), 'e2e/a.test.ts', null, 'LAYER-FROZEN',
      'e2e/a.test.ts: the layer e2e is frozen from STEP 3/7 SCAFFOLD until the cycle ends',
      'helix amend "<why the test is wrong>"',
    ],
    [
      at('DONE'), 'test/support/a.ts', 'keep', 'LAYER-FROZEN',
      'test/support/a.ts: the layer testkit is frozen from STEP 3/7 SCAFFOLD until the cycle ends',
      'helix amend "<why the test is wrong>"',
    ],
    [
      at('E2E_RED'), 'docs/spec.md', null, 'LAYER-SPEC',
      'docs/spec.md: the spec changes in STEP 1/7 SPEC_DRAFT and by amendments; active is STEP 2/7 E2E_RED',
      'helix amend "<why>"',
    ],
    [
      'idle', 'docs/spec.md', 'keep', 'LAYER-SPEC',
      'docs/spec.md: the spec changes in STEP 1/7 SPEC_DRAFT and by amendments; no cycle is active',
      'helix next --new "<idea>", or: helix amend "<why>"',
    ],
    [
      at('DONE'), 'vitest.config.ts', null, 'LAYER-POLICY',
      'vitest.config.ts: the layer policy decides how Helix judges; its changes stand alone, with an approval',
      'commit it alone with the type policy, then: helix approve policy',
    ],
    [
      at('DONE'), '.helix/approvals/a.json', null, 'LAYER-HELIX',
      ".helix/approvals/a.json: the layer helix holds approvals and other files of Helix's own commands",
      'take it out of this commit; helix approve writes and commits approvals',
    ],
    [
      at('DONE'), 'progress.json', null, 'PROGRESS-HAND',
      'progress.json: Start and Done commits write it, and no others',
      'git restore --staged --worktree progress.json',
    ],
    [
      at('DONE'), 'src/main.ts', 'free', 'LAYER-CLOSED',
      'src/main.ts: the lane free does not open the layer composition',
      'split the commit: one for each lane or step',
    ],
  ])('%j %s %s: %s', (position, path, lane, code, message, fix) => {
    expect(mayTouch(policy, position, path, lane)).toEqual({ severity: 'error', code, message, where: { path }, fix })
  }) // prettier-ignore

  it('names the approvals that a change of the rules needs', () => {
    const strict = aPolicy(small(['e2e: [e2e/**]', 'e2e: [e2e/**]\n  policy: {paths: [ops/**], approval: 2}']))
    expect(mayTouch(strict, at('DONE'), 'ops/deploy.sh')?.message).toBe(
      'ops/deploy.sh: the layer policy decides how Helix judges; its changes stand alone, with 2 approvals',
    )
  })

  it('between cycles lands by the lanes that there are', () => {
    const next = 'helix next --new "<idea>"'
    expect(idleFix('[]')).toBe(next)
    expect(idleFix('[free, fix]')).toBe(`${next}, or land it as fix, without new behaviour`)
  })

  it('of a layer that no step opens says so', () => {
    const text = small(['e2e: [e2e/**]', 'e2e: [e2e/**]\n  legacy: [old/**]'])
    for (const position of ['idle', at('DONE')] as const) {
      expect(mayTouch(aPolicy(text), position, 'old/a.ts')).toMatchObject({
        code: 'LAYER-CLOSED',
        message: 'old/a.ts: no step opens the layer legacy',
        fix: 'add legacy to the opens of a step in playbook.yml, in a policy commit of its own',
      })
    }
  })

  it('of a spec that no step opens changes by amendments only', () => {
    expect(mayTouch(aPolicy(small(['', ''])), 'idle', 'docs/spec.md')).toMatchObject({
      message: 'docs/spec.md: the spec changes in no step and by amendments; no cycle is active',
      fix: 'helix amend "<why>"',
    })
  })
})
