import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codes } from './codes.ts'
import { commands } from './commands/index.ts'
import { allCodes } from './operations/why/all-codes.ts'
import { checks } from './operations/doctor/checks/index.ts'

const packages = join(import.meta.dirname, '..', '..')

/** Forms in which a source names a code: an error, a finding (not the system's ENOENT), an outside value that is refused. */
const forms = [
  /HelixError\(\s*'([^']+)'/g,
  /\bcode: '(?!E[A-Z]+')([A-Z][A-Z0-9-]+)'/g,
  /\bentry\('([A-Z-]+)'/g,
  /\boneOf\(\w+, \w+, '([^']+)'/g,
  /parseWith\([^;]*?'([a-z-]+\/[a-z0-9-]+)'/g,
]

const sources = readdirSync(packages)
  .filter((name) => name !== 'testkit')
  .flatMap((name) =>
    readdirSync(join(packages, name, 'src'), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(name, 'src', path),
    ),
  ) // prettier-ignore
  .filter(
    (path) =>
      path.endsWith('.ts') &&
      !path.endsWith('.test.ts') &&
      !path.includes('testing') &&
      !path.includes('canaries/src/table'),
  )

const texts = sources.map((path) => [path, readFileSync(join(packages, path), 'utf8')] as const)

const used = new Map(
  texts.flatMap(([path, text]) => {
    return forms.flatMap((form) => [...text.matchAll(form)].map(([, code = '']): [string, string] => [code, path]))
  }),
)

describe('the notes that `helix why` prints', () => {
  test('there is one for every code in the sources of all packages', () => {
    const without = [...used].filter(([code]) => !Object.hasOwn(allCodes, code))
    expect(without).toEqual([])
  })

  test('the command line explains only codes that it produces', () => {
    const produced = new Set([...used.keys(), ...checks.map(({ code }) => code)])
    const placeOf = /^(PATH|START|POLICY)-/
    expect(Object.keys(codes).filter((code) => !produced.has(code) && !placeOf.test(code))).toEqual([])
  })

  test.each(Object.entries(allCodes))('%s says what, why and what to do', (code, { title, why, fix }) => {
    expect(code).toMatch(/^([A-Z][A-Z0-9]*(-[A-Z0-9]+)*|[a-z-]+\/[a-z0-9-]+)$/)
    expect(title).not.toMatch(/^$|\.$/)
    expect(Math.min(why.length, fix.length)).toBeGreaterThan(3)
  })
})

/** A command as sources quote it: its name, then its options and arguments. */
const command = /(?:^|['`"]|: |&& )helix ([a-z]+)((?: (?:--?[a-zA-Z][a-z-]*|"[^"\n]*"|<[^>\n]*>|[\w./:-]+))*)/gm

test('every command that a source names is there, with its options', () => {
  const flags = new Map(
    commands.map(({ name, options = [] }) => [
      name,
      new Set(['--json', '-C', '--help', ...options.flatMap((option) => option.flags.split(/[, ]+/))]),
    ]),
  )
  const strangers = texts
    .filter(([path]) => !path.endsWith('doctor/host/checks/key.ts')) // It speaks of an environment whose name is helix.
    .flatMap(([path, text]) =>
      [...text.matchAll(command)].flatMap(([said, name = '', rest = '']) => {
        const asked = new Set(rest.match(/(?<= )--?[a-zA-Z][a-z-]*/g))
        return flags.get(name)?.isSupersetOf(asked) === true ? [] : [`${path}: ${said}`]
      }),
    )
  expect(strangers).toEqual([])
})
