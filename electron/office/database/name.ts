/** The database, in the folder of the data. */
export const databaseName = 'office.db'
