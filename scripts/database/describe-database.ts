import { Client } from 'pg'

/** Each query yields lines that together say what a database is made of, as PostgreSQL itself writes it. */
const parts: Record<string, string> = {
  columns: `
    SELECT format('%I.%I %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_prisma_migrations'`,
  constraints: `
    SELECT format('%s %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> coalesce(to_regclass('"_prisma_migrations"')::oid, 0) AND contype <> 'n'`,
  indexes: `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  enums: `SELECT format('%I: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)) AS line
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`,
  triggers: `SELECT pg_get_triggerdef(t.oid) AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal`,
  functions: `SELECT pg_get_functiondef(p.oid) AS line FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  rights: `SELECT format('%I: %s %s', table_name, grantee, string_agg(privilege_type, ', ' ORDER BY privilege_type)) AS line
    FROM information_schema.role_table_grants
    WHERE table_schema = 'public' AND grantee <> 'portal_owner' AND table_name <> '_prisma_migrations' GROUP BY table_name, grantee`,
  extensions: `SELECT extname AS line FROM pg_extension`,
}

/**
 * What the schema `public` is made of, sorted, for comparing two databases. Prisma's own table is left out.
 */
export async function describeDatabase(url: string): Promise<Record<string, string[]>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const described: Record<string, string[]> = {}
    for (const [part, sql] of Object.entries(parts)) {
      const { rows } = await client.query<{ line: string }>(sql)
      described[part] = rows.map(({ line }) => line).sort()
    }
    return described
  } finally {
    await client.end()
  }
}
