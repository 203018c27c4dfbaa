// Apart from the schemas, so that the hook path needs no schema library.

/** `constructor` would be found in every JavaScript object, declared or not. */
export const kebab = /^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** The form of a name, in words. */
export const nameForm = 'a name in kebab case: checkout-api'

export const longestName = 60

/** Whether a text can name a layer, command, service or cycle: kebab case, at most 60 characters. */
export function isKebabName(text: string): boolean {
  return text.length <= longestName && kebab.test(text)
}
