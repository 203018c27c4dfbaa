import { specHash } from '@helix/spec'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { run } from '../../run.ts'
import { testIo, type TestWorld } from '../../testing/test-io.ts'

const good = `# Evenly\n\n## Requirements\n\n### REQ-1: Record an expense\n\n\`POST /expenses\` answers 201.\n`
const more = `${good}\n### REQ-2: Settle\n\n\`GET /settlement\` answers 200.\n`

async function spec(args: string[], world: TestWorld) {
  const io = testIo(world)
  const code = await run(['spec', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

describe('helix spec hash', () => {
  test('prints the tag, the file and the whole hash', async () => {
    const { root } = aRepo({ files: { 'docs/spec.md': good } })
    const hash = specHash(good)
    expect(await spec(['hash'], { cwd: `${root}/docs` })).toEqual({
      code: 0,
      stdout: `spec@${hash.slice(0, 12)}   spec.md\nsha256   ${hash}\n`,
      stderr: '',
    })
  })

  test('reads standard input outside of any repository', async () => {
    const { code, stdout } = await spec(['hash', '-', '--json'], { cwd: temporaryFolder(), input: `\uFEFF${good}` })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, file: 'standard input', hash: specHash(good) })
    expect(JSON.parse(stdout).requirements).toHaveLength(1)
  })

  test('takes the path from the playbook', async () => {
    const repo = aRepo({ files: { 'playbook.yml': 'version: 2\n' } })
    expect(await spec(['hash'], { cwd: repo.root })).toMatchObject({ code: 2, stdout: '' })
  })

  test('a file that is not there is an error with the command that begins one', async () => {
    const { code, stderr } = await spec(['hash', 'x.md'], { cwd: temporaryFolder() })
    expect(code).toBe(2)
    expect(stderr).toContain('cannot   x.md cannot be read\n')
    expect(stderr).toContain('next     helix spec template "<title>" > x.md\n')
    const deeper = await spec(['hash', 'docs/x.md'], { cwd: temporaryFolder() })
    expect(deeper.stderr).toContain('next     mkdir -p docs && helix spec template "<title>" > docs/x.md\n')
  })
})

describe('helix spec lint', () => {
  test('passes a spec with a requirement', async () => {
    const io = { cwd: temporaryFolder(), input: good }
    expect(await spec(['lint', '-'], io)).toEqual({
      code: 0,
      stdout: 'passed   standard input   1 requirement\n',
      stderr: '',
    })
  })

  test('what is in conflict is told once, with the lines and what to do with them', async () => {
    const torn = good.replace('`POST /expenses` answers 201.', '<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> side')
    const { code, stdout } = await spec(['lint', '-', '--json'], { cwd: temporaryFolder(), input: torn })
    const codes = JSON.parse(stdout).diagnostics.map((one: { code: string }) => one.code)
    expect([code, codes]).toEqual([1, ['SPEC-CONFLICT']])
    const { stdout: text } = await spec(['lint', '-'], { cwd: temporaryFolder(), input: torn })
    expect(text).toContain('\nnext     line 7: decide on one wording and delete the lines <<<<<<<, =======')
  })

  test('a file in another encoding is refused with the command that writes it anew', async () => {
    const repo = aRepo({ files: { 'wide.md': Buffer.from(`\uFEFF${good}`, 'utf16le') } })
    const { code, stderr } = await spec(['lint', 'wide.md'], { cwd: repo.root })
    expect([code, stderr.includes('wide.md: the spec is in UTF-16LE')]).toEqual([2, true])
    expect(stderr).toContain('next     iconv -f UTF-16LE -t UTF-8 wide.md > wide.md.new && mv wide.md.new wide.md\n')
  })

  test('refuses one without, with code, file and line', async () => {
    const { code, stdout } = await spec(['lint', '-'], {
      cwd: temporaryFolder(),
      input: '# x\n\n## Open questions\n\n- who?\n',
    })
    expect(code).toBe(1)
    expect(stdout).toBe(`refused  standard input   0 requirements

  SPEC-EMPTY     standard input  the spec has no requirement; at least 1 is
                 asked
  SPEC-QUESTION  standard input:5  an open question is left: who?

more     helix why SPEC-EMPTY
next     write each requirement below a heading of its own: ### REQ-1:
         Percentage discounts
`)
  })

  test('prints findings as diagnostics', async () => {
    const { code, stdout } = await spec(['lint', '-', '--json'], { cwd: temporaryFolder(), input: '# x\n' })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ severity: 'error', code: 'SPEC-EMPTY', where: { path: 'standard input' } }],
    })
  })
})

