/** Which files `helix init` generated, with their digests, so that an upgrade never overwrites an edit. */
export const manifestPath = '.helix/manifest.json'

/** Where amendments lie, and decisions that amend nothing. */
export const adrFolder = 'docs/adr'

/** Where adr-tools and log4brains are told which folder holds records. */
export const recordSettings = { adrDir: '.adr-dir', log4brains: '.log4brains.yml' }
