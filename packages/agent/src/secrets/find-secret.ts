import { secretForms } from './secret-forms.ts'
import { secretValues } from './secret-values.ts'

/** Says which secret a text holds, as an error may name it: `the value of SHOP_TOKEN`; null where it holds none. */
export type FindSecret = (text: string) => string | null

/** Looks for the values of an environment's secrets, and for what can only be a key or a token by its form. */
export function secretFinder(environment: Readonly<Record<string, string | undefined>>): FindSecret {
  const values = secretValues(environment)
  const forms = secretForms.filter(({ isLoose }) => isLoose !== true)
  return (text) => {
    const known = values.find(({ value }) => text.includes(value))
    if (known !== undefined) return `the value of ${known.name}`
    return forms.find(({ pattern }) => text.search(pattern) !== -1)?.name ?? null
  }
}
