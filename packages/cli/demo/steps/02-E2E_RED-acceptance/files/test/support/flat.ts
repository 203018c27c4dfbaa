import { randomUUID } from 'node:crypto'

export interface Answer {
  status: number
  body: unknown
}

/** A flat of the running service that no other test knows. */
export function aFlat() {
  const path = `/flats/${randomUUID()}`
  return {
    record: (expense: unknown) => post(`${path}/expenses`, JSON.stringify(expense)),
    recordText: (text: string) => post(`${path}/expenses`, text),
    expenses: () => get(`${path}/expenses`),
    balances: () => get(`${path}/balances`),
    settlement: () => get(`${path}/settlement`),
  }
}

export const get = (path: string): Promise<Answer> => call(path, { method: 'GET' })

const post = (path: string, body: string): Promise<Answer> =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

async function call(path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(new URL(path, process.env.HELIX_SERVICE_URL), request)
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  return { status: response.status, body: isJson ? await response.json() : await response.text() }
}
