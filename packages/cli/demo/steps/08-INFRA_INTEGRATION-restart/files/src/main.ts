import { assemble } from './composition/assemble.ts'

const service = assemble(process.env.EVENLY_FILE ?? 'evenly.sqlite')
service.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => service.close())