describe('helix spec diff', () => {
  test('names requirements that were added, changed and removed since a revision', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { 'docs/spec.md': more } }] })
    repo.write('docs/spec.md', `${good.replace('201', '200')}\n### REQ-3: Remember\n\nRows survive a restart.\n`)
    const { code, stdout } = await spec(['diff', 'HEAD'], { cwd: repo.root })
    expect(code).toBe(0)
    expect(stdout.split('\n').slice(1)).toEqual([
      '',
      '  + REQ-3   Remember',
      '  ~ REQ-1   Record an expense',
      '      … Record an expense `POST /expenses` answers [-201.-]{+200.+}',
      '  - REQ-2   Settle',
      '',
    ])
    expect(stdout).toMatch(/^docs\/spec\.md {3}spec@[0-9a-f]{12} \(HEAD\) → spec@[0-9a-f]{12}\n/)
  })

  test('says so when nothing differs, or only the text around requirements', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { 'docs/spec.md': good } }] })
    expect((await spec(['diff'], { cwd: repo.root })).stdout).toContain('\n  the same text\n')
    repo.write('docs/spec.md', good.replace('# Evenly', '# Evenly!'))
    expect((await spec(['diff'], { cwd: repo.root })).stdout).toContain('\n  no requirement differs')
  })

  test('a revision without a spec has no requirements', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { a: '' } }] })
    repo.write('docs/spec.md', good)
    const { stdout } = await spec(['diff', 'HEAD', '--json'], { cwd: repo.root })
    expect(JSON.parse(stdout)).toMatchObject({ before: null, added: [{ id: 'REQ-1', title: 'Record an expense' }] })
  })

  test('compares commits, hashes and files, and tells what was only laid out anew', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { 'docs/spec.md': more } }] })
    const later = more.replace('answers 201', 'answers\n201').replace('answers 200', 'answers 204')
    repo.commit('y\n', { files: { 'docs/spec.md': later } })
    repo.write('mine.md', more.replace('Settle', 'Settle up'))
    const diff = async (...args: string[]) =>
      JSON.parse((await spec(['diff', ...args, '--json'], { cwd: repo.root })).stdout)
    const between = await diff('HEAD~1', 'HEAD')
    expect(between).toMatchObject({
      before: `spec@${specHash(more).slice(0, 12)}`,
      changed: [
        {
          id: 'REQ-2',
          words: [
            { what: 'same', text: '### REQ-2: Settle `GET /settlement` answers' },
            { what: 'removed', text: '200.' },
            { what: 'added', text: '204.' },
          ],
        },
      ],
      reflowed: [{ id: 'REQ-1' }],
    })
    expect(await diff(`spec@${specHash(more).slice(0, 8)}`, 'HEAD')).toEqual(between)
    expect(await diff('HEAD~1', 'mine.md')).toMatchObject({ changed: [{ id: 'REQ-2', title: 'Settle up' }] })
    const { stdout } = await spec(['diff', 'HEAD~1'], { cwd: repo.root })
    expect(stdout).toContain('  = REQ-1   Record an expense   laid out anew, the same words\n')
  })

  test('a hash that no version has is an error', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { 'docs/spec.md': good } }] })
    const ran = await spec(['diff', 'spec@0123456789ab'], { cwd: repo.root })
    expect([ran.code, ran.stderr.includes('no commit before HEAD holds spec@0123456789ab')]).toEqual([2, true])
  })

  test('an unknown revision is an error', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { 'docs/spec.md': good } }] })
    expect((await spec(['diff', 'nowhere'], { cwd: repo.root })).stderr).toContain(
      'the repository has no revision nowhere',
    )
  })
})

test('helix spec template begins a spec that lint refuses until it has requirements', async () => {
  const { code, stdout } = await spec(['template', 'Evenly'], { cwd: temporaryFolder() })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^# Evenly\n/)
  expect(await spec(['lint', '-'], { cwd: temporaryFolder(), input: stdout })).toMatchObject({ code: 1 })
})

test('an unknown action is refused with the one that was meant', async () => {
  const { code, stderr } = await spec(['lnt'], { cwd: temporaryFolder() })
  expect(code).toBe(2)
  expect(stderr).toContain('Did you mean lint?')
  expect(stderr).toContain('next     helix spec lint\n')
})
