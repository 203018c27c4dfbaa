// A dependency that imports a package of the workspace leads from a snapshot back to the original, unless it is copied.
import { lstatSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { linkDependencies, runProcess } from './index.ts'

function place(root: string, files: Record<string, string>, links: Record<string, string> = {}): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(target, join(root, path))
  }
}

const sources = (answer: number) => ({
  'package.json': '{"type":"module"}',
  'packages/core/package.json': '{"name":"@own/core","type":"module","exports":"./index.js"}',
  'packages/core/index.js': `export const answer = ${answer}\n`,
  'ask.js': "import { told } from 'wrapper'\nimport { plain } from 'plain'\nconsole.log(told, plain)\n",
})
const manifest = (name: string, more: object = {}) =>
  JSON.stringify({ name, type: 'module', exports: './index.js', ...more })
const plugin = "export { answer } from '@own/core'\n"
const wrapper = "export { answer as told } from 'plugin'\n"
const plain = "export const plain = 'plain'\n"

/** What pnpm writes of what it installed: links of the workspace's own packages first, then what each installed one uses. */
const list = (snapshots: string) =>
  `importers:\n  packages/app:\n    dependencies:\n      '@own/core':\n        version: link:../core\nsnapshots:\n${snapshots}`

/** pnpm: each package beside what it depends on, in a folder of its own. */
function pnpm(root: string): void {
  const store = 'node_modules/.pnpm'
  place(
    root,
    {
      [`${store}/lock.yaml`]: list("  plugin@1(@own+core@packages+core):\n    dependencies:\n      '@own/core': link:packages/core\n"), // prettier-ignore
      [`${store}/plugin@1_@own+core@packages+core/node_modules/plugin/package.json`]: manifest('plugin'),
      [`${store}/plugin@1_@own+core@packages+core/node_modules/plugin/index.js`]: plugin,
      [`${store}/wrapper@1/node_modules/wrapper/package.json`]: manifest('wrapper'),
      [`${store}/wrapper@1/node_modules/wrapper/index.js`]: wrapper,
      [`${store}/plain@1/node_modules/plain/package.json`]: manifest('plain'),
      [`${store}/plain@1/node_modules/plain/index.js`]: plain,
    },
    {
      [`${store}/plugin@1_@own+core@packages+core/node_modules/@own/core`]: '../../../../../packages/core',
      [`${store}/plugin@1_@own+core@packages+core/node_modules/plain`]: '../../plain@1/node_modules/plain',
      [`${store}/wrapper@1/node_modules/plugin`]: '../../plugin@1_@own+core@packages+core/node_modules/plugin',
      [`${store}/node_modules/plugin`]: '../plugin@1_@own+core@packages+core/node_modules/plugin',
      [`${store}/node_modules/@own/core`]: '../../../../packages/core',
      'node_modules/wrapper': '.pnpm/wrapper@1/node_modules/wrapper',
      'node_modules/plain': '.pnpm/plain@1/node_modules/plain',
    },
  )
}

/** npm: all packages beside one another, and a list of what each depends on. */
function npm(root: string): void {
  const packages = {
    '': { name: 'product' },
    'node_modules/@own/core': { resolved: 'packages/core', link: true },
    'node_modules/plugin': { version: '1.0.0', peerDependencies: { '@own/core': '*' } },
    'node_modules/wrapper': { version: '1.0.0', dependencies: { plugin: '1' } },
    'node_modules/plain': { version: '1.0.0' },
    'packages/core': { name: '@own/core' },
  }
  place(
    root,
    {
      'node_modules/.package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }),
      'node_modules/plugin/package.json': manifest('plugin'),
      'node_modules/plugin/index.js': plugin,
      'node_modules/wrapper/package.json': manifest('wrapper'),
      'node_modules/wrapper/index.js': wrapper,
      'node_modules/plain/package.json': manifest('plain'),
      'node_modules/plain/index.js': plain,
    },
    { 'node_modules/@own/core': '../../packages/core' },
  )
}

