/** Beginning and end of what a program prints, whatever the amount; at most twice `limit` characters and a note. */
export class Excerpt {
  readonly #limit: number
  #head = ''
  #tail = ''
  #gone = 0
  #isFull = false

  constructor(limit: number) {
    this.#limit = limit
  }

  add(line: string): void {
    const text = `${line}\n`
    if (!this.#isFull && this.#head.length + text.length <= this.#limit) {
      this.#head += text
      return
    }
    this.#isFull = true
    const whole = this.#tail + text
    const cut = Math.max(0, whole.length - this.#limit)
    // A line is not shown by half where a whole one fits.
    const start = cut === 0 || whole[cut - 1] === '\n' ? cut : whole.indexOf('\n', cut) + 1
    this.#tail = whole.slice(start === whole.length ? cut : start)
    this.#gone += whole.length - this.#tail.length
  }

  text(): string {
    const gap = this.#gone === 0 ? '' : `[… ${this.#gone} characters left out …]\n`
    return this.#head + gap + this.#tail
  }
}
