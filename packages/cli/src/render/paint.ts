/** Codes that begin and end what becomes of a text (ECMA-48, 8.3.117, SGR). */
const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39] } as const

type Brush = (text: string) => string
type Colour = Brush & { bold: Brush }

/** `paint.red.bold('refused')`. */
export interface Paint extends Record<'bold' | 'dim', Brush>, Record<'red' | 'green' | 'yellow' | 'cyan', Colour> {
  /** 0: texts stay as they are. */
  level: number
}

/** Paints as chalk does, of which Helix uses so little that to load it takes longer than to print. */
export function paintOf(level: 0 | 1): Paint {
  const brush = (name: keyof typeof codes): Brush => (level === 0 ? (text) => text : wrapIn(codes[name]))
  const [bold, dim] = [brush('bold'), brush('dim')]
  const colour = (name: keyof typeof codes): Colour => {
    const plain = brush(name)
    return Object.assign((text: string) => plain(text), { bold: (text: string) => plain(bold(text)) })
  }
  return {
    level,
    bold,
    dim,
    red: colour('red'),
    green: colour('green'),
    yellow: colour('yellow'),
    cyan: colour('cyan'),
  }
}

/** What ends within the text goes on after it, and every line stands for itself. */
function wrapIn([begin, end]: readonly [number, number]): Brush {
  const [open, close] = [`\u001B[${begin}m`, `\u001B[${end}m`]
  return (text) => {
    if (text === '') return ''
    const inner = text.replaceAll(close, close + open).replaceAll(/\r?\n/g, (lineEnd) => close + lineEnd + open)
    return open + inner + close
  }
}
