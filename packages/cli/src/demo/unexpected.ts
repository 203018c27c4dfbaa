/** Something did not go as the demo is written: it ends there and says so. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected'
}
