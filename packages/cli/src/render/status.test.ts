import { Chalk } from 'chalk'
import { expect, test } from 'vitest'
import type { StatusView } from '../operations/status/status-view.ts'
import { renderStatus } from './status.ts'
import type { Style } from './style.ts'

const view: StatusView = {
  cycle: 'shop-owners-give-percentage',
  step: { id: 'SPEC_DRAFT', number: 1, of: 4 },
  spec: { tag: 'spec@3fa9c1d2e4b7', state: 'SELF-APPROVED', unattended: false },
  signing: 'none',
  steps: [{ id: 'SPEC_DRAFT', number: 1, state: 'active', note: '' }],
  rollback: { state: 'judged', from: 'BUILD', to: 'SPEC_DRAFT', by: 'ada@example.org' },
  unconfined: false,
  missing: [],
  measured: false,
  next: ['helix next'],
}

test.each([40, 80])('where a branch stands fits into %d columns, in colour too', (columns) => {
  const plain: Style = { chalk: new Chalk({ level: 0 }), columns, command: (text) => text }
  const lines = renderStatus(view, plain).split('\n')
  expect(lines.filter((line) => line.length > columns)).toEqual([])
  expect(renderStatus(view, { ...plain, chalk: new Chalk({ level: 1 }) }).split('\n')).toHaveLength(lines.length)
})

test('what fits stands beside each other', () => {
  const style: Style = { chalk: new Chalk({ level: 0 }), columns: 100, command: (text) => text }
  expect(renderStatus(view, style).split('\n')[0]).toBe(
    'shop-owners-give-percentage   STEP 1/4 SPEC_DRAFT   spec@3fa9c1d2e4b7 (SELF-APPROVED)',
  )
})
