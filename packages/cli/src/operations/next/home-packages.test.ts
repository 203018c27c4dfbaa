import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, Policy } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { homePackages } from './home-packages.ts'

const argv = (...run: string[]): Command => ({ kind: 'argv', name: 'unit', run, quick: false, within: 1000 })

function told(command: Command, folder: string, setup: Policy['setup'] = null) {
  const home = temporaryFolder()
  mkdirSync(join(home, folder), { recursive: true })
  return homePackages({ setup, commands: { unit: command } }, home).map(({ code, message }) => [code, message])
}

test.each<[Command, string]>([
  [argv('python3', '-m', 'pytest'), '.local/lib'],
  [{ kind: 'pytest', name: 'unit', files: ['test/**'], quick: false, within: 1000 }, '.local/lib'],
  [argv('/usr/local/go/bin/go', 'test', './...'), 'go/pkg/mod'],
  [argv('gotestsum'), 'go/pkg/mod'],
])('%j without a setup, and packages in the home: it is said that gates do not find them', (command, folder) => {
  expect(told(command, folder)).toEqual([['NEXT-HOME-PACKAGES', expect.stringContaining(`~/${folder}`)]])
})

test.each<[string, Command, string, Policy['setup']]>([
  ['the playbook installs', argv('go', 'test'), 'go/pkg/mod', { run: ['go', 'mod', 'download'], inputs: ['go.sum'] }],
  ['nothing lies there', argv('go', 'test'), 'go', null],
  ['no command looks there', argv('npm', 'test'), '.local/lib', null],
])('nothing is said where %s', (_, command, folder, setup) => {
  expect(told(command, folder, setup)).toEqual([])
})
