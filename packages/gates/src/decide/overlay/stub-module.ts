/** A module of the product for which a stub is generated. */
export interface StubModule {
  path: string
  /** Names that tests take from it. */
  names: readonly string[]
  /** CommonJS: only loaded by `require`. */
  isCommonJs: boolean
}
