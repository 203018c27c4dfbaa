const amendActions = ['list', 'show', 'approve', 'land', 'reject', 'redraft', 'renumber'] as const
export type AmendAction = (typeof amendActions)[number]

/** The action that the first word names; null for a reason, which is more than one such word. */
export function amendActionOf(said: string): AmendAction | null {
  return amendActions.find((action) => action === said) ?? null
}
