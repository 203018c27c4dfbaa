/** The part of a stub of JavaScript that does to what the product is handed what the product may do. */
export const scriptMeddling = String.raw`/** What the product can do to what it is handed; of what is no plain object, that is written down. */
function meddle(given) {
  if (isMeddling || !isOpen()) return
  isMeddling = true
  try {
    for (const one of given) touch(one)
  } finally {
    isMeddling = false
  }
}

function touch(one, depth = 0) {
  if (typeof one === 'string' && one.includes('/') && existsSync(one)) return record('handed', 'path')
  if (one === null || (typeof one !== 'object' && typeof one !== 'function') || standIns.has(one)) return
  const kind = Object.getPrototypeOf(one)
  try {
    if (endings.has(one)) record('handed', 'process')
    else if (typeof one === 'function') {
      const done = one(standIn('given'), standIn('given'))
      if (typeof done?.catch === 'function') done.then((value) => touch(value, depth + 1)).catch(() => {})
      else if (depth < 2) touch(done, depth + 1)
    } else if (Array.isArray(one)) {
      for (const part of one) if (depth < 2) touch(part, depth + 1)
      one.push(standIn('given'))
    } else if (kind === null || Object.getPrototypeOf(kind) === null || isOpenMade(one)) {
      for (const key of Object.keys(one)) {
        if (depth < 2) touch(one[key], depth + 1)
        if (typeof one[key] !== 'object' && typeof one[key] !== 'function') one[key] = standIn('given')
      }
    } else if (one instanceof Date) one.setTime(7)
    else record('handed', kind.constructor?.name ?? '')
  } catch {}
}

/** Whether a class of somebody's own has made it that keeps nothing where only the class comes. */
function isOpenMade(one) {
  for (let kind = Object.getPrototypeOf(one); kind !== null && Object.getPrototypeOf(kind) !== null; kind = Object.getPrototypeOf(kind))
    if (!/^class\b(?![^]*(?:#|__private|WeakMap))/.test(String(kind.constructor))) return false
  return Object.keys(one).length > 0
}

/** A server of this machine, which the test may have started. */
function addressIn(given) {
  const held = given.flatMap((one) => (one !== null && typeof one === 'object' && !standIns.has(one) && !(one instanceof URL) ? Object.values(one) : [one]))
  return held.map((one) => (typeof one === 'string' || one instanceof URL ? String(one) : '')).find((text) => /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d/.test(text))
}

const { fetch } = globalThis

/** The product may ask it, and change so what the test sees; where it does not answer, nobody knows. */
async function ask(address) {
  try {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal: AbortSignal.timeout(500) }
    await (await fetch(address, asked)).text()
  } catch {
    record('handed', 'address')
  }
}

/** They would end the run. */
const endings = new Set([process.exit, process.reallyExit, process.abort, process.kill])

`
