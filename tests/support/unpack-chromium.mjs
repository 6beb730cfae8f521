// Unpacks the Chromium of @sparticuz/chromium into the folder it is given, with the libraries a bare system lacks. The
// package is made for Lambda: it unpacks into the system's folder for temporary files, and takes its libraries along
// only there. Run as a process of its own, so that nothing else sees another folder for temporary files.
const [folder] = process.argv.slice(2);
process.env.TMPDIR = folder;
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
