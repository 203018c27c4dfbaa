/**
 * Whether a glob matches every path that another one can match, where that is plain from how they are written: they are the same, or
 * the one is everything below a folder and the other begins in it. No other pair is compared; files that are there tell the rest.
 */
export function covers(glob: string, other: string): boolean {
  if (glob === other || glob === '**') return true
  const folder = glob.endsWith('/**') ? glob.slice(0, -2) : ''
  return folder !== '' && !/[*?[\]{}]/.test(folder) && other.startsWith(folder)
}
