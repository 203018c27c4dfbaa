interface PinnedAction {
  uses: string
  /** The tag that named this commit in the action's own repository when it was pinned (November 2026). */
  tag: string
}

/** Third-party code that the GitHub jobs run: each at one commit, because a tag can be moved. */
export const pinnedActions = {
  checkout: { uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', tag: 'v7.0.1' },
  setupNode: { uses: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020', tag: 'v7.0.0' },
  uploadArtifact: { uses: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f', tag: 'v7.0.0' },
  downloadArtifact: { uses: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c', tag: 'v8.0.1' },
} as const satisfies Record<string, PinnedAction>

/** As a step spells it: `uses: actions/checkout@3d3c… # v7.0.1`. */
export function usesLine({ uses, tag }: PinnedAction): string {
  return `uses: ${uses} # ${tag}`
}
