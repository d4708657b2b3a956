import { officeAt } from '../../helpers/office.ts'

// Opens the office of a folder and stays until it is killed: `node holder.ts FOLDER`.
const folder = process.argv[2]
if (folder === undefined) throw new Error('which folder?')
const office = await officeAt({ folder })
console.log(office.trouble?.message ?? 'open')
setInterval(() => undefined, 60_000)
