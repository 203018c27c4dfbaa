import type { Trailer } from '@helix/core'

/** Below it `git commit --verbose` shows the change (wt-status.c: wt_status_locate_end). */
const scissors = '# ------------------------ >8 ------------------------'

const gitGenerated = ['Signed-off-by: ', '(cherry picked from commit ']

/**
 * The trailers that git 2.39 reads from a message, values unfolded (trailer.c: find_trailer_start, ignore_non_trailer). With
 * `divider` as `git interpret-trailers --parse` does, which takes a line `---` for the end of the message; without as
 * `git log --format=%(trailers)` does. Both end at scissors. Configuration (`trailer.*`, `core.commentChar`) is left out.
 */
export function gitTrailers(text: string, { divider }: { divider: boolean }): Trailer[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const last = lines.findIndex((line) => line === scissors || (divider && /^---(?:\s|$)/.test(line)))
  const message = last < 0 ? lines : lines.slice(0, last)
  const end = endOfTrailers(message)
  return readTrailers(message.slice(startOfTrailers(message, end), end))
}

/** Comments, blank lines and an old `Conflicts:` list at the end are no part of the message. */
function endOfTrailers(lines: readonly string[]): number {
  let end = lines.length
  let inConflicts = false
  for (const [index, line] of lines.entries()) {
    const ignored =
      line === '' || line.startsWith('#') || line === 'Conflicts:' || (inConflicts && line.startsWith('\t'))
    if (line === 'Conflicts:') inConflicts = true
    if (!ignored) {
      end = index + 1
      inConflicts = false
    }
  }
  return lines.length === 0 ? 0 : end
}

/** The last paragraph, when all of it is trailers, or a quarter of it and one of them is git's own. */
function startOfTrailers(lines: readonly string[], end: number): number {
  const title = lines.findIndex((line) => !line.startsWith('#') && isBlank(line))
  const endOfTitle = title < 0 ? lines.length : title
  let [recognized, trailers, others, continuations, onlySpaces] = [false, 0, 0, 0, true]
  for (let at = end - 1; at >= endOfTitle; at--) {
    const line = lines[at] ?? ''
    if (line.startsWith('#')) {
      others += continuations
      continuations = 0
    } else if (isBlank(line)) {
      if (onlySpaces) continue
      others += continuations
      return (recognized && trailers * 3 >= others) || (trailers > 0 && others === 0) ? at + 1 : end
    } else {
      onlySpaces = false
      const generated = gitGenerated.some((prefix) => line.startsWith(prefix))
      if (generated || isTrailer(line)) {
        trailers += 1
        continuations = 0
        recognized ||= generated
      } else if (/^\s/.test(line)) continuations += 1
      else {
        others += 1 + continuations
        continuations = 0
      }
    }
  }
  return end
}

function readTrailers(lines: readonly string[]): Trailer[] {
  const found: Trailer[] = []
  let last: Trailer | undefined
  for (const line of lines) {
    if (line.startsWith('#')) continue
    if (last && /^\s/.test(line)) {
      last.value = `${last.value} ${line.trim()}`.trim()
      continue
    }
    last = undefined
    if (!isTrailer(line)) continue
    const colon = line.indexOf(':')
    last = { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }
    found.push(last)
  }
  return found
}

function isTrailer(line: string): boolean {
  return /^[A-Za-z0-9-]+[ \t]*:/.test(line)
}

function isBlank(line: string): boolean {
  return line.trim() === ''
}
