/**
 * The text when it has at most `limit` characters; otherwise its first two thirds and last third of the limit, cut at
 * line ends where there are any, with a note of what was left out. `more` says how to get it.
 */
export function elide(text: string, limit: number, more = ''): string {
  if (text.length <= limit) return text
  const head = Math.floor((limit * 2) / 3)
  const start = cutAfterLine(text.slice(0, head))
  const rest = text.slice(text.length - (limit - head))
  const end = rest.slice(rest.indexOf('\n') + 1)
  const gone = text.slice(start.length, text.length - end.length)
  const lines = gone.split('\n').length - 1
  return `${start}\n[… ${lines} lines, ${gone.length} characters left out${more === '' ? '' : `; ${more}`} …]\n${end}`
}

function cutAfterLine(text: string): string {
  const feed = text.lastIndexOf('\n')
  return feed === -1 ? text : text.slice(0, feed)
}
