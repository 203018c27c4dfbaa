/** Where a stack keeps what, as globs. */
export interface Layout {
  layers: Readonly<Record<string, unknown>>
  imports: Readonly<Record<string, readonly string[]>>
  /** Test files by command. */
  tests: { unit: string[]; property: string[]; integration: string[]; e2e: string[] }
  /** Sources whose tests must be thorough. */
  core: string[]
  bench: string[]
  /** Layers by the step that opens them. */
  opens: { scaffold: string[]; domain: string[]; infra: string[] }
}
