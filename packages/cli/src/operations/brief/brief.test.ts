import { afterAll, expect, test } from 'vitest'
import { run } from '../../run.ts'
import { aProduct, helix, stateOf } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'

const repo = aProduct({ at: 'BUILD', cleanup: afterAll })

test('the brief is the same in three forms, and touches nothing', async () => {
  const before = stateOf(repo)
  const [text, markdown, data, json] = [
    await helix(repo, ['brief']),
    await helix(repo, ['brief', '--format', 'markdown']),
    await helix(repo, ['brief', '--format', 'json']),
    await helix(repo, ['brief', '--json']),
  ]
  expect(text.stdout).toMatch(/^STEP\[3\/4\] BUILD of adding, spec@\w{12}\n\nBuild the product/)
  expect(markdown.stdout).toMatch(/^# STEP\[3\/4\] BUILD of adding, spec@\w{12}\n\nBuild the product/)
  expect(markdown.stdout).toBe((await helix(repo, ['next', '--brief'])).stdout)
  expect(JSON.parse(data.stdout)).toMatchObject({
    ok: true,
    title: expect.stringContaining('STEP[3/4] BUILD'),
    step: { id: 'BUILD', number: 3, of: 4 },
    requirements: [{ id: 'REQ-1', covered: true }],
    handIn: expect.stringContaining('helix commit --done'),
  })
  expect(json.stdout).toBe(data.stdout)
  expect(stateOf(repo)).toEqual(before)
})

test('an unknown form is refused with the known ones, and between cycles there is no brief', async () => {
  expect((await helix(repo, ['brief', '--format', 'markdwn'])).stderr).toMatch(/Did\s+you mean markdown\?/)
  const idle = await helix(aProduct(), ['brief'])
  expect([idle.code, idle.stderr.includes('helix why next/idle')]).toEqual([2, true])
})

test.each([[['brief']], [['next']]])('how to hand in is said in commands as they are typed here: %j', async (args) => {
  const io = testIo({ cwd: repo.root, invocation: 'npx helix' })
  await run(args, io)
  expect(io.stdout()).toContain('Step finished: npx helix commit --done. Spec wrong: npx helix amend "<why>".')
})
