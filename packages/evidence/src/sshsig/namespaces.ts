/** What a signature is for; a key that may do one may not do another. */
export const namespaces = { judge: 'helix-judge', approve: 'helix-approve', tune: 'helix-tune' } as const
