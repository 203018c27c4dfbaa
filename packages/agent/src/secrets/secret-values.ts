const secretName = /(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$/i
/** Shorter values would turn ordinary words into secrets. */
const shortestSecret = 6

/** The value of a variable, or one of the forms in which it travels. */
export interface SecretValue {
  /** The variable. */
  name: string
  value: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The values of the variables whose name ends in KEY, TOKEN, SECRET, PASSWORD or CREDENTIAL, longest first; also as they read
 * inside JSON text (the arguments of a tool call) and in an address.
 */
export function secretValues(environment: Environment): SecretValue[] {
  const found = Object.entries(environment).flatMap(([name, value]) => {
    if (value === undefined || value.length < shortestSecret || !secretName.test(name)) return []
    const forms = new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())])
    return [...forms].map((form) => ({ name, value: form }))
  })
  return found.toSorted((a, b) => b.value.length - a.value.length)
}
