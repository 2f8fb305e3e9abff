import { draftSql } from './draft-sql'

process.stdout.write(await draftSql(process.argv[2]!))
