import { renderChangelog } from '@helix/trail'
import type { Outcome } from '../command.ts'
import type { Changelog } from '../operations/spec/changelog.ts'

/** How `helix spec changelog` ends: the text is for CHANGELOG.md. */
export function changelogOutcome({ from, to, releases }: Changelog): Outcome {
  return { exit: 0, data: { ok: true, from, to, releases }, text: () => renderChangelog(releases) }
}
