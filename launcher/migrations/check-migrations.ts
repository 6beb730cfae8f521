// `npm run check` runs this: the migrations, applied in order to an empty database, must give exactly the tables that
// prisma/schema.prisma describes. Ends with 1 and the difference when they do not.
import { unwrittenChanges } from './unwritten-changes.ts';

const missing = await unwrittenChanges();
if (missing === undefined) {
  process.stdout.write('prisma/migrations gives what prisma/schema.prisma says.\n');
} else {
  process.stderr.write(
    `prisma/migrations does not give what prisma/schema.prisma says. Missing:\n\n${missing}\n` +
      'Write it with: npm run migration -- name-of-the-change\n',
  );
  process.exitCode = 1;
}
