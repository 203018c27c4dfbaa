export interface GeneratedCommit {
  message: string
  files: Readonly<Record<string, string>>
}

/** The input of `git fast-import` (git-fast-import(1), INPUT FORMAT) for commits on top of `parent`, a minute apart. */
export function fastImport(parent: string, commits: readonly GeneratedCommit[]): string {
  const first = 1_800_000_000
  return commits.map((commit, at) => entry(commit, first + 60 * at, at === 0 ? `from ${parent}\n` : '')).join('')
}

function entry({ message, files }: GeneratedCommit, date: number, from: string): string {
  const who = `Bench <bench@localhost> ${date} +0000`
  const changes = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`)
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(message)}${from}${changes.join('')}\n`
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}
