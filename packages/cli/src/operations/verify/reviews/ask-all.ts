import { HelixError } from '@helix/core'
import { z } from 'zod'
import type { HostApi } from '../../../hosts/json-api.ts'

/** The id of a commit. */
export const oid = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)

/** Pages that one question may take: more reviews than anybody reads. */
const mostPages = 100

/** What a host answers. HelixError verify/reviews-unasked where it does not: nobody may take that for "no reviews". */
export async function askFor<T>(api: HostApi, path: string, schema: z.ZodType<T>, allow: string): Promise<T> {
  const answer = await api.ask(path, schema)
  if (answer.known && answer.value !== null) return answer.value
  throw unasked(path, answer.known ? 'there is none' : answer.why, allow)
}

/** All pages of a list: until one is empty, for a host may leave entries of a page out. HelixError verify/reviews-unasked. */
export async function askForAll<T>(api: HostApi, path: string, item: z.ZodType<T>, allow: string): Promise<T[]> {
  const all: T[] = []
  for (let page = 1; page <= mostPages; page++) {
    const some = await askFor(api, `${path}?per_page=100&page=${page}`, z.array(item), allow)
    if (some.length === 0) return all
    all.push(...some)
  }
  throw unasked(path, `there are more than ${mostPages} pages`, allow)
}

export function unasked(what: string, why: string, allow: string): HelixError {
  return new HelixError('verify/reviews-unasked', `who reviewed this is not known: ${what}: ${why}`, {
    hint: `run this job again; if that does not help: ${allow}`,
  })
}
