import { db } from '@/lib/db/client'

// Before the file's database is dropped under it.
afterAll(() => db.$disconnect())
