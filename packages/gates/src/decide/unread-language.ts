import { posix } from 'node:path'

/** Languages whose sources import each other, and of which Helix reads no imports: ending → name. */
const languages: Readonly<Record<string, string>> = {
  '.java': 'Java', '.kt': 'Kotlin', '.kts': 'Kotlin', '.scala': 'Scala', '.groovy': 'Groovy', '.clj': 'Clojure', '.rs': 'Rust', '.swift': 'Swift',
  '.rb': 'Ruby', '.php': 'PHP', '.cs': 'C#', '.fs': 'F#', '.vb': 'Visual Basic', '.dart': 'Dart', '.ex': 'Elixir', '.exs': 'Elixir', '.erl': 'Erlang',
  '.c': 'C', '.h': 'C', '.cc': 'C++', '.cpp': 'C++', '.cxx': 'C++', '.hpp': 'C++', '.m': 'Objective-C', '.zig': 'Zig', '.nim': 'Nim', '.cr': 'Crystal',
  '.hs': 'Haskell', '.ml': 'OCaml', '.elm': 'Elm', '.lua': 'Lua', '.jl': 'Julia', '.r': 'R', '.pl': 'Perl', '.pm': 'Perl', '.coffee': 'CoffeeScript',
  // What was compiled elsewhere is loaded in the place of a source.
  '.pyc': 'compiled Python', '.pyd': 'compiled Python', '.so': 'machine code', '.dylib': 'machine code', '.dll': 'machine code', '.node': 'machine code', '.wasm': 'WebAssembly',
  // Sources that Helix does read have facts; what has none is written with the types of Flow.
  '.js': 'Flow', '.jsx': 'Flow', '.mjs': 'Flow', '.cjs': 'Flow',
} // prettier-ignore

/** The language of a file whose imports nobody can tell; undefined where there are none: documents, data, styles, shell. */
export function unreadLanguage(path: string): string | undefined {
  const ending = posix.extname(path).toLowerCase()
  return Object.hasOwn(languages, ending) ? languages[ending] : undefined
}
