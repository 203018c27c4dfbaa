/** Whether a text says that something is not implemented. */
export function saysUnfinished(text: string): boolean {
  return /\b(?:not[ _-]?(?:yet[ _-]?)?implemented|unimplemented|to be implemented|implement me)\b/i.test(text)
}

/** Whether a line of a comment says what is to do; in small letters only as a heading, for `todo` is a word of some products. */
export function isNote(line: string): boolean {
  return (
    /\b(?:TODO|FIXME|XXX|HACK)\b|(?:^|\s)@?(?:todo|fixme)(?=[:(])/.test(line) || /^[\s*#/]*(?:Todo|Fixme):/.test(line)
  )
}
