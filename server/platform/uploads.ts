// Takes one uploaded file off a multipart request as a stream; nothing is held in memory.
import type { IncomingMessage } from 'node:http';

import busboy from 'busboy';

import { problem } from '#contract/problems.ts';
import type { UploadedFile } from './http.ts';

const maxUploadBytes = 256 * 1024 * 1024;

/** The file in the field `file`. @throws 'input-invalid' when the request carries none or is broken off before it */
export function receiveFile(request: IncomingMessage): Promise<UploadedFile> {
  const missing = () => problem('input-invalid', { faults: [{ where: 'file', message: 'missing' }] });
  return new Promise((resolve, reject) => {
    // Broken off already, while it was being found out who sends it: nothing more would be heard of it.
    if (request.destroyed) {
      reject(missing());
      return;
    }
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: { files: 1, fileSize: maxUploadBytes },
      });
    } catch {
      reject(missing());
      return;
    }
    parser.on('file', (_field, content, { filename }) => {
      // Whoever reads the file hears of its error too; an upload cut off before that must not end the process.
      content.on('error', () => undefined);
      content.on('limit', () => content.destroy(problem('list-too-large', { maxBytes: maxUploadBytes })));
      resolve({ name: filename ?? '', content });
    });
    parser.on('close', () => reject(missing()));
    parser.on('error', reject);
    request.on('close', () => {
      if (!request.complete) parser.destroy(new Error('The upload was cut off'));
    });
    request.pipe(parser);
  });
}
