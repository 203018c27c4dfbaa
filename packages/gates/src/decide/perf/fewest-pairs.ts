/**
 * Pairs that are measured at least, whatever the playbook asks: from eleven on the comparison of the base with itself, by halves,
 * can come out below its level (0.005 a side), and turns come in blocks of two pairs.
 */
export const fewestPairs = 12
