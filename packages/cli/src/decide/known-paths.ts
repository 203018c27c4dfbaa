/** Which files `helix init` generated, with their digests, so that an upgrade never overwrites an edit. */
export const manifestPath = '.helix/manifest.json'

/** Where amendments lie, and decisions that amend nothing. */
export const adrFolder = 'docs/adr'

/** Where adr-tools, MADR and others keep their records; Helix's own folder comes first. */
export const adrFolders = [
  adrFolder,
  'doc/adr',
  'docs/decisions',
  'docs/adrs',
  'docs/architecture/decisions',
  'doc/arch',
]
