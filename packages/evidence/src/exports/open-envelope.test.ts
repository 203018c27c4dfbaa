import { expect, test } from 'vitest'
import { openEnvelope } from './envelope.ts'

const envelope = (...signatures: object[]) => JSON.stringify({ payload: 'YQ==', payloadType: 't', signatures })
const whole = { keyid: 'a', sig: 'AQ==' }

test('an envelope is read with all of its signatures, in both alphabets of base64', () => {
  expect(openEnvelope(envelope(whole, { sig: '-_8=' }))).toEqual({
    payloadType: 't',
    payload: Buffer.from('a'),
    signatures: [
      { keyid: 'a', sig: Buffer.of(1) },
      { keyid: '', sig: Buffer.of(0xfb, 0xff) },
    ],
  })
})

test.each([
  ['one of its signatures is torn', envelope(whole, { ...whole, sig: 'AQ' })],
  ['it has none', envelope()],
  ['it is no JSON', '{'],
  ['it is JSON of another shape', '[]'],
])('an envelope is torn where %s', (_, line) => {
  expect(openEnvelope(line)).toBeNull()
})
