import { parseDocument, visit } from 'yaml'

/** The values of a YAML text; null where it is none, or repeats values by aliases: `status: *accepted*` means no alias. */
export function plainYaml(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true })
  let repeats = false
  visit(document, {
    Alias() {
      repeats = true
      return visit.BREAK
    },
  })
  return repeats || document.errors.length > 0 ? null : document.toJS()
}
