/** What a program in a sandbox finds, each at its own path. What is not named here and is none of the system's folders is not there. */
export interface Box {
  /** Folders that it may change. */
  writable: readonly string[]
  /** Files and folders that it may read besides tools, and not change, be it that they lie in a writable one. */
  readable?: readonly string[]
  /** Folders of which it finds nothing but what else is named here, and which it may not change. */
  emptied?: readonly string[]
  /** Files that it finds in the place of others: what lies at the key is not seen. */
  replaced?: Readonly<Record<string, string>>
  /** Its HOME and its folder for temporary files, both in writable ones. */
  home: string
  temporary: string
  /** Loopback of its own and nothing else; or the network of whoever starts it. */
  network: 'none' | 'shared'
}
