/** Whether an error, or a cause of one, says that something is not implemented. */
export function saysNotImplemented({ name, message, code }: { name: string; message: string; code?: string }): boolean {
  return (
    name.startsWith('NotImplemented') ||
    /NOT_IMPLEMENTED/.test(code ?? '') ||
    /\bnot (yet )?implemented\b/i.test(message)
  )
}
