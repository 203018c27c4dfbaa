import type { OutputChunk, Plugin } from 'rolldown'

/**
 * Puts the few functions that rolldown itself adds to a bundle into these chunks: as a file of their own they take longer to be found
 * than to be read. They hold nothing that all would have to share.
 */
export function inlineRuntime(chunks: readonly string[]): Plugin {
  return {
    name: 'inline-runtime',
    generateBundle(_, bundle) {
      const all = Object.values(bundle).filter((file): file is OutputChunk => file.type === 'chunk')
      const runtime = all.find(({ name }) => name === 'rolldown-runtime')
      if (runtime === undefined)
        throw new Error('rolldown added no functions of its own: inline-runtime.ts is not needed')
      const file = runtime.fileName.slice(runtime.fileName.lastIndexOf('/') + 1)
      const inlined = `(()=>{const exports={};${runtime.code}\nreturn exports})()`
      for (const chunk of all.filter(({ name }) => chunks.includes(name))) {
        chunk.code = chunk.code.replace(new RegExp(`require\\("\\./(?:chunks/)?${file}"\\)`), () => inlined)
      }
    },
  }
}
