import type { CycleName } from '@helix/core'

const words = 4

/** Words that say nothing about a feature. */
const small = new Set('a an and are as at be by can for from has have i in into is it its let of on or our s so that the their them they this to we who with you your'.split(' ')) // prettier-ignore

/** A name for a cycle out of an idea: its first telling words in kebab case; `cycle` when it has none. */
export function cycleNameOf(idea: string): CycleName {
  const all = idea
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const telling = all.filter((word) => !small.has(word))
  const name = telling.slice(0, words).join('-').slice(0, 40).replace(/-+$/, '')
  return /^[a-z]/.test(name) ? name : `cycle${name === '' ? '' : `-${name}`}`
}
