import type { Condition } from '@helix/core'

/** One exit condition in words: `coverage of unit: min-patch 90, ratchet`. */
export function describeCondition({ gate, of, asked }: Condition): string {
  const parts = Object.entries(asked).flatMap(([key, value]) => describe(kebab(key), value))
  const name = of === undefined ? gate : `${gate} of ${of}`
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`
}

function describe(key: string, value: unknown): string[] {
  if (value === true) return [key]
  if (value === false || value === undefined) return []
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, held]) => describe(`${key} ${kebab(inner)}`, held))
  }
  return [`${key} ${JSON.stringify(value).replaceAll('"', '')}`]
}

function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
