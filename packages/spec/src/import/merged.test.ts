import { describe, expect, test } from 'vitest'
import type { HelixError } from '@helix/core'
import { parseSpec } from '../parse-spec.ts'
import type { ForeignFile } from './foreign-spec.ts'
import { importSpecs } from './import-specs.ts'

const openspec = (name: string, body = `### Requirement: ${name}\n\nx\n`): ForeignFile => ({
  path: `openspec/specs/${name}/spec.md`,
  text: `# ${name}\n\n${body}`,
})

const take = (spec: string, ...files: ForeignFile[]) => importSpecs(parseSpec(spec), files)

function refusal(spec: string, ...files: ForeignFile[]): Pick<HelixError, 'code' | 'message' | 'hint' | 'where'> {
  try {
    take(spec, ...files)
  } catch (error) {
    // What is no HelixError has no code, and no test below expects that.
    const { code, message, hint, where } = error as HelixError // oxlint-disable-line typescript/no-unsafe-type-assertion
    return { code, message, hint, where }
  }
  throw new Error('nothing was refused')
}

const table = (...rows: string[]) =>
  ['## Where requirements came from', '', '| requirement | was | where |', '|---|---|---|', ...rows, ''].join('\n')
const row = (name: string, id = name.toUpperCase()) => `| REQ-${id}-1 | ${name} | openspec/specs/${name}/spec.md:3 |`
const section = (name: string) => `## ${name}\n\n#### REQ-${name.toUpperCase()}-1: ${name}\n\nx\n`

describe('what is imported stands', () => {
  test('behind the spec, file after file, with a table of where it came from', () => {
    expect(take('# S\n', openspec('a'), openspec('b')).text).toBe(
      `# S\n\n${section('a')}\n${section('b')}\n${table(row('a'), row('b'))}`,
    )
  })

  test.each(['## Open questions', '## open question'])(
    'before %s that end the spec, and behind those that do not',
    (heading) => {
      expect(take(`# S\n\n${heading}\n\n- q\n`, openspec('a')).text).toBe(
        `# S\n\n${section('a')}\n${heading}\n\n- q\n\n${table(row('a'))}`,
      )
      expect(take(`# S\n\n${heading}\n\n- q\n\n## End\n\nz\n`, openspec('a')).text).toBe(
        `# S\n\n${heading}\n\n- q\n\n## End\n\nz\n\n${section('a')}\n${table(row('a'))}`,
      )
    },
  )

  test.each(['## More open questions', '## Open questions of old'])(
    'behind %s, which is another section',
    (heading) => {
      expect(take(`# S\n\n${heading}\n\n- q\n`, openspec('a')).text).toContain(`${heading}\n\n- q\n\n## a\n`)
    },
  )

  test('and a later import adds to the table of the first, wherever that stands', () => {
    const first = `# S\n\n| a |\n|---|\n| b |\n\n${table(row('a'))}\nMore.\n`
    expect(take(first, openspec('b')).text).toBe(
      `# S\n\n| a |\n|---|\n| b |\n\n${section('b')}\n${table(row('a'), row('b'))}\nMore.\n`,
    )
  })

  test('with the bar of a title escaped', () => {
    expect(take('# S\n', openspec('a', '### Requirement: x | y\n')).text).toContain(String.raw`| REQ-A-1 | x \| y | `)
  })
})

describe('what is left is told', () => {
  test.each([
    ['changes/more/specs/a/spec.md', 'a change of OpenSpec'],
    ['openspec/changes/archive/more/specs/a/spec.md', 'a change of OpenSpec'],
    ['exchanges/more/specs/a/spec.txt', 'no spec of OpenSpec, spec-kit or Kiro'],
    ['README.md', 'no spec of OpenSpec, spec-kit or Kiro'],
  ])('%s: %s', (path, why) => {
    expect(take('# S\n', openspec('a'), { path, text: '### Requirement: a\n' }).left).toEqual([
      { path, why: expect.stringMatching(new RegExp(`^${why}`)) },
    ])
  })

  test('with the ids that the spec has already', () => {
    const many = Array.from({ length: 4 }, (_, at) => `### Requirement: ${at}\n`).join('\n')
    const spec = '# S\n\n## REQ-a-1 A\n\nx\n\n## REQ-A-3 B\n\nx\n\n## REQ-A-4 C\n\nx\n\n## REQ-A-2 D\n\nx\n'
    const { left, sources } = take(spec, openspec('a', many), openspec('b'))
    expect(left).toEqual([{ path: 'openspec/specs/a/spec.md', why: 'the spec has REQ-A-1, REQ-A-2, REQ-A-3 already' }])
    expect(sources).toEqual([{ path: 'openspec/specs/b/spec.md', format: 'openspec', requirements: 1 }])
    const half = take('# S\n\n## REQ-A-2 B\n\nx\n', openspec('a', many), openspec('b'))
    expect(half.left.map(({ why }) => why)).toEqual(['the spec has REQ-A-2 already'])
  })
})

const linked = (name: string, use: string) =>
  openspec(name, `### Requirement: A\nSee ${use}.\n\n[long rule]: ${name}.md\n[other]: ${name}.md\n`)

describe('a refusal says what, why and what to do', () => {
  test('where nothing of these tools is there', () => {
    expect(refusal('# S\n', { path: 'README.md', text: '' })).toEqual({
      code: 'spec/import-nothing',
      message: 'no spec of OpenSpec, spec-kit or Kiro is there',
      hint: expect.stringContaining(
        'openspec/specs/<name>/spec.md, specs/<number>-<name>/spec.md or .kiro/specs/<name>/requirements.md',
      ),
    })
  })

  test('where everything is there already', () => {
    const spec = take('# S\n', openspec('a'), openspec('b')).text
    expect(refusal(spec, openspec('a'), openspec('b'), { path: 'README.md', text: '' }).message).toBe(
      'everything is imported already: openspec/specs/a/spec.md, openspec/specs/b/spec.md',
    )
  })

  test('where a file leaves a block open, also behind a requirement that is read', () => {
    const path = 'openspec/specs/a/spec.md'
    const body = '### Requirement: a\n\n### Requirement: b\n\n```\nopen\n'
    expect(refusal('# S\n', openspec('a', body))).toEqual({
      code: 'spec/import-open',
      message: `${path} leaves a code block or a comment open`,
      hint: `close it in ${path}, then run the same again`,
      where: { path },
    })
  })

  test('where labels cannot be told apart', () => {
    const path = 'openspec/specs/b/spec.md'
    expect(refusal('# S\n', linked('a', '[long rule]'), linked('b', '[x][long\nrule] and [other]'))).toEqual({
      code: 'spec/import-label',
      message: `${path} uses [long rule], [other], which leads elsewhere in what stands before it`,
      hint: `write the targets into the links of ${path}, then run the same again`,
      where: { path },
    })
  })
})
