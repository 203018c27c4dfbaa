import type { Change } from '@helix/core'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { expect, test } from 'vitest'
import { playbook } from '../testing/product.ts'
import { type Making, makersOf } from './makers-of.ts'

const policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: '', signers: [] })
const blob = { mode: '100644', oid: 'a'.repeat(40) }
const changed = (path: string, parent = 0): Change => ({ path, parent, before: null, after: blob })
const by = (author: string, ...changes: Change[]): Making => ({ author, parents: ['b'.repeat(40)], changes })
const merge = (author: string, ...changes: Change[]): Making => ({ ...by(author, ...changes), parents: ['b', 'c'] })

const approval = changed('.helix/approvals/x.json')

test.each<[string, Making[], string[]]>([
  ['who changed code or tests', [by('a', changed('src/a.js')), by('b', changed('test/a.test.js'))], ['a', 'b']],
  ['who changed the spec', [by('a', changed('docs/spec.md')), by('b', approval)], ['a']],
  ['nobody twice', [by('a', changed('src/a.js')), by('a', changed('src/b.js'))], ['a']],
  ['not who approves', [by('a', changed('src/a.js')), by('b', approval)], ['a']],
  ['not who writes prose', [by('a', changed('src/a.js')), by('b', changed('README.md'))], ['a']],
  ['not who claims a step', [by('a', changed('src/a.js')), by('b', changed('progress.json'))], ['a']],
  ['not who merges', [by('a', changed('src/a.js')), merge('b', changed('src/a.js'))], ['a']],
  ['who changes more in a merge', [by('a', changed('src/a.js')), merge('b', changed('src/b.js'), changed('src/b.js', 1))], ['a', 'b']], // prettier-ignore
  ['the last one where nobody else made anything', [by('a', approval), by('b', changed('progress.json'))], ['b']],
  ['nobody where nothing was made', [], []],
])('makers are %s', (_, commits, makers) => {
  expect(makersOf(policy, commits)).toEqual(makers)
})
