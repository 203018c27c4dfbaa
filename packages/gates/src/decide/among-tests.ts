// What a path says of tests: the one place that knows their names, folders and layers.
import type { LayerName } from '@helix/core'
import { testLanguageOf } from './trace/languages.ts'

const layers = new Set(['e2e', 'testkit', 'bench'])

const folders = /(?:^|\/)(?:__tests__|__mocks__|__snapshots__|tests?|testing|testkit|e2e|fixtures)\//

/** Whether a path lies where tests and what helps them do: in such a layer, or below such a folder. */
export function liesAmongTests(path: string, layer: LayerName | null): boolean {
  return layers.has(layer ?? '') || folders.test(path)
}

/** Whether a file is named as tests and benchmarks are. */
export function isNamedTest(path: string): boolean {
  return /(^|[./_-])(test|spec|bench)\.[^./]+$/.test(path)
}

/** Whether tools and rules take a path for one of tests: by its name or by where it lies. */
export function isAmongTests(path: string, layer: LayerName | null): boolean {
  return isNamedTest(path) || liesAmongTests(path, layer)
}

/** The same of any language, and of what pytest loads by itself; where tests stand in the product's files, its folder decides. */
export function mayBeOfTests(path: string, layer: LayerName | null): boolean {
  const language = testLanguageOf(path)
  if (language?.inProduct === true) return layers.has(layer ?? '') || /(?:^|\/)tests\//.test(path)
  return language !== undefined || isAmongTests(path, layer) || /(?:^|\/)conftest\.py$/.test(path)
}
