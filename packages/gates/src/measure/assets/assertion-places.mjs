// Tells from which places of the judged sources the assertions of a test were called. Plain JavaScript: the runner of the judged
// project loads it, before anything of the project.
import util from 'node:util'

/** Of a test that asserts more often nobody asks where. */
const mostCalls = 100_000
const mostFrames = 8

/** Where sources of the judged folder have the calls that a way consists of, by it. */
const known = new Map()

/** Whether Helix is trying assertions itself, which is no test's. */
export const probing = { isOn: false }

/** The assertions of one test. */
export class Asserted {
  constructor() {
    this.clear()
  }

  clear() {
    this.count = 0
    this.asked = 0
    this.ways = new Set()
  }

  /** How it is being called here; null where nobody can tell, undefined where Helix does it itself. */
  way() {
    if (probing.isOn) return undefined
    this.asked += 1
    const sites = this.asked > mostCalls ? [] : (util.getCallSites?.(mostFrames, { sourceMap: false }) ?? [])
    if (sites.length === 0) return null
    const way = sites.map(placeOf).join()
    if (!known.has(way)) known.set(way, sites.some(isOwn) ? ownFrames(sites) : [])
    return way
  }

  note(way) {
    if (way === undefined) return
    this.count += 1
    if (way !== null) this.ways.add(way)
  }

  /** A loop makes one assertion as often as it likes. Without ways each call counts. */
  get different() {
    return this.isTold ? this.ways.size : this.count
  }

  get isTold() {
    return util.getCallSites !== undefined && this.asked <= mostCalls
  }

  /** Lines and columns of a source that assertions were called from; undefined where nobody can tell. */
  placesIn(file) {
    if (!this.isTold) return undefined
    const frames = [...this.ways].flatMap((way) => known.get(way))
    const places = frames.flatMap((frame) => {
      const [, path, line, column] = /(?:file:\/\/)?(\/.*):(\d+):(\d+)\)?$/.exec(frame) ?? []
      return path === file || (path?.includes('%') && decodeURI(path) === file) ? [`${line}:${column}`] : []
    })
    return [...new Set(places)].map((place) => place.split(':').map(Number))
  }
}

const root = globalThis.process?.cwd?.() ?? ''

/** Whether a call stands in a source of the judged folder. */
function isOwn({ scriptName }) {
  return scriptName.includes(`${root}/`) && !scriptName.includes('/node_modules/')
}

function placeOf({ scriptName, lineNumber, columnNumber, column = columnNumber }) {
  return `${scriptName}:${lineNumber}:${column}`
}

/** The frames of the stack as their sources have them. What runs the tests stands further out, and is not looked up. */
function ownFrames(sites) {
  const { stackTraceLimit } = Error
  const held = {}
  Error.stackTraceLimit = sites.findLastIndex(isOwn) + 2
  Error.captureStackTrace(held)
  Error.stackTraceLimit = stackTraceLimit
  return String(held.stack).split('\n')
}
