import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { placesOf, toolFolders } from './tool-folders.ts'

function aHome(): string {
  const home = realpathSync(temporaryFolder())
  const nvm = join(home, '.nvm', 'versions', 'node', 'v24.0.0')
  for (const folder of [join(nvm, 'bin'), join(nvm, 'lib/node_modules/npm/bin'), join(home, '.ssh'), join(home, 'bin')])
    mkdirSync(folder, { recursive: true })
  writeFileSync(join(nvm, 'lib/node_modules/npm/bin/npm-cli.js'), '')
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(nvm, 'bin', 'npm'))
  return home
}

test('programs that a version manager keeps in the home are found, with the packages that they lead to', () => {
  const home = aHome()
  const bin = join(home, '.nvm/versions/node/v24.0.0/bin')
  const folders = toolFolders([bin, join(home, 'bin')].join(delimiter), home)
  expect(folders).toEqual(
    expect.arrayContaining([join(home, '.nvm'), bin, join(home, 'bin'), join(dirname(bin), 'lib/node_modules/npm')]),
  )
})

test('a version manager is found where its variable says, and nothing by a variable that names the home', () => {
  const home = aHome()
  const pyenv = join(realpathSync(temporaryFolder()), 'pyenv')
  mkdirSync(pyenv)
  const folders = toolFolders('', home, { PYENV_ROOT: pyenv, NVM_DIR: home, VOLTA_HOME: 'relative', BUN_INSTALL: '' })
  expect(folders).toContain(pyenv)
  expect(folders).not.toContain(home)
  expect(folders.filter((folder) => folder === 'relative' || folder === '')).toEqual([])
})

test('poetry comes with the environment that it was installed in', () => {
  const home = aHome()
  const environment = join(home, '.local/share/pipx/venvs/poetry')
  mkdirSync(join(environment, 'bin'), { recursive: true })
  writeFileSync(join(environment, 'pyvenv.cfg'), '')
  writeFileSync(join(environment, 'bin/poetry'), '')
  symlinkSync(join(environment, 'bin/poetry'), join(home, 'bin/poetry'))
  expect(toolFolders(join(home, 'bin'), home, {})).toContain(environment)
})

test('a folder of links and scripts to packages comes with the packages', () => {
  const modules = join(realpathSync(temporaryFolder()), 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  expect(toolFolders(join(modules, '.bin'), aHome())).toContain(modules)
})

test('the running Node is found, wherever it lies', () => {
  const node = realpathSync(process.execPath)
  expect(toolFolders('', aHome()).some((folder) => node.startsWith(`${folder}/`))).toBe(true)
})

test('a PATH with the home, a folder above it, or one that is relative shows nothing of the home', () => {
  const home = aHome()
  const folders = toolFolders(['.', '', '/', dirname(home), home, '/nonexistent'].join(delimiter), home)
  expect(folders).not.toContain('/nonexistent')
  expect(folders.filter((folder) => join(home, '.ssh').startsWith(folder === '/' ? '/' : `${folder}/`))).toEqual([])
})

test("a program brings its package along, and the files that its words name, but no folder of the user's", () => {
  const home = aHome()
  const script = join(home, 'agent.mjs')
  const cli = join(home, 'tools/node_modules/@some/agent/bin/cli.js')
  for (const path of [script, cli]) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
  }
  symlinkSync(cli, join(home, 'bin', 'agent'))
  const agent = join(home, 'tools/node_modules/@some/agent')
  const link = join(home, 'bin', 'agent')
  expect(placesOf(['agent', '--x', join(home, '.ssh'), 'agent.mjs'], join(home, 'bin'), home)).toEqual([
    link,
    cli,
    agent,
  ])
  expect(placesOf([process.execPath, cli, script], '', home)).toEqual(
    expect.arrayContaining([cli, script, agent, realpathSync(process.execPath)]),
  )
  expect(placesOf([script], '', home)).toEqual([script])
  expect(placesOf(['no-such-agent'], join(home, 'bin'), home)).toEqual([])
})

test('a program of a virtual environment brings that along, and the Python that it was made from', () => {
  const home = aHome()
  const environment = join(home, '.local/share/pipx/venvs/some-agent')
  const python = join(home, '.local/share/uv/python/cpython-3.12')
  for (const folder of [join(environment, 'bin'), join(python, 'bin')]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(environment, 'pyvenv.cfg'), `home = ${join(python, 'bin')}\n`)
  writeFileSync(join(environment, 'bin/agent'), '')
  writeFileSync(join(python, 'bin/python3.12'), '')
  symlinkSync(join(python, 'bin/python3.12'), join(environment, 'bin/python'))
  symlinkSync(join(environment, 'bin/agent'), join(home, 'bin/agent'))
  expect(placesOf(['agent'], join(home, 'bin'), home)).toEqual([
    join(home, 'bin/agent'),
    join(environment, 'bin/agent'),
    environment,
    python,
  ])
})

test('a program outside of one brings only its folder', () => {
  const home = aHome()
  mkdirSync(join(home, 'versions'))
  writeFileSync(join(home, 'versions/agent'), '')
  symlinkSync(join(home, 'versions/agent'), join(home, 'bin/agent'))
  expect(placesOf(['agent'], join(home, 'bin'), home)).toEqual([
    join(home, 'bin/agent'),
    join(home, 'versions/agent'),
    join(home, 'versions'),
  ])
})
