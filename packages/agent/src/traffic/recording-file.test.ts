import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { encodeRecording } from '../testing/encode-recording.ts'
import { type Exchange, isTorn, parseRecording } from './recording.ts'
import { recordingFile } from './recording-file.ts'

const header = { helix: '1', host: 'h', model: 'm', api: 'chat' as const }
const exchange = (...said: string[]): Exchange => ({
  request: { path: '/chat/completions', body: { model: 'm', messages: said } },
  answer: { status: 200, headers: {}, pieces: [said.join()], ended: 'whole' },
})
const [one, two, three] = [exchange('a'), exchange('a', 'b'), exchange('a', 'b', 'c')]
const place = () => join(temporaryFolder(), 'traffic.jsonl')
const read = (path: string) => parseRecording(readFileSync(path, 'utf8'), path).exchanges

test('each exchange is in the file before the next, and the whole is what is written at once', async () => {
  const path = place()
  const file = recordingFile(path, header, false)
  await file.add(one)
  expect(read(path)).toEqual([one])
  await file.add(two)
  expect(readFileSync(path, 'utf8')).toBe(encodeRecording({ ...header, exchanges: [one, two] }))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  await file.close()
})

test('what was there stays until the first exchange, and a mere header is a recording of nothing', async () => {
  const path = place()
  writeFileSync(path, 'mine')
  const file = recordingFile(path, header, false)
  expect(readFileSync(path, 'utf8')).toBe('mine')
  await file.close()
  expect(parseRecording(readFileSync(path, 'utf8'), path)).toEqual({ ...header, exchanges: [] })
})

test.each(Array.from({ length: 12 }, (_, at) => at * 17 + 1))(
  'one that was torn %i letters before its end is gone on with after its last whole exchange',
  async (missing) => {
    const path = place()
    const whole = encodeRecording({ ...header, exchanges: [one, two] })
    writeFileSync(path, whole.slice(0, -missing))
    // Without its line feed alone the line is whole.
    expect(read(path)).toEqual(missing === 1 ? [one, two] : [one])
    const file = recordingFile(path, header, true)
    await file.add(two)
    await file.add(three)
    await file.close()
    expect(read(path)).toEqual(missing === 1 ? [one, two, two, three] : [one, two, three])
  },
)

test('another endpoint, another kind of file and a run that was not killed begin anew', async () => {
  for (const [held, continued] of [
    [encodeRecording({ ...header, host: 'other', exchanges: [one] }), true],
    ['{"type":"run"}\n', true],
    [encodeRecording({ ...header, exchanges: [one] }), false],
  ] as const) {
    const path = place()
    writeFileSync(path, held)
    const file = recordingFile(path, header, continued)
    await file.add(two)
    await file.close()
    expect(read(path)).toEqual([two])
  }
})

test('a file without its last line feed is torn only where its line is', () => {
  const text = encodeRecording({ ...header, exchanges: [one] })
  expect([isTorn(text), isTorn(text.trimEnd()), isTorn(text.slice(0, -2)), isTorn('')]).toEqual([
    false,
    false,
    true,
    true,
  ])
})

test('what is discarded is gone', async () => {
  const path = place()
  const file = recordingFile(path, header, false)
  await file.add(one)
  await file.discard()
  expect(existsSync(path)).toBe(false)
  appendFileSync(path, 'mine')
  await recordingFile(path, header, false).discard()
  expect(existsSync(path)).toBe(false)
})
