import { writeFile } from 'node:fs/promises'
import { HelixError } from '@helix/core'
import type { Io } from '../../io.ts'
import type { InsideAnswer, InsideRequest } from './measure-apart.ts'
import { measureNeed } from './measure-need.ts'
import { freezeMeasurement } from './measurement-json.ts'

/** The other end of `measureApart`: measures what it reads from standard input and writes a line for each bit of progress. */
export async function measureInside(io: Io): Promise<number> {
  // Helix itself is on the other side; author code has no way to this input.
  const request: InsideRequest = JSON.parse(new TextDecoder().decode(await io.read()))
  await writeFile(request.answer, JSON.stringify(await answerTo(request, io)))
  return 0
}

async function answerTo({ need, place }: InsideRequest, io: Io): Promise<InsideAnswer> {
  try {
    const measurement = await measureNeed(need, place, (what) => io.write(`${what}\n`))
    return { measurement: freezeMeasurement(measurement) }
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
    const { code, message, hint } = error
    return { refused: { code, message, ...(hint !== undefined && { hint }) } }
  }
}
