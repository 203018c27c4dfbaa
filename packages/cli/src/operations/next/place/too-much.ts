/** The paths of the largest files without which the others have at most so many bytes together. */
export function tooMuch(files: readonly { path: string; size: number }[], most: number): string[] {
  let sum = 0
  const bySize = files.toSorted((a, b) => a.size - b.size)
  return bySize.filter(({ size }) => (sum += size) > most).map(({ path }) => path)
}