/** Both kinds of yarn, and bun: as npm, without a list of what was installed. */
function yarn(root: string): void {
  const core = { peerDependencies: { '@own/core': '*' } }
  const user = { dependencies: { plugin: '1.0.0' } }
  place(
    root,
    {
      'node_modules/.yarn-integrity': '{}',
      'node_modules/.bin/tool': '',
      'node_modules/broken/package.json': '{',
      'node_modules/empty/x.js': '',
      'node_modules/plugin/package.json': manifest('plugin', core),
      'node_modules/plugin/index.js': plugin,
      'node_modules/wrapper/package.json': manifest('wrapper', user),
      'node_modules/wrapper/index.js': wrapper,
      'node_modules/plain/package.json': manifest('plain'),
      'node_modules/plain/index.js': plain,
      'packages/core/node_modules/@scope/nested/package.json': manifest('@scope/nested', core),
      'packages/core/node_modules/@scope/nested/node_modules/deep/package.json': manifest('deep', user),
    },
    { 'node_modules/@own/core': '../../packages/core', 'node_modules/dangling': '../gone' },
  )
}

/** What a program of the snapshot is told, whose workspace answers 2 where the original answers 1. */
async function askedIn(install: (root: string) => void) {
  const [from, to] = [temporaryFolder(), temporaryFolder()]
  place(from, sources(1))
  place(to, sources(2))
  install(from)
  await linkDependencies(from, to)
  const { stdout, stderr } = await runProcess({ argv: [process.execPath, 'ask.js'], cwd: to, timeout: 9_000 })
  return { from, to, said: stdout.trim() || stderr }
}

describe.each([
  ['pnpm', pnpm],
  ['npm', npm],
  ['yarn', yarn],
])('with %s', (_, install) => {
  it('a dependency that imports a package of the workspace gets the snapshot’s, however far away', async () => {
    expect((await askedIn(install)).said).toBe('2 plain')
  })

  it('what imports none stays a link to what is installed', async () => {
    const { from, to } = await askedIn(install)
    expect(realpathSync(join(to, 'node_modules/plain')).startsWith(realpathSync(from))).toBe(true)
  })

  it('without such a dependency nothing is copied', async () => {
    const [from, to] = [temporaryFolder(), temporaryFolder()]
    place(from, {
      ...sources(1),
      'node_modules/.pnpm/a@1/node_modules/a/package.json': '{}',
      'node_modules/b/x.js': '',
    })
    place(to, sources(2))
    await linkDependencies(from, to)
    expect(['.pnpm', 'b'].map((name) => lstatSync(join(to, 'node_modules', name)).isSymbolicLink())).toEqual([
      true,
      true,
    ])
  })
})

it('pnpm’s own list says that no installed package uses the workspace, and npm’s torn one says nothing', async () => {
  const { to } = await askedIn((root) => {
    pnpm(root)
    place(root, { 'node_modules/.pnpm/lock.yaml': list('  plugin@1: {}\n'), 'node_modules/.package-lock.json': '{' })
  })
  expect(lstatSync(join(to, 'node_modules/.pnpm')).isSymbolicLink()).toBe(true)
})

it('a package nested in another takes that one with it', async () => {
  const { to } = await askedIn((root) => {
    npm(root)
    const nested = 'node_modules/@scope/outer/node_modules/plugin'
    const packages = { 'node_modules/@own/core': { link: true }, [nested]: { peerDependencies: { '@own/core': '*' } } }
    place(root, {
      'node_modules/.package-lock.json': JSON.stringify({ packages }),
      [`${nested}/index.js`]: plugin,
      [`${nested}/package.json`]: manifest('plugin'),
    })
  })
  expect(lstatSync(join(to, 'node_modules/@scope/outer')).isSymbolicLink()).toBe(false)
})

it('what yarn installed below a package of the workspace leads back, too', async () => {
  const { to } = await askedIn(yarn)
  expect(lstatSync(join(to, 'packages/core/node_modules/@scope/nested')).isSymbolicLink()).toBe(false)
  expect(lstatSync(join(to, 'node_modules/broken')).isSymbolicLink()).toBe(true)
})

it('what pnpm hoists for packages that forgot to name it is the snapshot’s, too', async () => {
  const { to } = await askedIn(pnpm)
  const hoisted = join(to, 'node_modules/.pnpm/node_modules')
  expect(realpathSync(join(hoisted, '@own/core'))).toBe(realpathSync(join(to, 'packages/core')))
  expect(realpathSync(join(hoisted, 'plugin')).startsWith(realpathSync(to))).toBe(true)
})
