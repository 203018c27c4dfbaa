import picomatch from 'picomatch'

const options = { dot: true, windows: false, nonegate: true, noextglob: true } as const

/**
 * Source of a regular expression (no flags) for paths of the repository. `*` and `?` stay inside a folder, `**`
 * crosses folders, `{a,b}` chooses, `[ab]` is one of these or the literal text; dots, blanks, parentheses and line
 * ends are ordinary characters. Throws a plain Error for a glob that `globProblem` refuses.
 */
export function compileGlob(glob: string): string {
  const problem = globProblem(glob)
  if (problem !== undefined) throw new Error(`glob "${glob}": ${problem}`)
  return source(glob)
}

/** Why a text is not a glob of repository paths; undefined when it is one. */
export function globProblem(glob: string): string | undefined {
  if (glob === '') return 'a glob is not empty'
  if (glob.startsWith('!')) return 'a glob does not start with !; name what belongs to the layer'
  if (glob.includes('\\')) return 'paths are written with /, on every system'
  if (glob.startsWith('/')) return 'a glob starts at the repository root, without a leading /'
  if (glob.split('/').some((part) => part === '.' || part === '..')) return 'a glob has no . and .. parts'
  if (glob.endsWith('/')) return `a folder's files are written ${glob}**`
  if (glob.length > 500) return 'a glob has at most 500 characters'
  if (!isRegularExpression(glob)) return 'brackets and braces do not close'
  return undefined
}

function isRegularExpression(glob: string): boolean {
  try {
    // What picomatch cannot read becomes a pattern that matches nothing.
    return new RegExp(source(glob)).source !== '$^'
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function source(glob: string): string {
  // picomatch hands parentheses, bars and quotes on to the regular expression or drops them: here they are letters.
  const literal = glob.replaceAll(/[()|"^$+]/g, String.raw`\$&`)
  // A dot does not match line ends, and paths may hold them; literal dots are escaped, so these are all.
  const plain = picomatch.makeRe(literal, options).source.replaceAll('(?=.)', '(?=[^])').replaceAll(').)*?', ')[^])*?')
  return settleFolders(settleStars(plain))
}

// Where another star follows, which takes whatever is left, only the first place counts in which a star and the text after it match.
// Nothing is tried again then, and a path takes as long as it is long. JavaScript spells that as a look-ahead and what it found.

/** Text in a regular expression, within a folder. */
const text = String.raw`(?:[^\\()[\]{}|*+?^$/]|\\[^/])+`
const starAndText = new RegExp(String.raw`(\[\^\/\]\*\?${text})(?=\[\^\/\]\*\?)`, 'g')

function settleStars(source: string): string {
  let count = 0
  return source.replaceAll(starAndText, (tried) => once(`star${++count}`, tried))
}

// How picomatch writes two stars between folders.
const folders = String.raw`(?:\/(?!\.{1,2}(?:\/|$))(?:(?:(?!(?:^|\/)\.{1,2}(?:\/|$))[^])*?)\/|\/|$)`
const isText = new RegExp(String.raw`^(?:${text}|\\\/)+$`)

function settleFolders(source: string): string {
  const [first = '', ...parts] = source.split(folders)
  const settled = parts.map((part, at) =>
    at < parts.length - 1 && isText.test(part) ? once(`folders${at}`, `${folders}${part}(?=\\/)`) : folders + part,
  )
  return first + settled.join('')
}

function once(name: string, tried: string): string {
  return `(?=(?<${name}>${tried}))\\k<${name}>`
}
