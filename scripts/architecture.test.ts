import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const packages = readdirSync(join(root, 'packages'))

/** Package name → the packages that the drawing lets it import. */
const drawn = new Map(
  [
    ...readFileSync(join(root, 'docs', 'architecture.md'), 'utf8').matchAll(
      /^(?:layer \d|tests)? +([a-z]+) +─►(.*)$/gm,
    ),
  ].map(([, name = '', allowed = '']) => [name, allowed.split(' ').filter((word) => word !== '')]),
)

/** Where each outside library with a home may be imported. */
const homes: Record<string, string[]> = {
  'simple-git': ['git'],
  execa: ['process'],
  openai: ['agent'],
  chalk: ['cli'],
  commander: ['cli'],
  yaml: ['playbook', 'spec'],
}

describe('the drawing in docs/architecture.md', () => {
  test('names every package and no other', () => {
    expect([...drawn.keys()].toSorted()).toEqual(packages.toSorted())
  })

  test.each(packages)('agrees with the dependencies of %s', (name) => {
    const manifest: { dependencies?: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
    )
    const inside = Object.keys(manifest.dependencies ?? {}).filter((dependency) => dependency.startsWith('@helix/'))
    expect(inside.map((dependency) => dependency.slice('@helix/'.length)).toSorted()).toEqual(
      (drawn.get(name) ?? []).toSorted(),
    )
  })
})

test('where docs/architecture.md sends a newcomer there is something', () => {
  const named = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8').matchAll(
    /`((?:packages|scripts)\/[^`\s]+)`/g,
  )
  const paths = Array.from(named, ([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test.each(packages)('the README of %s names each of its folders', (name) => {
  const text = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')
  const folders = readdirSync(join(root, 'packages', name, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['testing', 'fixtures'].includes(entry.name))
    .map((entry) => `${entry.name}/`)

  expect(folders.filter((folder) => !text.includes(folder))).toEqual([])
})

describe.each(packages)('the sources of %s', (name) => {
  const files = sourcesOf(name)

  test('are not empty', () => {
    expect(files.length).toBeGreaterThan(0)
  })

  test('import only what the drawing allows', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith('@helix/'))
        .filter((target) => {
          const other = target.slice('@helix/'.length)
          const allowed = [...(drawn.get(name) ?? []), ...(isTest(path) ? ['testkit', name] : [])]
          return !allowed.includes(other)
        })
        .map((target) => `${path} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('keep outside libraries in their homes', () => {
    const wrong = files
      .filter(({ path }) => !isTest(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => homes[target] && !homes[target].includes(name))
          .map((target) => `${path} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })
})

const pure = ['core', 'playbook', 'spec', 'commits', 'evidence']
const effects = [
  'node:fs',
  'node:fs/promises',
  'node:child_process',
  'node:http',
  'node:net',
  'node:os',
  'node:process',
]

test.each(pure)('%s is pure: it imports nothing that touches the world', (name) => {
  const wrong = sourcesOf(name)
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, imports }) =>
      imports.filter((target) => effects.includes(target)).map((target) => `${path} imports ${target}`),
    )
  expect(wrong).toEqual([])
})

test('judges are pure: gates/decide imports nothing that touches the world', () => {
  const wrong = sourcesOf('gates')
    .filter(({ path }) => path.includes('/decide/') && !isTest(path))
    .flatMap(({ path, imports }) =>
      imports.filter((target) => effects.includes(target)).map((target) => `${path} imports ${target}`),
    )
  expect(wrong).toEqual([])
})

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || /\/(testing|fixtures)\//.test(path)
}

function sourcesOf(name: string): { path: string; imports: string[] }[] {
  const folder = join(root, 'packages', name, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({
      path: `packages/${name}/src/${path}`,
      imports: [...readFileSync(join(folder, path), 'utf8').matchAll(/(?:from|import) ?\(?'([^']+)'/g)].map(
        ([, target = '']) => target,
      ),
    }))
}
