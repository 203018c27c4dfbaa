import { strictBase64 } from './wire.ts'

const width = 70

/** Text between `-----BEGIN X-----` and `-----END X-----`, as ssh-keygen writes it: base64 in lines of 70, final newline. */
export function writeArmor(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** The bytes of armored text; null when a marker or a part is missing. Line endings and line lengths don't matter. */
export function readArmor(label: string, text: string): Buffer | null {
  const lines = text.trim().split(/\r?\n/)
  if (lines.at(0) !== `-----BEGIN ${label}-----` || lines.at(-1) !== `-----END ${label}-----`) return null
  return strictBase64(lines.slice(1, -1).join(''))
}
