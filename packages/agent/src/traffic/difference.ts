/** The first place where two JSON values differ, in words; null where they are equal. */
export function firstDifference(recorded: unknown, sent: unknown, path = ''): string | null {
  if (typeof recorded === 'string' && typeof sent === 'string') return textDifference(recorded, sent, path)
  if (!isHolder(recorded) || !isHolder(sent) || Array.isArray(recorded) !== Array.isArray(sent)) {
    return recorded === sent ? null : `${nameOf(path)} is ${brief(sent)}, recorded as ${brief(recorded)}`
  }
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(sent)])) {
    const found = firstDifference(memberOf(recorded, key), memberOf(sent, key), below(path, key, Array.isArray(sent)))
    if (found !== null) return found
  }
  return null
}

/** Letters that are shown from where two texts part. */
const shown = 60

function textDifference(recorded: string, sent: string, path: string): string | null {
  if (recorded === sent) return null
  let at = 0
  while (at < recorded.length && recorded[at] === sent[at]) at += 1
  const from = Math.max(0, at - 20)
  const part = (text: string): string => JSON.stringify(text.slice(from, from + shown))
  return `${nameOf(path)} differs from letter ${at + 1} on: sent ${part(sent)}, recorded ${part(recorded)}`
}

type Holder = Readonly<Record<string, unknown>> | readonly unknown[]

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null
}

function memberOf(holder: Holder, key: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, key)?.value
}

function below(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}

function nameOf(path: string): string {
  return path === '' ? 'the request' : path
}

function brief(value: unknown): string {
  if (value === undefined) return 'absent'
  const text = JSON.stringify(value)
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}
