import type { Finding } from '@helix/core'
import { look } from '../schema/look.ts'
import type { Path } from './yaml-offsets.ts'
import type { YamlSource } from './yaml-source.ts'

/** Something wrong at a place of the playbook. */
export interface Problem {
  code: string
  message: string
  path: Path
  /** The place is that of the last key, not of its value. */
  atKey?: boolean
  fix?: string
}

/** The finding of a problem: file, line, column and the place in words. */
export function findingOf(problem: Problem, yaml: YamlSource): Finding {
  const { line, column } = problem.atKey === true ? yaml.placeOfKey(problem.path) : yaml.placeOf(problem.path)
  const name = nameOf(problem.path, yaml.value)
  return {
    severity: 'error',
    code: problem.code,
    message: problem.message,
    where: { path: yaml.source, line, column, ...(name === '' ? {} : { name }) },
    ...(problem.fix === undefined ? {} : { fix: problem.fix }),
  }
}

/** A path in words: `steps.DOMAIN_LOGIC.exit.mutation.min-patch`; an index where an item has neither id nor gate. */
function nameOf(path: Path, value: unknown): string {
  const words: string[] = []
  let here = value
  for (const key of path) {
    here = typeof key === 'number' ? look.list(here)[key] : look.record(here)[String(key)]
    const held = look.record(here)
    words.push(
      typeof key === 'number' ? (look.text(held['id']) ?? look.text(held['gate']) ?? String(key)) : String(key),
    )
  }
  return words.join('.')
}
