/** Does not divide by three: somebody pays a cent more. */
export const groceries = { what: 'groceries', paidBy: 'Ada', cents: 1000, sharedBy: ['Ada', 'Ben', 'Cleo'] }

/** Ada paid nothing and shares nothing. */
export const pizza = { what: 'pizza', paidBy: 'Ben', cents: 200, sharedBy: ['Ben', 'Cleo'] }
