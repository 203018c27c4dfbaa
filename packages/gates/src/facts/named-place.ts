/** Endings of sources, folders that builds and bundlers make, roots and separators say where a product lies, not who asks. */
const harmless =
  /^\W*(?:[cm]?[jt]sx?|vue|svelte|py[cz]?|__init__|__main__|__pycache__|node_modules|site-packages|app|asar|dist|build|src|lib|out|bin|esm|cjs|file|https?|(?:[a-z]|\[A-Za-z]|\[a-z]|\[A-Z]):|0|1)?(?:\W*asar)?\W*$/i

/** Whether a text, compared with where a program runs, tells one place from all others. */
export function namesPlace(text: string): boolean {
  return text.trim() !== '' && !harmless.test(text.replaceAll('\\', ''))
}
